// The middle of the page: one channel or direct message with its list and composer.
import { h } from "./dom.js";
import { upload } from "./attaching.js";
import { composer } from "./composer.js";
import { remember } from "./drafts.js";
import { iconButton } from "./controls.js";
import { icon } from "./icons.js";
import { messageList } from "./messagelist.js";
import { plain } from "./mrkdwn.js";
import { goBack, go } from "./navigate.js";
import { appBadge, avatar } from "./people.js";
import { act, attempt, channelOf, loadMessages, me, person, state } from "./state.js";
import { Refusal } from "./api.js";
import { drawHome, homeTabs } from "./home.js";

let shown = null; // {key, list, jumped, newFrom, foot}
const reported = new Map(); // channel -> newest ts already told to the server as read

export const titleOf = (channel) =>
  channel.kind === "im" ? (person(channel.with)?.display ?? "ダイレクトメッセージ") : channel.name;
/** The name as one addresses it: people are addressed with さん, apps are not. */
const politely = (channel) => (person(channel.with)?.is_bot ? titleOf(channel) : `${titleOf(channel)} さん`);
const signOf = (channel) =>
  channel.kind === "im" ? avatar(person(channel.with), "small") : icon(channel.kind === "private" ? "lock" : "hash");

/** Send what was typed: a command when it begins with a slash, else a message. */
function send(channel, text) {
  const [, command, rest] = text.trim().match(/^(\/[^\s/]+)\s*([\s\S]*)$/) ?? [];
  return command ? act("command", { channel, command, text: rest }) : act("post", { channel, text });
}

const backButton = () => iconButton("back", "一覧へ戻る", goBack, { style: "back" });

function header(channel) {
  const other = channel.kind === "im" ? person(channel.with) : null;
  const about = channel.topic || other?.title;
  return h(
    "header",
    { class: "pane-head" },
    backButton(),
    h("h1", {}, h("span", { class: "pane-sign" }, signOf(channel)), titleOf(channel), other?.is_bot && appBadge()),
    channel.shared && h("span", { class: "badge badge-mark" }, "Slack コネクト"),
    about && h("p", { class: "pane-about", title: about }, plain(about)),
  );
}

function beginning(channel) {
  const direct = channel.kind === "im";
  const text = direct
    ? "ここでの会話は、ほかの人には見えません。"
    : channel.kind === "private"
      ? "招待された人だけのチャンネルです。"
      : "ここがこのチャンネルの始まりです。";
  return h(
    "div",
    { class: "beginning" },
    h("h2", {}, direct ? `${politely(channel)}とのダイレクトメッセージ` : `#${channel.name}`),
    h("p", {}, text, channel.topic && ["　", plain(channel.topic)]),
  );
}

function joinBar(channel) {
  const join = async () => {
    if (await attempt("join", { channel: channel.id })) loadMessages(channel.id);
  };
  return h(
    "div",
    { class: "join", data: { testid: "join" } },
    h("p", {}, h("b", {}, `#${channel.name}`), " をのぞいています。参加すると、書きこめるようになります。"),
    h("button", { type: "button", class: "button button-primary", on: { click: join } }, "参加する"),
  );
}

const closedBar = (channel) =>
  h("div", { class: "join" }, h("p", {}, h("b", {}, `#${channel.name}`), " はアーカイブされています。読むことだけできます。"));

const writing = (channel) =>
  composer({
    place: channel.id,
    channel: channel.id,
    testid: "composer",
    withCommands: true,
    send: (text, files) => (files.length > 0 ? upload(channel.id, files, text) : send(channel.id, text)),
    placeholder: channel.kind === "im" ? `${politely(channel)}へのメッセージ` : `#${channel.name} へのメッセージ`,
  });

function build(main, channel, key) {
  shown?.list.stop();
  const list = messageList(channel.id, { label: `${titleOf(channel)}のメッセージ`, before: beginning(channel) });
  const waiting = h(
    "div",
    { class: "loading", role: "status", "aria-label": "読みこんでいます" },
    [1, 2, 3, 4].map(() => h("i")),
  );
  const foot = channel.archived ? closedBar(channel) : channel.member ? writing(channel) : joinBar(channel);
  shown = { key, list, waiting, unread: channel.unread, newFrom: null, jumped: null };
  main.replaceChildren(
    header(channel),
    ...(channel.with === state.world.bot.id ? [homeTabs("messages")] : []),
    list.node,
    waiting,
    foot,
  );
  remember(`channel ${state.route.as}`, channel.id);
}

/** The first of the messages that this person had not read when they came in. */
function firstNew(messages, unread) {
  const others = messages.filter((message) => message.user !== me().id && !message.ephemeral);
  return unread > 0 ? (others.at(-unread)?.ts ?? others[0]?.ts ?? null) : null;
}

async function tellRead(channel, messages) {
  const last = messages.filter((message) => !message.ephemeral).at(-1)?.ts;
  const key = `${state.route.as} ${channel.id}`;
  if (
    !last ||
    !channel.member ||
    document.hidden ||
    (!channel.unread && reported.get(key) >= last) ||
    reported.get(key) === last
  )
    return;
  reported.set(key, last);
  try {
    await act("read", { channel: channel.id, ts: last });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    reported.delete(key); // told again with the next message
  }
}

function nothing(main, title, text) {
  shown?.list.stop();
  shown = null;
  main.replaceChildren(
    h("header", { class: "pane-head" }, backButton(), h("h1", {}, title)),
    h("p", { class: "empty" }, text),
  );
}

/** Draw the middle pane for the present route. */
export function drawMain(main) {
  const { route } = state;
  if (route.home) {
    shown?.list.stop();
    shown = null;
    drawHome(main, backButton);
    return;
  }
  const channel = channelOf(route.channel);
  if (!route.channel) {
    nothing(main, "ようこそ", "左の一覧から、チャンネルを選んでください。");
    return;
  }
  if (!channel) {
    nothing(main, "見られない場所です", "このチャンネルは見つからないか、いまの「見る人」には公開されていません。");
    return;
  }
  const key = [route.as, channel.id, channel.member, channel.archived, channel.topic, channel.name].join(" ");
  if (shown?.key !== key || !main.contains(shown.list.node)) build(main, channel, key);
  const messages = state.messages.get(channel.id);
  shown.waiting.hidden = Boolean(messages);
  shown.list.node.hidden = !messages;
  if (!messages) return;
  shown.newFrom ??= firstNew(messages, shown.unread) ?? "";
  shown.list.draw(messages, { newFrom: shown.newFrom });
  if (route.ts && shown.jumped !== route && (!route.thread || !messages.some((one) => one.ts === route.ts))) {
    shown.jumped = route;
    const target = route.thread ?? route.ts;
    if (!shown.list.jump(target) && !route.thread) openReply(channel.id, route.ts);
  } else if (route.ts && shown.jumped !== route) {
    shown.jumped = route;
    shown.list.jump(route.ts);
  }
  tellRead(channel, messages);
}

/** A permalink without its thread_ts: the reply is looked for in the threads of the channel. */
async function openReply(channel, ts) {
  const roots = state.messages
    .get(channel)
    .filter(
      (one) => one.reply_count && Number(one.ts) < Number(ts) && Number(one.latest_reply ?? Infinity) >= Number(ts),
    );
  for (const root of roots.reverse()) {
    await loadMessages(channel, root.ts);
    if (state.messages.get(`${channel}:${root.ts}`)?.some((one) => one.ts === ts)) {
      go({ channel, ts, thread: root.ts }, { replace: true });
      return;
    }
  }
}
