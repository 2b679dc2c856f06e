// Draws the markdown block: headings, lists, quotes, code, links and emphasis, nothing more.
import { h } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { anchor } from "./mrkdwn.js";

const INLINE = /`([^`]+)`|\*\*(.+?)\*\*|~~(.+?)~~|\*(\S(?:.*?\S)?)\*|\[([^\]]+)\]\(([^)\s]+)\)/;

function inline(text) {
  const match = text.match(INLINE);
  if (!match) return withEmoji(text);
  const [all, code, strong, struck, em, label, href] = match;
  const node =
    code !== undefined
      ? h("code", {}, code)
      : strong !== undefined
        ? h("strong", {}, inline(strong))
        : struck !== undefined
          ? h("s", {}, inline(struck))
          : em !== undefined
            ? h("em", {}, inline(em))
            : anchor(href, inline(label));
  return [...withEmoji(text.slice(0, match.index)), node, ...inline(text.slice(match.index + all.length))];
}

const LINES = [
  [/^(#{1,6})\s+(.*)$/, (match) => h(`h${Math.min(6, match[1].length + 2)}`, {}, inline(match[2]))],
  [/^\s*(?:---+|\*\*\*+)\s*$/, () => h("hr", { class: "block-divider" })],
  [/^>\s?(.*)$/, (match) => h("blockquote", {}, inline(match[1]))],
  [
    /^(\s*)([-*+]|\d+\.)\s+(.*)$/,
    (match) =>
      h(
        "div",
        { class: "item", style: `--depth:${Math.floor(match[1].length / 2)}` },
        h("span", { class: "item-sign" }, /\d/.test(match[2]) ? match[2] : "•"),
        h("span", {}, inline(match[3])),
      ),
  ],
];

function line(text) {
  for (const [pattern, draw] of LINES) {
    const match = text.match(pattern);
    if (match) return draw(match);
  }
  return text.trim() ? h("p", {}, inline(text)) : null;
}

/** Markdown as a list of nodes. */
export function markdown(text = "") {
  return text
    .split(/^```\w*\n([\s\S]*?)\n?```$/m)
    .flatMap((part, index) => (index % 2 ? [h("pre", {}, part)] : part.split("\n").map(line).filter(Boolean)));
}
