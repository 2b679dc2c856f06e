// The button that is only an icon: its name is read aloud and shown when the pointer rests on it.
import { h } from "./dom.js";
import { icon } from "./icons.js";

/** `run(button)` is called when it is pressed; `style` adds a class, `data` data attributes. */
export const iconButton = (name, label, run, { style = "tool", data, ...more } = {}) => {
  const click = (event) => run(event.currentTarget);
  return h(
    "button",
    { type: "button", class: `bare ${style}`, title: label, "aria-label": label, data, on: { click }, ...more },
    icon(name),
  );
};
