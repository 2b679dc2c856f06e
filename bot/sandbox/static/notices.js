// Short words that appear for a moment at the foot of the page: what was done, or why it was not.
import { h } from "./dom.js";
import { iconButton } from "./controls.js";

/** Show a line to the person; errors stay longer and are announced at once. */
export function notice(text, kind = "info") {
  const region = document.getElementById("notices");
  const shown = [...region.children].find((child) => child.dataset.text === text);
  shown?.remove();
  const line = h(
    "div",
    { class: `notice notice-${kind}`, role: kind === "error" ? "alert" : null, data: { text, testid: "notice" } },
    h("span", {}, text),
    iconButton("close", "閉じる", () => line.remove(), { style: "" }),
  );
  region.append(line);
  // A region in the top layer stays above modals.
  if (region.showPopover) {
    region.setAttribute("popover", "manual");
    if (region.matches(":popover-open")) region.hidePopover();
    region.showPopover();
  }
  setTimeout(() => line.remove(), kind === "error" ? 9000 : 3500);
}
