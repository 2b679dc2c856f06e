// The panel beside the channel: one thread with its replies and composer.
import { h } from "./dom.js";
import { Refusal } from "./api.js";
import { upload } from "./attaching.js";
import { composer } from "./composer.js";
import { titleOf } from "./channel.js";
import { iconButton } from "./controls.js";
import { messageList } from "./messagelist.js";
import { go, goBack } from "./navigate.js";
import { act, channelOf, messageKey, state } from "./state.js";

let shown = null; // {key, list, jumped}

function build(panel, channel, thread, key) {
  shown?.list.stop();
  const list = messageList(channel.id, {
    inThread: true,
    label: "スレッドのメッセージ",
    empty: "このスレッドは見つかりませんでした。",
  });
  const also = h("input", { type: "checkbox", data: { testid: "broadcast" } });
  const send = async (text, files) => {
    if (files.length > 0) return upload(channel.id, files, text, thread);
    if (/^\/[a-z]/.test(text))
      throw new Refusal("スレッドの中ではコマンドを使えません。チャンネルの入力欄でお試しください。");
    await act("post", { channel: channel.id, text, thread_ts: thread, broadcast: also.checked });
    also.checked = false;
    return null;
  };
  const writing = channel.member && !channel.archived
    ? composer({
        place: key,
        channel: channel.id,
        testid: "thread-composer",
        placeholder: "返信する",
        send,
        extras: channel.kind !== "im" && h("label", { class: "also" }, also, "チャンネルにも投稿する"),
      })
    : null;
  const close = iconButton("close", "スレッドを閉じる", () => go({ channel: channel.id }), {
    style: "tool close-thread",
  });
  const back = iconButton("back", "チャンネルへ戻る", goBack, { style: "back" });
  panel.replaceChildren(
    h(
      "header",
      { class: "pane-head" },
      back,
      h("h1", {}, "スレッド"),
      h("p", { class: "pane-about" }, channel.kind === "im" ? titleOf(channel) : `#${channel.name}`),
      close,
    ),
    list.node,
    ...(writing ? [writing] : []),
  );
  shown = { key, list, jumped: null, focus: () => writing?.area.focus() };
}

/** Draw the thread of the present route, or hide the panel. */
export function drawThread(panel) {
  const { channel: id, thread, ts } = state.route;
  const channel = channelOf(id);
  panel.hidden = !thread || !channel;
  if (panel.hidden) {
    shown?.list.stop();
    shown = null;
    panel.replaceChildren();
    return;
  }
  const key = messageKey(id, thread);
  const owner = `${state.route.as} ${key} ${channel.member}`;
  const opened = shown?.owner !== owner;
  if (opened) {
    build(panel, channel, thread, key);
    shown.owner = owner;
    if (!ts) shown.focus();
  }
  const messages = state.messages.get(key);
  if (!messages) return;
  shown.list.draw(messages);
  if (ts && shown.jumped !== state.route) {
    shown.jumped = state.route;
    shown.list.jump(ts);
  }
}
