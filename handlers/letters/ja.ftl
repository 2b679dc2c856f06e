# 届けられなかった手紙（事務局）

letters-organisers-only = 届けられなかった手紙は、事務局の方だけが見られます。
letters-title = 届けられなかった手紙
letters-about = 灯から送ろうとして、Slack に受け取ってもらえなかったものです。わけが片づいたら、もう一度送れます。中身は、ここには出しません。
letters-none = 届けられなかった手紙はありません。
letters-more = ほかに { $count }通あります。上から片づけると、続きが出ます。
letters-home = 📮 届けられなかった手紙が { $count }通あります。
letters-look = 見る
letters-line = *{ $to }* あて　{ $moment }
letters-edit = *{ $to }* に出したものの書き直し　{ $moment }
letters-unnamed = 名前を出していない人
letters-again = もう一度送る
letters-discard = 捨てる
letters-gone = この方のアカウントは、もう使われていません。
letters-archived = このチャンネルは、アーカイブされています。
letters-no-channel = このチャンネルが見つからないか、灯が入れないチャンネルです。非公開のときは、灯を招待してください。
letters-not-in-channel = 灯がこのチャンネルに入っていません。チャンネルで `/invite` を使って招待してください。
letters-closed = この方とのダイレクトメッセージが閉じられています。
letters-restricted = このチャンネルに投稿できる人が限られています。チャンネルの設定で、灯にも許してください。
letters-deleted = もとのメッセージが消されているか、もう書き直せません。
letters-sealed = 宛先を開く鍵が合いません。`ANONYMITY_KEY` か鍵のファイルを、前のものに戻してください。
letters-scope = 灯に足りない権限があります。マニフェストを新しくして、入れ直してください。
letters-unknown = Slack の返事は「{ $reason }」でした。
