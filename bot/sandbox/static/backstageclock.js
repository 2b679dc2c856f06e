// The part of the panel behind the stage that moves the clock.
import { advance, closedFor, stepButtons } from "./clock.js";
import { h } from "./dom.js";
import { clockTime, longDate, nextMorning, now } from "./time.js";

export function clockPart() {
  const face = h("p", { class: "big-clock", "aria-live": "polite" });
  const when = h("input", { type: "datetime-local", class: "text-input moment", "aria-label": "進める先の日時", value: nextMorning() });
  const go = h(
    "button",
    { type: "submit", class: "button", data: { advance: "to" } },
    "この日時にする",
  );
  const jump = (event) => {
    event.preventDefault();
    if (when.value) advance(go, () => ({ to: when.value }));
  };
  return {
    node: h(
      "div",
      {},
      face,
      h("div", { class: "button-row" }, stepButtons("button button-small")),
      h("form", { class: "field-row", on: { submit: jump } }, when, go),
      h("p", { class: "quiet" }, "日本時間です。戻すこともできますが、ボットには時間が戻ったように見えます。"),
    ),
    show() {
      const closed = closedFor();
      face.replaceChildren(`${longDate(now())} ${clockTime(now())}`, closed && h("span", { class: "badge" }, closed));
    },
  };
}
