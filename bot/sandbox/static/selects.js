// Block Kit selects of every kind: from fixed options, or from the people and channels of the workspace.
import { avatar } from "./people.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { plain } from "./mrkdwn.js";
import { openPicker } from "./picker.js";
import { state } from "./state.js";

const text = (object) => object?.text ?? "";

const fixed = (element) => {
  const groups = element.option_groups ?? [{ options: element.options ?? [] }];
  return groups.flatMap((group) =>
    group.options.map((option) => ({
      value: option.value,
      text: text(option.text),
      label: plain(option.text),
      result: option,
      note: text(option.description),
      group: text(group.label),
    })),
  );
};

const people = () =>
  state.world.people
    .filter((one) => !one.deleted)
    .map((one) => ({
      value: one.id,
      text: one.display,
      note: one.title,
      also: one.name,
      result: one.id,
      before: avatar(one, "tiny"),
    }));

const channels = () =>
  state.world.channels
    .filter((one) => one.kind !== "im")
    .map((one) => ({ value: one.id, text: `#${one.name}`, note: one.topic, result: one.id }));

const KINDS = {
  static_select: { field: "selected_option", options: fixed },
  multi_static_select: { field: "selected_options", options: fixed, several: true },
  users_select: { field: "selected_user", options: people },
  multi_users_select: { field: "selected_users", options: people, several: true },
  channels_select: { field: "selected_channel", options: channels },
  multi_channels_select: { field: "selected_channels", options: channels, several: true },
  conversations_select: { field: "selected_conversation", options: () => [...channels(), ...people()] },
  multi_conversations_select: {
    field: "selected_conversations",
    options: () => [...channels(), ...people()],
    several: true,
  },
};

const keyOf = (result) => (typeof result === "object" ? result?.value : result);

function select(block, element, context) {
  const kind = KINDS[element.type];
  const options = kind.options(element);
  const held = () => {
    const value = context.form.value(block, element);
    return new Set((kind.several ? value : [value]).filter(Boolean).map(keyOf));
  };
  const face = h("span", { class: "select-face" });
  const show = () => {
    const chosen = options.filter((option) => held().has(option.value));
    const empty = h("span", { class: "select-empty" }, text(element.placeholder) || "選んでください");
    face.replaceChildren(
      ...(chosen.length === 0
        ? [empty]
        : chosen.map((option) =>
            h(
              "span",
              { class: kind.several ? "chip" : "select-one" },
              option.label ? plain(option.result.text ?? option.text) : option.text,
            ),
          )),
    );
  };

  const save = async (value) => {
    const before = context.form.value(block, element);
    context.form.put(block, element, value);
    context.touched?.(block);
    show();
    if (!context.acts || (await context.press(control, block, element, { [kind.field]: value }, context))) return;
    context.form.put(block, element, before);
    show();
  };

  function open() {
    const chosen = held();
    const results = () => options.filter((option) => chosen.has(option.value)).map((option) => option.result);
    const before = [...chosen].join("\n");
    openPicker(control, {
      label: text(element.placeholder) || "選択肢",
      options,
      chosen,
      multiple: kind.several,
      onPick(option) {
        if (!kind.several) {
          save(option.result);
          return;
        }
        if (!chosen.delete(option.value) && chosen.size < (element.max_selected_items ?? Infinity))
          chosen.add(option.value);
        context.form.put(block, element, results());
        context.touched?.(block);
        show();
      },
      onClose() {
        if (kind.several && [...chosen].join("\n") !== before) save(results());
      },
    });
  }

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

export const SELECTS = Object.fromEntries(Object.keys(KINDS).map((type) => [type, select]));
