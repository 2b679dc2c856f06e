// How people are shown: the letter on their colour, the badge of an app, and the line under their name.
import { h } from "./dom.js";

// Slack writes colours without their #.
const colourOf = (who) => (/^[0-9a-f]{6}$/i.test(who?.color ?? "") ? `#${who.color}` : (who?.color ?? "#8b8f98"));

/** The square with a person's letter; decoration, as the name stands beside it. */
export function avatar(who, size = "") {
  return h(
    "span",
    { class: `avatar ${size && `avatar-${size}`}`, style: `--colour: ${colourOf(who)}`, "aria-hidden": "true" },
    who?.letter ?? [...(who?.display ?? "?")][0],
  );
}

export const appBadge = () => h("span", { class: "badge" }, "アプリ");

/** What sets a person apart: a guest, or somebody of another workspace. */
export function marksOf(who) {
  const mark = (text, title) => h("span", { class: "badge badge-mark", title }, text);
  if (who?.organisation) return [mark(who.organisation, "ほかのワークスペースの人（Slack コネクト）")];
  if (who?.guest) return [mark("ゲスト", who.guest === "single" ? "1つのチャンネルだけのゲスト" : "招待されたチャンネルだけのゲスト")];
  return [];
}
