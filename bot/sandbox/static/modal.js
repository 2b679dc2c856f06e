// The stack of modals the bot has opened: draws the top one, keeps what is typed in each, and hands it in.
import { composing, h, uniqueId, whileBusy } from "./dom.js";
import { Refusal } from "./api.js";
import { drawBlocks, showErrors } from "./blocks.js";
import { showDialog } from "./dialog.js";
import { complaints, Form } from "./form.js";
import { iconButton } from "./controls.js";
import { plain } from "./mrkdwn.js";
import { closePopup } from "./popup.js";
import { sending } from "./sending.js";
import { act, attempt, loadViews, state } from "./state.js";

const sheets = new Map(); // view id -> {form, errors}
let dialog = null;
let parts = null; // the nodes of the open dialog
let returnTo = null; // what had the focus before

function sheetOf(view) {
  if (!sheets.has(view.id)) sheets.set(view.id, { form: new Form(), errors: {}, trouble: null });
  const sheet = sheets.get(view.id);
  sheet.form.saved = view.state?.values;
  return sheet;
}

const top = () => state.views.modals.at(-1) ?? null;

async function close() {
  const view = top();
  if (!view || parts.busy) return;
  await whileBusy(parts.close, async () => {
    if (await attempt("close", { view: view.id })) await loadViews();
  });
}

function complain(sheet, errors, trouble = null) {
  Object.assign(sheet, { errors, trouble });
  drawModal();
  if (Object.keys(errors).length === 0) return;
  const first = parts?.body.querySelector("[aria-invalid=true]");
  const target = first?.matches("input, textarea, button") ? first : first?.querySelector("input");
  target?.focus();
  first?.closest(".block-input")?.scrollIntoView({ block: "nearest" });
}

async function submit() {
  const view = top();
  if (!view?.submit || parts.busy) return;
  const sheet = sheetOf(view);
  const found = complaints(view.blocks, sheet.form);
  if (Object.keys(found).length > 0) {
    complain(sheet, found);
    return;
  }
  complain(sheet, {});
  const here = parts; // the dialog may be gone when the answer comes
  const working = (yes) => {
    [here.busy, here.submit.disabled] = [yes, yes];
    here.submit.setAttribute("aria-busy", String(yes));
  };
  working(true);
  try {
    const { errors = {} } = await act("submit", { view: view.id, state: sheet.form.state(view.blocks) });
    if (Object.keys(errors).length === 0) await loadViews();
    else complain(sheet, errors, elsewhere(view, errors));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    complain(sheet, {}, error.message);
  } finally {
    working(false);
  }
}

/** Errors for blocks that this view does not have are shown at its foot. */
function elsewhere(view, errors) {
  const known = new Set(view.blocks.map((block) => block.block_id));
  return (
    Object.entries(errors)
      .filter(([id]) => !known.has(id))
      .map(([, text]) => text)
      .join(" ") || null
  );
}

function open() {
  returnTo = document.activeElement;
  const title = uniqueId("modal");
  parts = {
    busy: false,
    title: h("h2", { class: "dialog-title", id: title }),
    cross: iconButton("close", "閉じる", () => close()),
    body: h("div", { class: "dialog-body blocks" }),
    trouble: h("p", { class: "dialog-trouble", role: "alert", hidden: true }),
    close: h("button", {
      type: "button",
      class: "button",
      data: { testid: "modal-close" },
      on: { click: () => close() },
    }),
    submit: h("button", {
      type: "button",
      class: "button button-primary",
      data: { testid: "modal-submit" },
      on: { click: () => submit() },
    }),
  };
  const keys = (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !composing(event)) submit();
  };
  dialog = h(
    "dialog",
    { class: "dialog", "aria-labelledby": title, data: { testid: "modal" }, on: { keydown: keys } },
    h("div", { class: "dialog-head" }, parts.title, parts.cross),
    parts.body,
    parts.trouble,
    h("div", { class: "dialog-foot" }, parts.close, parts.submit),
  );
  showDialog(dialog, close);
}

function shut() {
  closePopup();
  dialog.close();
  dialog.remove();
  [dialog, parts] = [null, null];
  sheets.clear();
  if (returnTo?.isConnected) returnTo.focus({ preventScroll: true });
}

/** Remember which input has the focus, so that a redrawn one gets it back with its caret. */
function focusKeeper() {
  const held = document.activeElement;
  if (!parts.body.contains(held) || !held.dataset.actionId) return () => {};
  const { actionId, blockId } = held.dataset;
  const caret = typeof held.selectionStart === "number" ? [held.selectionStart, held.selectionEnd] : null;
  return () => {
    if (held.isConnected) return;
    const again = parts.body.querySelector(
      `[data-action-id="${CSS.escape(actionId)}"][data-block-id="${CSS.escape(blockId)}"]`,
    );
    again?.focus({ preventScroll: true });
    if (caret && again?.setSelectionRange && !["email", "number", "date"].includes(again.type))
      again.setSelectionRange(...caret);
  };
}

function fresh(view) {
  parts.body.kept = null;
  parts.body.replaceChildren();
  dialog.dataset.view = view.id;
}

/** Draw the top modal, or take the dialog away when there is none. */
export function drawModal() {
  const view = top();
  if (!view) {
    if (dialog) shut();
    return;
  }
  if (!dialog) open();
  const sheet = sheetOf(view);
  const isNew = dialog.dataset.view !== view.id;
  if (isNew) fresh(view);
  const context = {
    ...sending({ view: view.id }, sheet.form, () => top()?.blocks ?? view.blocks),
    submit,
    touched: (block) => {
      delete sheet.errors[block.block_id];
      showErrors(parts.body, sheet.errors);
    },
  };
  const refocus = focusKeeper();
  parts.title.replaceChildren(...plain(view.title));
  drawBlocks(parts.body, view.blocks, context);
  showErrors(parts.body, sheet.errors);
  parts.close.replaceChildren(
    ...plain(view.close ?? (state.views.modals.length > 1 ? "戻る" : view.submit ? "キャンセル" : "閉じる")),
  );
  parts.submit.hidden = !view.submit;
  parts.submit.replaceChildren(...plain(view.submit ?? ""));
  parts.trouble.hidden = !sheet.trouble;
  parts.trouble.textContent = sheet.trouble ?? "";
  refocus();
  if (!isNew) return;
  parts.body.scrollTop = 0;
  const first = parts.body.querySelector("[autofocus]") ?? parts.body.querySelector("textarea, input, .select");
  (first ?? (view.submit ? parts.submit : parts.close)).focus({ preventScroll: true });
}
