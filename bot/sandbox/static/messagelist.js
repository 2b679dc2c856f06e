// A list of messages that keeps its place: it follows new ones at the bottom and stays put elsewhere.
import { h, reconcile } from "./dom.js";
import { isNote, renderMessage } from "./message.js";
import { me, state } from "./state.js";
import { dayNumber, dividerLabel, now, ofTs } from "./time.js";

const PAGE = 120; // messages drawn at first; older ones on request
const TOGETHER = 5 * 60; // seconds within which one person's messages share a head

function belongsTo(before, message) {
  return (
    Boolean(before) &&
    before.user === message.user &&
    Boolean(before.bot_id) === Boolean(message.bot_id) &&
    !isNote(before) &&
    !before.ephemeral &&
    !message.ephemeral &&
    !message.reply_count &&
    message.subtype !== "thread_broadcast" &&
    Number(message.ts) - Number(before.ts) < TOGETHER
  );
}

/** Messages with the lines between them: days, what is new, how many replies. */
function itemsOf(messages, { inThread, newFrom }) {
  const items = [];
  let before = null;
  messages.forEach((message, index) => {
    const day = dayNumber(ofTs(message.ts));
    const newDay = !before || dayNumber(ofTs(before.ts)) !== day;
    if (newDay && !(inThread && index > 0)) items.push({ line: dividerLabel(ofTs(message.ts)), key: `day ${day}` });
    if (newFrom && message.ts === newFrom)
      items.push({ line: "ここから新しいメッセージ", key: "new", style: "is-new" });
    const compact = !newDay && message.ts !== newFrom && index !== (inThread ? 1 : -1) && belongsTo(before, message);
    items.push({ message, compact, key: `${message.ephemeral ? "only " : ""}${message.ts}` });
    if (inThread && index === 0 && messages.length > 1)
      items.push({ line: `${messages.length - 1}件の返信`, key: "count", style: "is-count" });
    before = message;
  });
  return items;
}

const line = (item) => h("div", { class: `line ${item.style ?? ""}`, role: "separator" }, h("span", {}, item.line));

/**
 * Make the list; `draw(messages, {newFrom})` shows them, `jump(ts)` goes to one and lights it up.
 * A channel opens at its end, a thread at its question.
 */
export function messageList(channel, { inThread = false, label, before = null, empty }) {
  const inner = h("div", { class: "list-inner" });
  const older = h("button", { type: "button", class: "button older", hidden: true }, "これより前のメッセージを見る");
  const box = h("div", { class: "list", role: "log", "aria-label": label, tabindex: -1 }, before, older, inner);
  let messages = [];
  let options = {};
  let limit = PAGE;
  let sticking = !inThread;
  let drawn = false;
  let size = "";

  const toBottom = () => {
    box.scrollTop = box.scrollHeight;
  };
  // A scroll event that comes with another size is the layout's doing, not the reader's.
  const measure = () => {
    const before = size;
    size = `${box.scrollHeight} ${box.clientHeight}`;
    if (size === before) sticking = box.scrollHeight - box.scrollTop - box.clientHeight < 80;
  };
  box.addEventListener("scroll", measure, { passive: true });
  const watcher = new ResizeObserver(() => {
    if (sticking) toBottom();
  });
  watcher.observe(inner);
  watcher.observe(box);

  function focusKeeper() {
    const held = document.activeElement;
    const article = inner.contains(held) ? held.closest("article") : null;
    if (!article) return () => {};
    const { actionId, reaction } = held.dataset;
    return () => {
      if (inner.contains(document.activeElement)) return;
      const again = inner.querySelector(`article[data-ts="${article.dataset.ts}"]`);
      const control = actionId
        ? `[data-action-id="${CSS.escape(actionId)}"]`
        : reaction && `[data-reaction="${CSS.escape(reaction)}"]`;
      ((control && again?.querySelector(control)) || again)?.focus({ preventScroll: true });
    };
  }

  function draw(next, more = options) {
    const last = messages.at(-1)?.ts;
    const mineIsNew = drawn && next.at(-1)?.ts !== last && next.at(-1)?.user === me().id;
    if (drawn && limit < next.length) limit += Math.max(0, next.length - messages.length); // nothing leaves at the top
    [messages, options] = [next, more];
    const shown = inThread ? messages : messages.slice(-limit);
    older.hidden = shown.length === messages.length;
    if (before) before.hidden = !older.hidden;
    const refocus = focusKeeper();
    const today = dayNumber(now());
    const editing = [...inner.querySelectorAll(".composer")].map((editor) => editor.closest("article")?.dataset.ts);
    reconcile(inner, itemsOf(shown, { inThread, ...options }), {
      key: (item) => item.key,
      // A message that is being edited is left alone until that is done.
      signature: (item) =>
        editing.includes(item.message?.ts)
          ? inner.kept.get(item.key)?.mark
          : JSON.stringify([item.message ?? item.line, item.compact, today, state.world.people.length]),
      render: (item) =>
        item.line ? line(item) : renderMessage(channel, item.message, { compact: item.compact, inThread }),
    });
    if (messages.length === 0 && empty) inner.replaceChildren(h("p", { class: "empty" }, empty));
    refocus();
    inner.querySelectorAll("article[tabindex='0']").forEach((node) => node.setAttribute("tabindex", "-1"));
    inner.querySelector("article:last-of-type")?.setAttribute("tabindex", "0");
    if (mineIsNew) sticking = true;
    if (sticking) toBottom();
    if (!drawn) measure();
    drawn = true;
  }

  function jump(ts) {
    const index = messages.findIndex((message) => message.ts === ts);
    if (index < 0) return false;
    if (messages.length - index > limit) {
      limit = messages.length - index + 20;
      draw(messages);
    }
    const node = inner.querySelector(`article[data-ts="${ts}"]`);
    sticking = false;
    node.scrollIntoView({ block: "center" });
    node.classList.remove("is-target");
    void node.offsetWidth; // starts the light anew when the same message is visited twice
    node.classList.add("is-target");
    node.focus({ preventScroll: true });
    return true;
  }

  older.addEventListener("click", () => {
    const height = box.scrollHeight;
    limit += PAGE * 2;
    draw(messages);
    box.scrollTop += box.scrollHeight - height;
  });
  box.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !event.target.matches("article")) return;
    const all = [...inner.querySelectorAll("article")];
    event.preventDefault();
    all[all.indexOf(event.target) + step]?.focus();
  });
  return { node: box, draw, jump, stop: () => watcher.disconnect() };
}
