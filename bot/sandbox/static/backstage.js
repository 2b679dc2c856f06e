// Behind the stage: a panel to move the clock, to let things go wrong, and to change people and channels.
import { h } from "./dom.js";
import { clockPart } from "./backstageclock.js";
import { iconButton } from "./controls.js";
import { faultPart, faultsOn } from "./faultlist.js";
import { icon } from "./icons.js";
import { appPart, channelPart, personPart } from "./registry.js";
import { on, state } from "./state.js";

let panel = null; // {node, parts} while it is open
let button = null;

const PARTS = [
  ["時計", "clock", clockPart],
  ["わざと起こす故障", "bolt", faultPart],
  ["人", "person", personPart],
  ["チャンネル", "hash", channelPart],
  ["アプリ", "spark", appPart],
];

function close() {
  panel.node.remove();
  panel = null;
  button.setAttribute("aria-expanded", "false");
  button.focus();
}

function open() {
  const parts = PARTS.map(([title, sign, make]) => ({ title, sign, ...make() }));
  const heading = h("h2", { id: "backstage-title", tabindex: -1 }, "舞台裏");
  const node = h(
    "aside",
    {
      class: "backstage",
      id: "backstage",
      data: { testid: "backstage" },
      "aria-labelledby": "backstage-title",
    },
    h("header", { class: "pane-head" }, heading, iconButton("close", "舞台裏を閉じる", close, { style: "tool" })),
    h("p", { class: "backstage-lead" }, "この画面は練習用です。時間を進めたり、わざと故障させたりして、灯のふるまいを確かめられます。"),
    h(
      "div",
      { class: "backstage-body" },
      parts.map((part) => h("section", {}, h("h3", {}, icon(part.sign), part.title), part.node)),
    ),
  );
  panel = { node, parts };
  document.getElementById("app").append(node);
  button.setAttribute("aria-expanded", "true");
  show();
  heading.focus();
}

function show() {
  for (const part of panel?.parts ?? []) part.show?.();
}

// A button that is switched off by its own press loses the focus to the body; Escape still means this panel then.
document.addEventListener("keydown", (event) => {
  const here = panel && (document.activeElement === document.body || panel.node.contains(document.activeElement));
  if (event.key !== "Escape" || event.defaultPrevented || !here) return;
  event.preventDefault();
  close();
});

/** The button in the strip; it says when something is made to go wrong. */
export function backstageButton() {
  const count = h("span", { class: "fault-count", hidden: true });
  button = h(
    "button",
    {
      type: "button",
      class: "step backstage-open",
      "aria-expanded": "false",
      "aria-controls": "backstage",
      title: "時計・故障・人・チャンネル",
      data: { testid: "backstage-open" },
      on: { click: () => (panel ? close() : open()) },
    },
    icon("stage"),
    h("span", { class: "backstage-word" }, "舞台裏"),
    count,
  );
  on("world", show);
  return {
    node: button,
    show() {
      const faults = faultsOn(state.world.faults);
      count.hidden = faults === 0;
      count.textContent = `故障 ${faults}`;
    },
  };
}
