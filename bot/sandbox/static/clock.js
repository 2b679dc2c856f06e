// The clock of this world: its face in the strip at the top, and the ways to move it on.
import { h, whileBusy } from "./dom.js";
import { icon } from "./icons.js";
import { openMenu } from "./popup.js";
import { attempt, refresh, state } from "./state.js";
import { clockTime, longDate, nextMorning, now, parts } from "./time.js";

export const STEPS = [
  ["+1時間", "hour", () => ({ hours: 1 })],
  ["+1日", "day", () => ({ days: 1 })],
  ["翌朝 8:30", "morning", () => ({ to: nextMorning() })],
  ["+1営業日", "working-day", () => ({ working_days: 1 })],
  ["+1週間", "week", () => ({ days: 7 })],
];

const stillness = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Move the clock, and show at once what that changed. */
export async function advance(control, fields) {
  await whileBusy(control, () => attempt("advance", fields()));
  await refresh(["clock"]);
}

/** A button for each of the steps. */
export const stepButtons = (style) =>
  STEPS.map(([label, name, fields]) =>
    h(
      "button",
      {
        type: "button",
        class: style,
        data: { advance: name },
        title: `時計を進める（${label}）`,
        on: { click: (event) => advance(event.currentTarget, fields) },
      },
      label,
    ),
  );

/** The name of the holiday that it is in this world, or why else the offices are closed. */
export const closedFor = () => state.world.holiday || (state.world.working ? "" : "閉庁日");

export function clockNode() {
  const face = h("span", { class: "clock-face" });
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
    const closed = closedFor();
    face.replaceChildren(
      icon("clock"),
      h("span", { class: "clock-long" }, `${longDate(now())} ${clockTime(now())}`),
      h("span", { class: "clock-short" }, `${month}/${day}（${weekday}${state.world.holiday && "・休"}）${clockTime(now())}`),
      ...(closed ? [h("span", { class: "clock-closed" }, closed)] : []),
    );
  };
  return {
    node: h(
      "div",
      { class: "clock", data: { testid: "clock" }, role: "group", "aria-label": "この世界の時計（日本時間）" },
      face,
      h("span", { class: "clock-steps" }, stepButtons("step")),
      menu,
    ),
    tick,
  };
}
