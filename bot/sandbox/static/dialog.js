// Modal windows on the native dialog element, which keeps the focus inside; and the question "are you sure?".
import { composing, h, uniqueId } from "./dom.js";
import { plain, textOf } from "./mrkdwn.js";

/** Show a dialog; `onCancel` is called for Esc (and the phone's back gesture) instead of closing by itself. */
export function showDialog(dialog, onCancel) {
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault(); // the window must not close before the server knows
    if (!composing(event)) onCancel();
  });
  dialog.addEventListener("cancel", (event) => {
    if (event.target !== dialog) return;
    event.preventDefault();
    onCancel();
  });
  document.body.append(dialog);
  dialog.showModal();
}

/** Slack's confirm object, or the page's own question in the same shape; resolves to true or false. */
export function confirmed(confirm) {
  return new Promise((resolve) => {
    const title = uniqueId("confirm");
    const before = document.activeElement;
    const finish = (answer) => {
      dialog.close();
      dialog.remove();
      before?.focus?.({ preventScroll: true });
      resolve(answer);
    };
    const style = confirm.style === "danger" ? "button-danger" : "button-primary";
    const yes = h(
      "button",
      { type: "button", class: `button ${style}`, data: { testid: "confirm-yes" }, on: { click: () => finish(true) } },
      plain(confirm.confirm ?? "はい"),
    );
    const no = h(
      "button",
      { type: "button", class: "button", data: { testid: "confirm-no" }, on: { click: () => finish(false) } },
      plain(confirm.deny ?? "キャンセル"),
    );
    const dialog = h(
      "dialog",
      { class: "dialog dialog-small", "aria-labelledby": title, data: { testid: "confirm" } },
      h("h2", { class: "dialog-title", id: title }, plain(confirm.title ?? "確認")),
      h("div", { class: "dialog-body prose" }, textOf(confirm.text)),
      h("div", { class: "dialog-foot" }, no, yes),
    );
    showDialog(dialog, () => finish(false));
    (confirm.style === "danger" ? no : yes).focus();
  });
}
