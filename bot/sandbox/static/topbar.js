// The strip at the top: the workspace, the clock that can be moved on, and the person one looks as.
import { h, whileBusy } from "./dom.js";
import { icon } from "./icons.js";
import { avatar } from "./people.js";
import { openPicker } from "./picker.js";
import { openMenu } from "./popup.js";
import { attempt, refresh, state } from "./state.js";
import { clockTime, longDate, nextMorning, now, parts } from "./time.js";

const STEPS = [
  ["+1時間", "hour", () => ({ hours: 1 })],
  ["+1日", "day", () => ({ days: 1 })],
  ["翌朝 8:30", "morning", () => ({ to: nextMorning() })],
  ["1週間", "week", () => ({ days: 7 })],
];

const stillness = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

async function advance(control, fields) {
  await whileBusy(control, () => attempt("advance", fields()));
  await refresh(["clock"]);
}

function clockNode() {
  const face = h("span", { class: "clock-face" });
  const steps = h(
    "span",
    { class: "clock-steps" },
    STEPS.map(([label, name, fields]) =>
      h(
        "button",
        {
          type: "button",
          class: "step",
          data: { advance: name },
          title: `時計を進める（${label}）`,
          on: { click: (event) => advance(event.currentTarget, fields) },
        },
        label,
      ),
    ),
  );
  const menu = h(
    "button",
    {
      type: "button",
      class: "step clock-menu",
      "aria-haspopup": "menu",
      data: { advance: "menu" },
      on: {
        click: () =>
          openMenu(
            menu,
            STEPS.map(([label, name, fields]) => ({
              label,
              icon: "clock",
              data: { advance: name },
              run: () => advance(menu, fields),
            })),
            "時計を進める",
          ),
      },
    },
    "進める",
    icon("down"),
  );
  let before = null;
  const tick = () => {
    const moved = before && now() - before > 300000;
    before = now();
    if (moved)
      face.animate?.([{ color: "#fff", scale: 1.06 }, {}], { duration: stillness() ? 0 : 900, easing: "ease-out" });
    const { month, day, weekday } = parts(now());
    face.replaceChildren(
      icon("clock"),
      h("span", { class: "clock-long" }, `${longDate(now())} ${clockTime(now())}`),
      h("span", { class: "clock-short" }, `${month}/${day}（${weekday}）${clockTime(now())}`),
    );
  };
  return {
    node: h(
      "div",
      { class: "clock", data: { testid: "clock" }, role: "group", "aria-label": "この世界の時計（日本時間）" },
      face,
      steps,
      menu,
    ),
    tick,
  };
}

function viewerNode(onSwitch) {
  const open = () =>
    openPicker(button, {
      label: "見る人",
      search: true,
      chosen: new Set([state.route.as]),
      options: state.world.people
        .filter((one) => !one.deleted && !one.is_bot)
        .map((one) => ({
          value: one.id,
          text: one.display,
          note: one.title,
          also: one.name,
          before: avatar(one, "small"),
        })),
      onPick: (option) => onSwitch(option.value),
    });
  const face = h("span", { class: "viewer-face" });
  const button = h(
    "button",
    { type: "button", class: "viewer", "aria-haspopup": "listbox", data: { testid: "viewer" }, on: { click: open } },
    face,
    icon("down"),
  );
  const show = () => {
    const { me } = state.world;
    face.replaceChildren(
      avatar(me, "small"),
      h(
        "span",
        { class: "viewer-text" },
        h("small", {}, "見る人"),
        h("b", {}, me.display),
        h("span", {}, me.title ?? ""),
      ),
    );
    button.setAttribute("aria-label", `見る人： ${me.display}（${me.title ?? ""}）。押すと切りかえられます`);
    button.dataset.user = me.id;
  };
  return { node: button, show };
}

/** Build the strip; the answer has `show()` to call when the world changed. */
export function topbar(header, onSwitch) {
  const clock = clockNode();
  const viewer = viewerNode(onSwitch);
  const name = h("b", { class: "team" });
  const link = h("span", { class: "link-state", role: "status", data: { testid: "link-state" } });
  header.replaceChildren(
    h("div", { class: "brand" }, h("img", { src: "/static/lamp.svg", alt: "" }), name),
    clock.node,
    link,
    viewer.node,
  );
  setInterval(clock.tick, 1000);
  return {
    show() {
      name.textContent = state.world.team.name;
      clock.tick();
      viewer.show();
    },
    online(yes) {
      link.replaceChildren(...(yes ? [] : [h("i"), "つなぎ直しています…"]));
    },
  };
}
