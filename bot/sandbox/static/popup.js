// Small panels that open beside a control: placing, closing, and menus with arrow keys.
import { composing, h } from "./dom.js";
import { icon } from "./icons.js";

let current = null;
export const closePopup = () => current?.close(false);

function place(panel, anchor) {
  const box = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = panel;
  const [wide, high] = [document.documentElement.clientWidth, window.innerHeight];
  const below = high - box.bottom - 8;
  const up = height > below && box.top > below;
  panel.style.maxHeight = `${Math.max(160, (up ? box.top : below) - 8)}px`;
  panel.style.left = `${Math.max(8, Math.min(box.left, wide - width - 8))}px`;
  panel.style.top = up ? `${Math.max(8, box.top - Math.min(height, box.top - 8) - 4)}px` : `${box.bottom + 4}px`;
}

/** Open `content` beside `anchor`; Esc and a press outside close it, and the focus goes back where it was. */
export function openPopup(anchor, content, { label, role = "dialog", style = "", onClose } = {}) {
  const again = current?.anchor === anchor;
  closePopup();
  if (again) return null;
  const panel = h("div", { class: `popup ${style}`, popover: "manual", role, "aria-label": label }, content);
  (anchor.closest("dialog") ?? document.body).append(panel);
  panel.showPopover();
  anchor.setAttribute("aria-expanded", "true");

  const replace = () => (anchor.isConnected ? place(panel, anchor) : close(false));
  const outside = (event) => {
    if (!panel.contains(event.target) && !anchor.contains(event.target)) close(false);
  };
  const escape = (event) => {
    if (event.key !== "Escape" || composing(event)) return;
    event.preventDefault();
    event.stopPropagation();
    close(true);
  };
  function close(giveBack = true) {
    if (current?.panel !== panel) return;
    current = null;
    document.removeEventListener("pointerdown", outside, true);
    document.removeEventListener("keydown", escape, true);
    window.removeEventListener("resize", replace);
    const held = panel.contains(document.activeElement);
    panel.remove();
    anchor.removeAttribute("aria-expanded");
    if (giveBack || held) anchor.focus({ preventScroll: true });
    onClose?.();
  }
  current = { panel, anchor, close };
  document.addEventListener("pointerdown", outside, true);
  document.addEventListener("keydown", escape, true);
  window.addEventListener("resize", replace);
  replace();
  return { panel, close, replace };
}

/** A menu of actions: [{label, icon, note, danger, run}]. */
export function openMenu(anchor, items, label) {
  const buttons = items.map((item) =>
    h(
      "button",
      {
        type: "button",
        role: "menuitem",
        class: ["menu-item", item.danger && "menu-danger"],
        data: item.data,
        on: {
          click: () => {
            popup.close();
            item.run();
          },
        },
      },
      item.icon && icon(item.icon),
      h("span", { class: "menu-label" }, item.label, item.note && h("small", {}, item.note)),
    ),
  );
  const move = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = buttons.indexOf(document.activeElement);
    buttons[(at + step + buttons.length) % buttons.length].focus();
  };
  const popup = openPopup(anchor, h("div", { class: "menu", on: { keydown: move } }, buttons), {
    label,
    role: "menu",
    style: "popup-menu",
  });
  if (popup) buttons[0]?.focus({ preventScroll: true });
}
