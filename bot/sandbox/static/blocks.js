// Draws Block Kit blocks, in messages, modals and the Home tab alike.
import { h, reconcile, uniqueId } from "./dom.js";
import { renderElement } from "./elements.js";
import { plain, mrkdwn, textOf } from "./mrkdwn.js";
import { markdown } from "./markdown.js";
import { richText, tableCell } from "./richtext.js";

const prose = (object, tag = "div") => h(tag, { class: "prose" }, textOf(object));

function section(block, context) {
  return h(
    "div",
    { class: "block-section" },
    h(
      "div",
      { class: "section-main" },
      block.text && prose(block.text),
      block.fields &&
        h(
          "div",
          { class: "fields" },
          block.fields.map((field) => prose(field)),
        ),
    ),
    block.accessory &&
      h("div", { class: "accessory" }, renderElement(block, block.accessory, { ...context, acts: true })),
  );
}

const contextBlock = (block) =>
  h(
    "div",
    { class: "block-context" },
    block.elements.map((element) =>
      element.type === "image"
        ? h("img", { class: "context-image", src: element.image_url, alt: element.alt_text ?? "" })
        : prose(element, "span"),
    ),
  );

const actions = (block, context) =>
  h(
    "div",
    { class: "block-actions" },
    block.elements.map((element) => renderElement(block, element, { ...context, acts: true })),
  );

const image = (block) =>
  h(
    "figure",
    { class: "block-image" },
    block.title && h("figcaption", {}, plain(block.title)),
    h("img", { src: block.image_url ?? block.slack_file?.url, alt: block.alt_text ?? "", loading: "lazy" }),
  );

function input(block, context) {
  const [label, hint, error] = [uniqueId("label"), uniqueId("hint"), uniqueId("error")];
  const described = {
    "aria-labelledby": label,
    "aria-describedby": block.hint ? `${error} ${hint}` : error,
    "aria-required": block.optional ? null : "true",
  };
  return h(
    "div",
    { class: "block-input", data: { block: block.block_id, error } },
    h(
      "div",
      { class: "input-label", id: label },
      plain(block.label),
      block.optional && h("span", { class: "optional" }, "（任意）"),
    ),
    renderElement(block, block.element, { ...context, acts: Boolean(block.dispatch_action), described }),
    block.hint && h("p", { class: "input-hint", id: hint }, plain(block.hint)),
  );
}

/** Show what is wrong beside the inputs of a view (by block_id), and take away what is no longer wrong. */
export function showErrors(container, errors) {
  for (const node of container.querySelectorAll(".block-input")) {
    const text = errors[node.dataset.block];
    const [line, control] = [node.querySelector(".input-error"), node.querySelector("[aria-labelledby]")];
    node.classList.toggle("has-error", Boolean(text));
    if (text) control?.setAttribute("aria-invalid", "true");
    else control?.removeAttribute("aria-invalid");
    if (line?.textContent === text) continue;
    line?.remove();
    if (text) node.children[1].after(h("p", { class: "input-error", id: node.dataset.error, role: "alert" }, text));
  }
}

function table(block) {
  const [head, ...rows] = block.rows ?? [];
  const align = (index) => block.column_settings?.[index]?.align;
  const cells = (row, tag) =>
    row.map((cell, index) => h(tag, { style: align(index) && `text-align:${align(index)}` }, tableCell(cell)));
  return h(
    "div",
    { class: "table-scroll" },
    h(
      "table",
      {},
      h("thead", {}, h("tr", {}, cells(head ?? [], "th"))),
      h(
        "tbody",
        {},
        rows.map((row) => h("tr", {}, cells(row, "td"))),
      ),
    ),
  );
}

const KINDS = {
  section,
  context: contextBlock,
  actions,
  image,
  input,
  table,
  header: (block) => h("h3", { class: "block-header" }, plain(block.text)),
  divider: () => h("hr", { class: "block-divider" }),
  rich_text: (block) => h("div", { class: "prose" }, richText(block)),
  markdown: (block) => h("div", { class: "prose prose-blocks" }, markdown(block.text)),
};

/** Draw one block; a kind this page does not know says so instead of vanishing. */
function renderBlock(block, context) {
  const draw = KINDS[block.type];
  const node = draw
    ? draw(block, context)
    : h("p", { class: "unknown" }, `この画面ではまだ表示できないブロックです（${block.type}）`);
  node.classList.add("block");
  return node;
}

/** Draw blocks into a container, keeping the nodes of blocks that stayed the same (and with them what has focus). */
export function drawBlocks(container, blocks, context) {
  reconcile(
    container,
    blocks.map((block, index) => ({ block, index })),
    {
      key: ({ block, index }) => block.block_id ?? `at ${index}`,
      signature: ({ block }) => JSON.stringify(block),
      render: ({ block }) => renderBlock(block, context),
    },
  );
}

/** Old-style attachments: a coloured bar with text, fields or blocks beside it. */
export function renderAttachment(attachment, context) {
  const colour = /^[0-9a-f]{6}$/i.test(attachment.color ?? "") ? `#${attachment.color}` : attachment.color;
  return h(
    "div",
    { class: "attachment", style: colour ? `--colour: ${colour}` : null },
    attachment.pretext && h("div", { class: "prose" }, mrkdwn(attachment.pretext)),
    attachment.title && h("strong", {}, plain(attachment.title)),
    attachment.text && h("div", { class: "prose" }, mrkdwn(attachment.text)),
    (attachment.blocks ?? []).map((block) => renderBlock(block, context)),
  );
}
