// Words for the person when something was refused: what the local Slack says in its own terms, said kindly.

const GONE = "その操作は、もうできなくなっているようです。画面をご確認のうえ、もう一度お試しください。";
const SILENT = "アプリからの返事がありませんでした。少し待ってから、もう一度お試しください。";
const REASONS = {
  operation_timeout: "時間内に返事がありませんでした",
  dispatch_failed: "アプリにつながりませんでした",
};

const SAYINGS = [
  [
    /^(\/\S+) is not a valid command\.$/,
    (_, command) => `${command} というコマンドはありません。「/」と入力すると、使えるコマンドが出てきます。`,
  ],
  [
    /^(\/\S+) failed with the error "(.*)"$/,
    (_, command, reason) =>
      `${command} がうまくいきませんでした（${REASONS[reason] ?? reason}）。少し待ってから、もう一度お試しください。`,
  ],
  [/^The app did not answer: "(.*)"$/, () => SILENT],
  [/^We had some trouble connecting/, () => "アプリにうまくつながりませんでした。もう一度お試しください。"],
  [/^This app is not configured/, () => "このアプリは、ボタンなどの操作に対応していません。"],
  [/^#(.+) is archived$/, (_, name) => `#${name} はアーカイブされているので、書きこめません。`],
  [/is not in #(.+)$/, (_, name) => `#${name} に参加すると、書きこめるようになります。`],
  [/^#(.+) is open to invited people only$/, (_, name) => `#${name} には、招待された方だけが参加できます。`],
  [/^a channel cannot be called/, () => "チャンネル名は80文字までで、空白・記号・英大文字は使えません。"],
  [/^there is a channel called/, () => "同じ名前のチャンネルがあります。"],
  [/ is deactivated$/, () => "この人のアカウントは停止されています。"],
  [/ is a guest of one channel$/, () => "この人は、1つのチャンネルだけに参加できるゲストです。"],
  [/^members of other workspaces/, () => "ほかのワークスペースの人は、ショートカットを使えません。"],
  [/^the message is gone$/, () => "このメッセージは、もう削除されています。"],
  [/^the thread is gone$/, () => "このスレッドは、もう削除されています。"],
  [/^only the author can do that$/, () => "ご自分のメッセージだけが対象です。"],
  [/^there is no emoji/, () => "その絵文字は見つかりませんでした。"],
  [/^the app has no Home tab$/, () => "このアプリにはホームがありません。"],
  [/ sees no | has no modal open|^the modal has no|offers \[/, () => GONE],
];

/** The refusal in Japanese; what is already meant for people passes unchanged. */
export function worded(text) {
  for (const [pattern, say] of SAYINGS) {
    const match = text.match(pattern);
    if (match) return say(...match);
  }
  return text;
}
