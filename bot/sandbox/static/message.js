// Draws one message with everything that hangs on it: blocks, files, reactions and replies.
import { h } from "./dom.js";
import { drawBlocks, renderAttachment } from "./blocks.js";
import { emoji } from "./emoji.js";
import { files } from "./files.js";
import { Form } from "./form.js";
import { icon } from "./icons.js";
import { toggle, toolbar } from "./messagetools.js";
import { mrkdwn } from "./mrkdwn.js";
import { go } from "./navigate.js";
import { appBadge, avatar, marksOf } from "./people.js";
import { addressOf } from "./route.js";
import { sending } from "./sending.js";
import { me, nameOf, person, state } from "./state.js";
import { clockTime, longDate, ofTs, pretty } from "./time.js";

const forms = new Map(); // what was chosen in a message, kept while the page is open
function formOf(place) {
  if (!forms.has(place)) forms.set(place, new Form());
  return forms.get(place);
}

const authorOf = (message) =>
  person(message.user) ??
  (message.bot_id ? state.world.bot : null) ?? { display: message.username ?? "知らない人", letter: "…" };
const reactions = (channel, message) =>
  h(
    "div",
    { class: "reactions" },
    message.reactions.map((one) => {
      const mine = one.users.includes(me().id);
      return h(
        "button",
        {
          type: "button",
          class: ["reaction", mine && "is-mine"],
          "aria-pressed": String(mine),
          data: { reaction: one.name },
          title: `${one.users.map(nameOf).join("、")}が :${one.name}: でリアクションしました`,
          "aria-label": `${one.name} ${one.count}件`,
          on: { click: () => toggle(channel, message, one.name) },
        },
        emoji(one.name),
        h("span", {}, String(one.count)),
      );
    }),
  );

function replies(channel, message) {
  const faces = (message.reply_users ?? []).slice(0, 4).map((id) => avatar(person(id), "tiny"));
  return h(
    "button",
    {
      type: "button",
      class: "replies",
      data: { replies: message.reply_count },
      on: { click: () => go({ channel, thread: message.ts }) },
    },
    h("span", { class: "faces" }, faces),
    h("b", {}, `${message.reply_count}件の返信`),
    message.latest_reply &&
      h(
        "span",
        { class: "quiet" },
        `最終返信 ${pretty(ofTs(message.latest_reply))} ${clockTime(ofTs(message.latest_reply))}`,
      ),
  );
}

// What Slack writes in the place of a message, in its own words.
const INSTEAD = {
  tombstone: "このメッセージは削除されました。",
  channel_join: "チャンネルに参加しました。",
  group_join: "チャンネルに参加しました。",
  channel_leave: "チャンネルから退出しました。",
};

function body(channel, message) {
  if (INSTEAD[message.subtype]) return h("div", { class: "message-body quiet" }, INSTEAD[message.subtype]);
  const context = sending({ channel, ts: message.ts }, formOf(`${channel} ${message.ts}`), () => message.blocks);
  const node = h("div", { class: "message-body" });
  const edited = message.edited && h("span", { class: "edited" }, "（編集済み）");
  if (message.blocks?.length) {
    const blocks = h("div", { class: "blocks" });
    drawBlocks(blocks, message.blocks, context);
    node.append(blocks);
    if (edited) node.append(edited);
  } else if (message.text) node.append(h("div", { class: "prose" }, mrkdwn(message.text), edited));
  node.append(
    ...(message.attachments ?? []).map((one) => renderAttachment(one, context)),
    ...(message.files?.length ? [files(message)] : []),
  );
  return node;
}

export const isNote = (message) =>
  /^(channel|group)_(join|leave|topic|purpose|name|archive)$/.test(message.subtype ?? "");

/** The message as an article; `compact` leaves out who wrote it, `inThread` what only a channel shows. */
export function renderMessage(channel, message, { compact, inThread }) {
  const who = authorOf(message);
  const when = ofTs(message.ts);
  const reply = message.thread_ts && message.thread_ts !== message.ts;
  const time = h(
    "a",
    {
      class: "time",
      href: addressOf({
        ...state.route,
        home: false,
        channel,
        ts: message.ts,
        thread: reply ? message.thread_ts : null,
      }),
      title: `${longDate(when)} ${clockTime(when)}`,
    },
    clockTime(when),
  );
  const node = h("article", {
    class: ["message", compact && "is-compact", message.ephemeral && "is-ephemeral", isNote(message) && "is-note"],
    tabindex: -1,
    data: { ts: message.ts, user: message.user ?? "", ephemeral: message.ephemeral ? "true" : null },
    "aria-label": `${who.display} ${clockTime(when)}`,
  });
  const head = h(
    "div",
    { class: "message-head" },
    h("b", { class: "author" }, who.display),
    (who.is_bot || message.bot_id) && appBadge(),
    ...marksOf(who),
    who.title && h("span", { class: "quiet author-title" }, who.title),
    time,
  );
  node.append(
    h("div", { class: "gutter" }, compact ? time : avatar(who)),
    h(
      "div",
      { class: "message-main" },
      message.ephemeral && h("div", { class: "ephemeral-note" }, "あなただけに表示されています"),
      !compact && message.subtype !== "tombstone" && head,
      reply &&
        !inThread &&
        h(
          "button",
          {
            type: "button",
            class: "bare broadcast",
            on: { click: () => go({ channel, thread: message.thread_ts, ts: message.ts }) },
          },
          icon("reply"),
          "スレッドへの返信",
        ),
      body(channel, message),
      message.reactions?.length > 0 && reactions(channel, message),
      !inThread && message.reply_count > 0 && replies(channel, message),
    ),
  );
  const tools = toolbar(node, channel, message);
  if (tools) node.append(tools);
  return node;
}
