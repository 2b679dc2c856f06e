// The strip at the top: the workspace, the clock, what goes wrong, and the person one looks as.
import { backstageButton } from "./backstage.js";
import { clockNode } from "./clock.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { avatar, marksOf } from "./people.js";
import { openPicker } from "./picker.js";
import { state } from "./state.js";

/** Everybody one may look as; with several workspaces, under the name of theirs. */
function everybody() {
  const { team, people, teams } = state.world;
  const groups = [{ ...team, people }, ...teams];
  return groups.flatMap((group) =>
    group.people
      .filter((one) => !one.deleted && !one.is_bot)
      .map((one) => ({
        value: one.id,
        text: one.display,
        label: [one.display, ...marksOf(one)],
        note: one.title,
        also: `${one.name} ${one.organisation}`,
        before: avatar(one, "small"),
        group: teams.length > 0 ? group.name : "",
      })),
  );
}

function viewerNode(onSwitch) {
  const open = () =>
    openPicker(button, {
      label: "見る人",
      search: true,
      chosen: new Set([state.route.as]),
      options: everybody(),
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
        h("b", {}, me.display, ...marksOf(me)),
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
  const backstage = backstageButton();
  const name = h("b", { class: "team" });
  const link = h("span", { class: "link-state", role: "status", data: { testid: "link-state" } });
  header.replaceChildren(
    h("div", { class: "brand" }, h("img", { src: "/static/lamp.svg", alt: "" }), name),
    clock.node,
    link,
    backstage.node,
    viewer.node,
  );
  setInterval(clock.tick, 1000);
  return {
    show() {
      name.textContent = state.world.team.name;
      clock.tick();
      backstage.show();
      viewer.show();
    },
    online(yes) {
      link.replaceChildren(...(yes ? [] : [h("i"), "つなぎ直しています…"]));
    },
  };
}
