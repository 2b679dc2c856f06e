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
