// Block Kit inputs that are typed into: text, numbers, addresses, dates and times.
import { composing, h } from "./dom.js";
import { longDate } from "./time.js";

const marks = (block, element) => ({ actionId: element.action_id, blockId: block.block_id });

/** When an input with dispatch_action tells the app; Slack's default is Enter. */
const tellsOn = (element, when) =>
  (element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"]).includes(when);

const KEYBOARDS = { email_text_input: "email", url_text_input: "url", number_input: "decimal" };
const TYPES = { email_text_input: "email", url_text_input: "url" };

const grow = (area) => {
  area.style.height = "auto";
  area.style.height = `${Math.min(area.scrollHeight + 2, 420)}px`;
};

function textInput(block, element, context) {
  const value = context.form.value(block, element) ?? "";
  const tell = () => context.press(control, block, element, { value: control.value || null }, context);
  let waiting;

  const typed = () => {
    context.form.put(block, element, control.value || null);
    context.touched?.(block);
    if (element.multiline) grow(control);
    count();
    if (!context.acts || !tellsOn(element, "on_character_entered")) return;
    clearTimeout(waiting);
    waiting = setTimeout(tell, 400);
  };
  const keys = (event) => {
    if (event.key !== "Enter" || composing(event) || element.multiline) return;
    event.preventDefault(); // Slack's single-line inputs tell the app, or hand the form in
    if (context.acts && tellsOn(element, "on_enter_pressed")) tell();
    else context.submit?.();
  };

  const control = h(element.multiline ? "textarea" : "input", {
    class: "text-input",
    type: element.multiline ? null : (TYPES[element.type] ?? "text"),
    rows: element.multiline ? 4 : null,
    inputmode: KEYBOARDS[element.type],
    placeholder: element.placeholder?.text,
    autocomplete: "off",
    value,
    autofocus: element.focus_on_load,
    data: marks(block, element),
    on: { input: typed, keydown: keys },
    ...context.described,
  });
  const counter = element.max_length && h("span", { class: "counter", "aria-live": "polite" });
  function count() {
    if (!counter) return;
    const left = element.max_length - [...control.value].length;
    counter.textContent =
      left < 0 ? `${-left}文字こえています` : left <= Math.max(20, element.max_length / 10) ? `あと${left}文字` : "";
    counter.classList.toggle("is-over", left < 0);
  }
  if (element.multiline) requestAnimationFrame(() => grow(control));
  count();
  return h("div", { class: "text-field" }, control, counter);
}

const flat = (part) => part.text ?? part.url ?? (part.elements ?? []).map(flat).join(part.type === "rich_text" ? "\n" : "");
const rich = (text) =>
  text && { type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "text", text }] }] };

/** Rich text is typed without formatting here; what comes formatted keeps its words. */
function richInput(block, element, context) {
  const form = {
    value: (...place) => {
      const value = context.form.value(...place);
      return value && flat(value);
    },
    put: (at, one, text) => context.form.put(at, one, rich(text)),
  };
  const press = (control, at, one, { value }) => context.press(control, at, one, { rich_text_value: rich(value) }, context);
  return textInput(block, { ...element, multiline: true }, { ...context, form, press });
}

/** Dates and times use the browser's own pickers; the day of the week is written beside a date. */
function moment(type, field, toNative, fromNative) {
  return (block, element, context) => {
    const beside = h("span", { class: "moment-note" });
    const show = () => {
      const value = context.form.value(block, element);
      input.value = value === null ? "" : toNative(value);
      beside.textContent = type === "date" && value ? longDate(new Date(`${value}T00:00:00+09:00`)) : "";
    };
    const change = async () => {
      const before = context.form.value(block, element);
      const value = input.value ? fromNative(input.value) : null;
      context.form.put(block, element, value);
      context.touched?.(block);
      show();
      if (!context.acts || value === null || value === before) return;
      if (await context.press(input, block, element, { [field]: value }, context)) return;
      context.form.put(block, element, before);
      show();
    };
    const input = h("input", {
      type,
      class: "text-input moment",
      title: element.placeholder?.text,
      "aria-label": context.described ? null : (element.placeholder?.text ?? (type === "time" ? "時刻" : "日付")),
      data: marks(block, element),
      on: { change },
      ...context.described,
    });
    show();
    return h("span", { class: "moment-field" }, input, beside);
  };
}

const same = (value) => value;
const toLocal = (seconds) => new Date((Number(seconds) + 9 * 3600) * 1000).toISOString().slice(0, 16);
const fromLocal = (text) => Date.parse(`${text}:00+09:00`) / 1000;

export const INPUTS = {
  plain_text_input: textInput,
  email_text_input: textInput,
  url_text_input: textInput,
  number_input: textInput,
  rich_text_input: richInput,
  datepicker: moment("date", "selected_date", same, same),
  timepicker: moment("time", "selected_time", same, same),
  datetimepicker: moment("datetime-local", "selected_date_time", toLocal, fromLocal),
};
