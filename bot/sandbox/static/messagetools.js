// What can be done with a message: the hover menu with reactions, replies, shortcuts, editing and deleting.
import { composer } from "./composer.js";
import { confirmed } from "./dialog.js";
import { h } from "./dom.js";
import { openEmojiPicker } from "./emojipicker.js";
import { iconButton } from "./controls.js";
import { typed } from "./mrkdwn.js";
import { go } from "./navigate.js";
import { notice } from "./notices.js";
import { openMenu } from "./popup.js";
import { act, attempt, me, state } from "./state.js";

const isMine = (message) => message.user === me().id && !message.bot_id;

async function copyLink(message) {
  try {
    await navigator.clipboard.writeText(message.permalink);
    notice("リンクをコピーしました。");
  } catch {
    notice(`このリンクをお使いください： ${message.permalink}`);
  }
}

async function remove(channel, message) {
  const sure = await confirmed({
    title: "メッセージを削除",
    text: { type: "plain_text", text: "このメッセージを削除しますか？ 元には戻せません。" },
    confirm: "削除する",
    style: "danger",
  });
  if (sure) attempt("delete", { channel, ts: message.ts });
}

function startEditing(node, channel, message) {
  const body = node.querySelector(".message-body");
  const done = () => {
    editor.remove();
    body.hidden = false;
    node.focus();
  };
  const editor = composer({
    place: null,
    channel,
    testid: "edit-composer",
    placeholder: "メッセージを編集",
    send: (text) => act("edit", { channel, ts: message.ts, text }),
    editing: { text: typed(message.text), onDone: done },
  });
  body.hidden = true;
  body.after(editor);
  editor.area.focus();
  editor.area.setSelectionRange(editor.area.value.length, editor.area.value.length);
}

function moreItems(node, channel, message) {
  const shortcuts = state.world.shortcuts
    .filter((one) => one.type === "message")
    .map((one) => ({
      label: one.name,
      icon: "spark",
      data: { shortcut: one.callback_id },
      run: () => attempt("shortcut", { callback_id: one.callback_id, channel, ts: message.ts }),
    }));
  const removable = isMine(message) ? (message.files ?? []).filter((file) => file.mode !== "tombstone") : [];
  const own = isMine(message)
    ? [
        { label: "編集", icon: "edit", data: { menu: "edit" }, run: () => startEditing(node, channel, message) },
        ...removable.map((file) => ({
          label: `「${file.title}」を削除`,
          icon: "trash",
          danger: true,
          data: { menu: "delete-file" },
          run: () => attempt("delete_file", { file: file.id }),
        })),
        { label: "削除", icon: "trash", danger: true, data: { menu: "delete" }, run: () => remove(channel, message) },
      ]
    : [];
  return [
    ...shortcuts,
    { label: "リンクをコピー", icon: "link", data: { menu: "copy" }, run: () => copyLink(message) },
    ...own,
  ];
}

/** Put this person's reaction on the message, or take it back. */
export function toggle(channel, message, name) {
  const mine = message.reactions?.some((one) => one.name === name && one.users.includes(me().id));
  return attempt(mine ? "unreact" : "react", { channel, ts: message.ts, name });
}

/** The hover menu of a message; null where nothing can be done. */
export function toolbar(node, channel, message) {
  if (message.ephemeral || message.subtype === "tombstone") return null;
  const react = (anchor) => openEmojiPicker(anchor, (name) => toggle(channel, message, name));
  const reply = () => go({ channel, thread: message.thread_ts ?? message.ts });
  const more = (anchor) => openMenu(anchor, moreItems(node, channel, message), "その他");
  return h(
    "div",
    { class: "message-tools", role: "toolbar", "aria-label": "メッセージの操作" },
    iconButton("smile", "リアクション", react, { data: { tool: "react" } }),
    iconButton("reply", "スレッドで返信", reply, { data: { tool: "reply" } }),
    iconButton("more", "その他", more, { data: { tool: "more" } }),
  );
}
