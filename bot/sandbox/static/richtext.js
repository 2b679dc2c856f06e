// Draws rich_text blocks, the form in which Slack keeps what people type in its composer.
import { h } from "./dom.js";
import { emoji, withEmoji } from "./emoji.js";
import { anchor, channelMention, dateNode, mrkdwn, plain, userMention } from "./mrkdwn.js";

const STYLES = { bold: "strong", italic: "em", strike: "s", code: "code", underline: "u" };

function styled(nodes, style = {}) {
  return Object.entries(STYLES).reduce((inner, [name, tag]) => (style[name] ? [h(tag, {}, inner)] : inner), nodes);
}

const PIECES = {
  text: (piece) => withEmoji(piece.text, { shortcodes: false }),
  emoji: (piece) => [emoji(piece.name)],
  link: (piece) => [anchor(piece.url, withEmoji(piece.text ?? piece.url))],
  user: (piece) => [userMention(piece.user_id)],
  channel: (piece) => [channelMention(piece.channel_id)],
  broadcast: (piece) => [h("span", { class: "mention mention-me" }, `@${piece.range}`)],
  usergroup: () => [h("span", { class: "mention" }, "@グループ")],
  date: (piece) => [dateNode(piece.timestamp, piece.format, piece.url, piece.fallback)],
  color: (piece) => [piece.value],
};

const pieces = (elements = []) =>
  elements.flatMap((piece) =>
    PIECES[piece.type]
      ? styled(PIECES[piece.type](piece), piece.style)
      : [h("span", { class: "unknown" }, `（${piece.type}）`)],
  );

const PARTS = {
  rich_text_section: (part) => h("div", {}, pieces(part.elements)),
  rich_text_quote: (part) => h("blockquote", {}, pieces(part.elements)),
  rich_text_preformatted: (part) => h("pre", {}, pieces(part.elements)),
  rich_text_list: (part) =>
    h(
      part.style === "ordered" ? "ol" : "ul",
      { style: `--depth:${part.indent ?? 0}`, start: part.offset ? part.offset + 1 : null },
      part.elements.map((item) => h("li", {}, pieces(item.elements))),
    ),
};

export const richText = (block) =>
  (block.elements ?? []).map((part) =>
    PARTS[part.type]
      ? PARTS[part.type](part)
      : h("p", { class: "unknown" }, `この画面ではまだ表示できない文章です（${part.type}）`),
  );

export function tableCell(cell) {
  if (cell.type === "rich_text") return richText(cell);
  return cell.type === "mrkdwn" ? mrkdwn(cell.text) : plain(String(cell.text ?? cell.value ?? ""));
}
