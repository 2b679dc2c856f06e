// Moves through the page: the address, the route in the state and the pane that a phone shows change together.
import { isPhone } from "./dom.js";
import { addressOf, insideRoute, parse } from "./route.js";
import { changed, state } from "./state.js";

/** Go to a route; fields left out are empty, the viewer stays. */
export function go(route, { replace = false, pane } = {}) {
  const next = { channel: null, ts: null, thread: null, home: false, ...route, as: state.route.as };
  history[replace ? "replaceState" : "pushState"]({ pane: pane ?? paneOf(next) }, "", addressOf(next));
  arrive(next, pane);
}

export const paneOf = (route) => (route.thread ? "thread" : route.channel || route.home ? "main" : "list");

function arrive(route, pane) {
  const before = state.route;
  state.route = { ...route, as: route.as ?? before.as };
  showPane(pane ?? paneOf(state.route));
  changed("route", before);
}

/** On a phone one pane fills the screen; wider screens show all of them. */
export function showPane(pane) {
  document.getElementById("app").dataset.pane = pane;
}

/** One pane back, as the arrow on a phone does. */
export function goBack() {
  const { channel, thread } = state.route;
  if (thread) go({ channel });
  else go({ channel: isPhone() ? null : channel });
}

/** Links into this page's own archives, wherever they stand, open here without a reload. */
export function followLinks() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey)
      return;
    const route = insideRoute(link.href);
    if (!route) return;
    event.preventDefault();
    go(route);
  });
  window.addEventListener("popstate", () => arrive(parse(location.href)));
}
