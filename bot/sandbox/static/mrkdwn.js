// Reads Slack's mrkdwn into nodes, with the same rules about where a * or _ may begin and end.
import { h } from "./dom.js";
import { emoji, withEmoji } from "./emoji.js";
import { channelOf, person, state } from "./state.js";
import { formatDate, longDate, clockTime } from "./time.js";

/** Undo Slack's three entities, once. */
const decode = (text) => text.replace(/&(amp|lt|gt);/g, (_, name) => ({ amp: "&", lt: "<", gt: ">" })[name]);

/** A plain_text object (or string) as nodes. */
export const plain = (object) => withEmoji(decode(typeof object === "string" ? object : (object?.text ?? "")));

/** A text object of either type as nodes. */
export const textOf = (object) => (object?.type === "mrkdwn" ? mrkdwn(object.text) : plain(object));

export function userMention(id) {
  const who = person(id);
  const style = ["mention", id === state.route.as && "mention-me"];
  return h(
    "span",
    { class: style, title: who ? `${who.name}　${who.title ?? ""}` : null },
    `@${who?.display ?? "知らない人"}`,
  );
}

export function channelMention(id, label) {
  const name = channelOf(id)?.name ?? label;
  if (!name) return h("span", { class: "mention" }, "#見られないチャンネル");
  return h("a", { class: "mention", href: `/archives/${id}` }, `#${name}`);
}

export function dateNode(seconds, format, link, fallback) {
  const date = new Date(Number(seconds) * 1000);
  const text = Number.isFinite(date.getTime()) ? formatDate(seconds, format) : fallback;
  const time = h("time", { title: `${longDate(date)} ${clockTime(date)}` }, text);
  return link ? anchor(link, [time]) : time;
}

const SAFE = /^(https?:|mailto:|tel:)/i;
/** A link; addresses that could run a script stay text. */
export function anchor(href, children) {
  if (!SAFE.test(href)) return h("span", {}, children);
  return h("a", { href, target: "_blank", rel: "noopener noreferrer" }, children);
}

const shortened = (url) => url.replace(/^mailto:/, "");

/** What stands between < and >. */
function angled(inside) {
  const [body, ...rest] = inside.split("|");
  const label = rest.length ? decode(rest.join("|")) : null;
  if (body.startsWith("@")) return userMention(body.slice(1));
  if (body.startsWith("#")) return channelMention(body.slice(1), label);
  if (body.startsWith("!date^")) {
    const [, seconds, format, link] = body.split("^");
    return dateNode(seconds, decode(format ?? ""), link && decode(link), label ?? "");
  }
  if (body.startsWith("!subteam^")) return h("span", { class: "mention" }, label ?? "@グループ");
  if (body.startsWith("!")) return h("span", { class: "mention mention-me" }, `@${body.slice(1)}`);
  const url = decode(body);
  return anchor(url, label === null ? [shortened(url)] : withEmoji(label));
}

const WORDLIKE = /[\p{L}\p{N}]/u;
const TAGS = { "*": "strong", _: "em", "~": "s" };
const INLINE =
  /<([^<>\n]+)>|`([^`\n]+)`|:([a-z0-9_+'-]+(?:::skin-tone-\d)?):|(https?:\/\/(?:(?![<>|"`])[!-~])+)|([*_~])/g;

/** Where a run of `sign` opened before `from` ends, or -1: the close touches its word and no word touches it. */
function closing(text, sign, from) {
  for (let at = text.indexOf(sign, from); at > 0; at = text.indexOf(sign, at + 1)) {
    const [before, after] = [text[at - 1], text[at + 1] ?? ""];
    if (at > from && !/\s/.test(before) && !WORDLIKE.test(after) && after !== sign) return at;
  }
  return -1;
}

function inline(text) {
  const out = [];
  let from = 0;
  const flush = (to) => {
    if (to > from) out.push(...withEmoji(decode(text.slice(from, to)), { shortcodes: false }));
  };
  const finder = new RegExp(INLINE);
  for (let match = finder.exec(text); match; match = finder.exec(text)) {
    const [all, tag, code, name, url, sign] = match;
    let node;
    let end = match.index + all.length;
    if (tag) node = angled(tag);
    else if (code) node = h("code", {}, typed(code));
    else if (name) node = emoji(name);
    else if (url) node = anchor(decode(url), [decode(url)]);
    else {
      const close =
        WORDLIKE.test(text[match.index - 1] ?? "") || /\s/.test(text[end] ?? " ") ? -1 : closing(text, sign, end);
      if (close < 0) continue;
      node = h(TAGS[sign], {}, inline(text.slice(end, close)));
      end = close + 1;
    }
    flush(match.index);
    out.push(node);
    from = end;
    finder.lastIndex = end;
  }
  flush(text.length);
  return out;
}

const QUOTE = /^(?:&gt;|>)\s?/;
const ITEM = /^(\s*)([•◦▪・]|[-*](?=\s)|\d{1,2}\.(?=\s))\s*(.*)$/;

/** One line: a list item hangs its text beside its sign. */
function line(text) {
  const [, indent, sign, rest] = text.match(ITEM) ?? [];
  if (sign === undefined) return inline(text);
  const depth = `--depth:${Math.floor(indent.length / 2)}`;
  return [
    h("span", { class: "item", style: depth }, h("span", { class: "item-sign" }, sign), h("span", {}, inline(rest))),
  ];
}

/** Lines of text; quotes and items are blocks of their own, so no line break is written beside them. */
function lines(text) {
  const out = [];
  let before = "start";
  for (const one of text.split("\n")) {
    const quoted = QUOTE.test(one);
    const made = line(one.replace(QUOTE, ""));
    const kind = quoted ? "quote" : made[0]?.className === "item" ? "item" : "text";
    if (quoted && before === "quote") out.at(-1).append("\n", ...made);
    else if (quoted) out.push(h("blockquote", {}, made));
    else if (kind === "text" && before === "text") out.push("\n", ...made);
    else if (one === "" && before !== "start") out.push("\n");
    else out.push(...made);
    before = one === "" && before !== "text" && before !== "start" ? "start" : kind;
  }
  return out;
}

/** mrkdwn as a list of nodes; the container keeps line breaks (white-space: pre-wrap). */
export function mrkdwn(text = "") {
  return text.split(/```\n?([\s\S]+?)\n?```\n?/).flatMap((part, index) => {
    if (index % 2) return [h("pre", {}, typed(part))];
    return part ? lines(part) : [];
  });
}

/** The text as the person would type it again, for editing and for one-line previews. */
export function typed(text = "") {
  return decode(
    text.replace(/<([^<>]+)>/g, (_, inside) => {
      const [body, label] = inside.split("|");
      if (body.startsWith("@")) return `@${person(body.slice(1))?.name ?? body.slice(1)}`;
      if (body.startsWith("#")) return `#${channelOf(body.slice(1))?.name ?? label ?? ""}`;
      if (body.startsWith("!date^")) return label ?? "";
      if (body.startsWith("!")) return `@${body.slice(1)}`;
      return body.startsWith("mailto:") && label ? label : body;
    }),
  );
}
