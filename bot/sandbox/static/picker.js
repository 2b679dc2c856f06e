// A list to choose from, with search when it is long; one choice or several, by mouse, finger or keys.
import { composing, h, uniqueId } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { icon } from "./icons.js";
import { openPopup } from "./popup.js";

const SEARCH_FROM = 8;
const plainly = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");

/**
 * options: [{value, text, label (nodes), note, group}]; `chosen` is a Set of values.
 * With `find` ({ask(words), after, least}) the options for what is typed are asked for; null means "type more".
 * `onPick(option)` is called for each pick; with `multiple` the list stays open and marks are redrawn.
 */
export function openPicker(anchor, { label, options, chosen = new Set(), multiple = false, search, find, onPick, onClose }) {
  const list = h("div", {
    class: "picker-list",
    role: "listbox",
    id: uniqueId("list"),
    "aria-label": label,
    "aria-multiselectable": multiple,
  });
  const seek = search ?? options.length >= SEARCH_FROM;
  const input = seek
    ? h("input", {
        type: "search",
        class: "picker-search",
        placeholder: "さがす",
        role: "combobox",
        autocomplete: "off",
        "aria-label": `${label}をさがす`,
        "aria-controls": list.id,
        "aria-expanded": "true",
        "aria-autocomplete": "list",
      })
    : null;
  let shown = [];
  let active = 0;

  function mark() {
    shown.forEach(({ node, option }, index) => {
      node.classList.toggle("is-active", index === active);
      node.setAttribute("aria-selected", String(chosen.has(option.value)));
      if (index !== active) return;
      (input || list).setAttribute("aria-activedescendant", node.id);
      node.scrollIntoView({ block: "nearest" });
    });
  }

  function pick(option) {
    onPick(option);
    if (!multiple) popup.close();
    else mark();
  }

  let waiting;
  let none = "見つかりませんでした";
  function seekElsewhere() {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const words = input.value.trim();
      const found = await find.ask(words);
      if (words !== input.value.trim() || !list.isConnected) return;
      none = found ? "見つかりませんでした" : `${find.least}文字以上入力してください`;
      options = found ?? [];
      draw();
    }, find.after);
  }

  function draw() {
    const words = input && !find ? plainly(input.value) : "";
    let group = null;
    list.replaceChildren();
    shown = [];
    for (const option of options.filter((one) =>
      plainly(`${one.text} ${one.note ?? ""} ${one.also ?? ""}`).includes(words),
    )) {
      if (option.group && option.group !== group)
        list.append(h("div", { class: "picker-group", role: "presentation" }, (group = option.group)));
      const node = h(
        "div",
        {
          class: "picker-option",
          role: "option",
          id: uniqueId("option"),
          data: { value: option.value },
          on: { click: () => pick(option) },
        },
        h("span", { class: "picker-mark" }, icon("check")),
        option.before,
        h(
          "span",
          { class: "picker-text" },
          option.label ?? option.text,
          option.note && h("small", {}, withEmoji(option.note)),
        ),
      );
      list.append(node);
      shown.push({ node, option });
    }
    if (shown.length === 0) list.append(h("p", { class: "picker-none" }, none));
    active = input?.value
      ? 0
      : Math.max(
          0,
          shown.findIndex(({ option }) => chosen.has(option.value)),
        );
    mark();
  }

  function keys(event) {
    if (composing(event)) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && shown.length) active = (active + step + shown.length) % shown.length;
    else if (event.key === "Home" && !input) active = 0;
    else if (event.key === "End" && !input) active = shown.length - 1;
    else if (event.key === "Enter" || (event.key === " " && !input)) {
      if (shown[active]) pick(shown[active].option);
    } else if (event.key === "Tab") popup.close();
    else return;
    if (event.key !== "Tab") event.preventDefault();
    mark();
  }

  const popup = openPopup(anchor, h("div", { class: "picker", on: { keydown: keys } }, input, list), {
    label,
    style: "popup-picker",
    onClose,
  });
  if (!popup) return;
  popup.panel.style.minWidth = `${anchor.offsetWidth}px`;
  list.tabIndex = input ? -1 : 0;
  draw();
  popup.replace();
  if (find && options.length === 0) {
    none = `${find.least}文字以上入力してください`;
    draw();
  }
  input?.addEventListener("input", find ? seekElsewhere : draw);
  (input || list).focus({ preventScroll: true });
}
