# まとめ

digests-personal = 週のまとめ（ひとりずつ）
digests-channel = 週のまとめ（チャンネルへ）
digests-hello = 📮 *このあいだのまとめです。* お手すきのときにどうぞ。
digests-channel-hello = 📮 *このあいだの、町どうしのやりとりです。*
digests-why = 伝えることがあるときだけ、週に一度お届けしています。
digests-stop = まとめを止める
digests-resume = また受け取る
digests-stopped = わかりました。まとめはもう届きません。見たくなったら、ホームタブにいつでも同じことがあります。
digests-running = 📮 伝えることがあるとき、週に一度、まとめが届きます。
