// Block Kit elements that are pressed or ticked; the other kinds come from selects.js and inputs.js.
import { h, uniqueId, whileBusy } from "./dom.js";
import { confirmed } from "./dialog.js";
import { icon } from "./icons.js";
import { INPUTS } from "./inputs.js";
import { plain, textOf } from "./mrkdwn.js";
import { openMenu } from "./popup.js";
import { insideRoute } from "./route.js";
import { SELECTS } from "./selects.js";
import { EXTERNALS } from "./external.js";
import { go } from "./navigate.js";

// The context of an element: `form` keeps values, `acts` says whether a change is sent to the app at once,
// `send(block, element, fields)` sends it, `described` are the aria attributes that tie it to its label.

const marks = (block, element) => ({ actionId: element.action_id, blockId: block.block_id });

/** Ask first when the element wants that, then send. */
async function press(control, block, element, fields, context) {
  if (element.confirm && !(await confirmed(element.confirm))) return false;
  await whileBusy(control, () => context.send(block, element, fields));
  return true;
}

function button(block, element, context) {
  const style = element.style ? `button-${element.style}` : "";
  const open = (event) => {
    const route = element.url && insideRoute(element.url);
    if (route) {
      event.preventDefault();
      go(route);
    } else if (element.url && element.confirm) {
      event.preventDefault();
      press(control, block, element, { value: element.value }, context).then(
        (yes) => yes && window.open(element.url, "_blank", "noopener"),
      );
      return;
    }
    press(control, block, element, { value: element.value }, context);
  };
  const shared = {
    class: `button ${style}`,
    "aria-label": element.accessibility_label,
    data: { ...marks(block, element), value: element.value },
    on: { click: open },
  };
  const control =
    element.url && /^(https?:|mailto:)/i.test(element.url)
      ? h("a", { ...shared, href: element.url, target: "_blank", rel: "noopener noreferrer" }, plain(element.text))
      : h("button", { ...shared, type: "button" }, plain(element.text));
  return control;
}

function overflow(block, element, context) {
  const open = () =>
    openMenu(
      control,
      element.options.map((option) => ({
        label: plain(option.text),
        note: option.description && plain(option.description),
        data: { value: option.value },
        run: () => {
          const route = option.url && insideRoute(option.url);
          if (route) go(route);
          else if (option.url) window.open(option.url, "_blank", "noopener");
          press(control, block, element, { selected_option: option }, context);
        },
      })),
      "その他の操作",
    );
  const control = h(
    "button",
    {
      type: "button",
      class: "button button-icon",
      "aria-label": "その他の操作",
      "aria-haspopup": "menu",
      data: marks(block, element),
      on: { click: open },
    },
    icon("more"),
  );
  return control;
}

/** Radio buttons and checkboxes: native inputs, so that keys and screen readers work as people know them. */
function ticks(block, element, context) {
  const several = element.type === "checkboxes";
  const group = uniqueId("ticks");
  const inputs = element.options.map((option) =>
    h("input", {
      type: several ? "checkbox" : "radio",
      name: group,
      value: option.value,
      data: { value: option.value },
    }),
  );
  const show = () => {
    const value = context.form.value(block, element);
    const chosen = new Set((several ? value : [value]).filter(Boolean).map((option) => option.value));
    for (const input of inputs) input.checked = chosen.has(input.value);
  };
  const change = async () => {
    const chosen = element.options.filter((_, index) => inputs[index].checked);
    const before = context.form.value(block, element);
    const value = several ? chosen : (chosen[0] ?? null);
    context.form.put(block, element, value);
    context.touched?.(block);
    if (!context.acts) return;
    if (await press(node, block, element, { [several ? "selected_options" : "selected_option"]: value }, context))
      return;
    context.form.put(block, element, before);
    show();
  };
  const node = h(
    "div",
    {
      class: "ticks",
      role: several ? "group" : "radiogroup",
      data: marks(block, element),
      on: { change },
      ...context.described,
    },
    element.options.map((option, index) =>
      h(
        "label",
        { class: "tick" },
        inputs[index],
        h(
          "span",
          { class: "tick-text prose" },
          textOf(option.text),
          option.description && h("small", {}, textOf(option.description)),
        ),
      ),
    ),
  );
  show();
  return node;
}

const KINDS = { button, overflow, radio_buttons: ticks, checkboxes: ticks, ...SELECTS, ...EXTERNALS, ...INPUTS };

/** Draw an element; one that this page does not know says so. */
export function renderElement(block, element, context) {
  if (element.type === "image")
    return h("img", { class: "thumb", src: element.image_url, alt: element.alt_text ?? "" });
  const draw = KINDS[element.type];
  if (!draw) return h("span", { class: "unknown" }, `この画面ではまだ使えない部品です（${element.type}）`);
  return draw(block, element, { ...context, press });
}
