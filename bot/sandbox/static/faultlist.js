// The part of the panel behind the stage that lets things go wrong: each fault can be seen, counted and switched off.
import { h } from "./dom.js";
import { attempt, state } from "./state.js";

const NAMES = {
  slow: ["Slack の返事が遅い", "それぞれの呼び出しを、この秒数だけ待たせます。"],
  server_error: ["Slack が 500 エラーを返す", "呼び出しは受けつけられません。"],
  rate_limit: ["Slack が「混みあっています」と断る", "429 と、この秒数の Retry-After を返します。"],
  cut_before: ["受けつける前に接続が切れる", "呼び出しは届いていません。"],
  cut_after: ["受けつけた後に接続が切れる", "呼び出しは届いたのに、返事だけが届きません。"],
  socket_cut: ["Socket Mode の接続が切れる", "つなぎ直しても、すぐに切れます。"],
  app_stopped: ["ボットが止まっている", "出来事もボタンも、ボットに届きません。"],
  answer_lost: ["ボットの返事が Slack に届かない", "ボットは動いていますが、Slack は待ちきれずに送り直します。"],
};

export const faultsOn = (faults) => faults.filter((one) => one.is_on).length;

function row(name) {
  const [label, note] = NAMES[name] ?? [name, ""];
  const count = h("span", { class: "struck" });
  const said = state.world.faults.find((one) => one.name === name);
  const seconds =
    said.seconds === null
      ? null
      : h("input", {
          type: "number",
          class: "text-input seconds",
          min: 0,
          max: 600,
          step: "any",
          value: said.seconds,
          "aria-label": `${label}： 秒数`,
          on: { change: () => box.checked && change() },
        });
  const change = () =>
    attempt("fault", { name, on: box.checked, seconds: seconds?.value ? Number(seconds.value) : null });
  const box = h("input", { type: "checkbox", role: "switch", data: { fault: name }, on: { change } });
  const node = h(
    "li",
    { class: "fault" },
    h(
      "label",
      { class: "fault-name" },
      box,
      h("span", {}, h("b", {}, label), h("small", {}, note)),
    ),
    seconds && h("label", { class: "fault-seconds" }, seconds, "秒"),
    count,
  );
  const show = (fault) => {
    box.checked = fault.is_on;
    node.classList.toggle("is-on", fault.is_on);
    count.textContent = fault.is_on || fault.struck > 0 ? `${fault.struck}回` : "";
    count.title = "切りかえてから起きた回数";
  };
  return { node, show };
}

export function faultPart() {
  const rows = new Map(state.world.faults.map((fault) => [fault.name, row(fault.name)]));
  const heal = h(
    "button",
    { type: "button", class: "button button-small", data: { testid: "heal" }, on: { click: () => attempt("heal") } },
    "すべて直す",
  );
  return {
    node: h("div", {}, h("ul", { class: "fault-list" }, [...rows.values()].map((one) => one.node)), heal),
    show() {
      for (const fault of state.world.faults) rows.get(fault.name)?.show(fault);
      heal.disabled = faultsOn(state.world.faults) === 0;
    },
  };
}
