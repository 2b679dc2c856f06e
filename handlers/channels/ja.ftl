channels-title = チャンネルを決める
channels-open = チャンネルを決める
channels-submit = 決める
channels-done = チャンネルを決めました
channels-home = *チャンネル*
    質問を受けるチャンネル: { $questions }
    事務局のチャンネル: { $organisers }
channels-none = まだありません
channels-hint = どのチャンネルで質問を受けるか、事務局へのお知らせをどこに届けるかを決めます。選んだチャンネルには、灯が入ります。
channels-fixed = 初めから決まっている質問のチャンネル: { $channels }（設定ファイルにあるので、ここでは外せません）
channels-questions = 質問を受けるチャンネル
channels-questions-hint = ここに書かれた投稿が、質問になります。いくつでも選べます。
channels-organisers = 事務局のチャンネル
channels-organisers-hint = 返事のつかない質問、チェックインやおしゃべりの人数のまとめ、灯の調子が届きます。一人ひとりの答えは届きません。非公開のチャンネルにするときは、先にそのチャンネルで「/invite」を使って、灯を招いてください。
channels-same = 質問を受けるチャンネルとは別のチャンネルにしてください。事務局だけのお知らせが届くところです。
channels-cannot-join = 灯がこのチャンネルに入れませんでした（{ $reason }）。保管されていない公開チャンネルを選んでください。
channels-invite = 灯がこのチャンネルに書きこめませんでした。そのチャンネルで「/invite」を使って灯を招いてから、もう一度押してください。
channels-hello = { $user } さんが、ここを事務局のチャンネルにしました。これから、事務局の方に見ていただきたいことを、ここにお届けします。
channels-organisers-only = この画面は、事務局の方だけが使えます。必要なときは、事務局の方にお声がけください。
