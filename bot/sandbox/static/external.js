// Selects whose options only the app knows: it is asked while the person types.
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { plain } from "./mrkdwn.js";
import { openPicker } from "./picker.js";

const ASK_AFTER_MS = 250;

function external(block, element, context) {
  const several = element.type === "multi_external_select";
  const field = several ? "selected_options" : "selected_option";
  const held = () => [context.form.value(block, element)].flat().filter(Boolean);
  const face = h("span", { class: "select-face" });
  const show = () => {
    const empty = h("span", { class: "select-empty" }, element.placeholder?.text || "入力してさがす");
    const chosen = held().map((option) => h("span", { class: several ? "chip" : "select-one" }, plain(option.text)));
    face.replaceChildren(...(chosen.length > 0 ? chosen : [empty]));
  };

  async function save(value) {
    const before = context.form.value(block, element);
    context.form.put(block, element, value);
    context.touched?.(block);
    show();
    if (!context.acts || (await context.press(control, block, element, { [field]: value }, context))) return;
    context.form.put(block, element, before);
    show();
  }

  const shown = (option) => ({
    value: option.value,
    text: option.text.text,
    label: plain(option.text),
    note: option.description?.text,
    result: option,
  });

  async function find(words) {
    if (words.length < (element.min_query_length ?? 3)) return null;
    const { options = [], option_groups: groups = [] } = (await context.suggest(block, element, words)) ?? {};
    return [...options, ...groups.flatMap((group) => group.options)].map(shown);
  }

  function pick(option) {
    if (!several) return save(option.result);
    const others = held().filter((one) => one.value !== option.value);
    return save(others.length < held().length ? others : [...others, option.result]);
  }

  const open = () =>
    openPicker(control, {
      label: element.placeholder?.text || "選択肢",
      options: held().map(shown),
      chosen: new Set(held().map((option) => option.value)),
      search: true,
      find: { ask: find, after: ASK_AFTER_MS, least: element.min_query_length ?? 3 },
      onPick: pick,
    });

  const control = h(
    "button",
    {
      type: "button",
      class: "select",
      "aria-haspopup": "listbox",
      data: { actionId: element.action_id, blockId: block.block_id },
      on: { click: open },
      ...context.described,
    },
    face,
    icon("down"),
  );
  show();
  return control;
}

export const EXTERNALS = { external_select: external, multi_external_select: external };
