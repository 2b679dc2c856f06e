// Starts the page: who looks, where they are, and what is drawn again when something changes.
import { h, isPhone } from "./dom.js";
import { listen, Refusal } from "./api.js";
import { drawMain } from "./channel.js";
import { recall, remember } from "./drafts.js";
import { prepareEmoji } from "./emoji.js";
import { openHome } from "./home.js";
import { drawModal } from "./modal.js";
import { followLinks, go, paneOf, showPane } from "./navigate.js";
import { addressOf, parse } from "./route.js";
import { drawSidebar, titleText } from "./sidebar.js";
import { channelOf, loadMessages, loadViews, loadWorld, on, refresh, state } from "./state.js";
import { closePopup } from "./popup.js";
import { drawThread } from "./thread.js";
import { topbar } from "./topbar.js";

const [main, side, thread] = ["main", "side", "thread"].map((id) => document.getElementById(id));
const bar = topbar(document.getElementById("top"), switchTo);
let stop = () => {};

const ignoreRefusal = (error) => {
  if (!(error instanceof Refusal)) throw error;
};

function drawPlaces() {
  if (!state.world) return;
  drawSidebar(side);
  drawMain(main);
  drawThread(thread);
  document.getElementById("app").classList.toggle("has-thread", !thread.hidden);
  document.title = titleText();
}

/** Where to stand when the address does not say: the channel of last time, or the first one. */
function defaultChannel() {
  const last = recall(`channel ${state.route.as}`);
  const members = state.world.channels.filter((one) => one.member && one.kind !== "im");
  return channelOf(last)?.id ?? members[0]?.id ?? state.world.channels[0]?.id ?? null;
}

function settle() {
  const { channel, home } = state.route;
  if (!channel && !home && !isPhone()) go({ channel: defaultChannel() }, { replace: true });
  else {
    history.replaceState({}, "", addressOf(state.route));
    showPane(paneOf(state.route));
    look(null);
  }
}

/** Fetch what the new place shows, drawing at once what is known already. */
function look(before) {
  const { as, channel, thread: root, home } = state.route;
  closePopup();
  drawPlaces();
  if (before && as && before.as !== as) {
    switchTo(as);
    return;
  }
  if (home && !before?.home) openHome().catch(ignoreRefusal);
  if (!channel || !channelOf(channel)) return;
  if (before?.channel !== channel) loadMessages(channel).catch(ignoreRefusal);
  if (root && before?.thread !== root) loadMessages(channel, root).catch(ignoreRefusal);
}

async function switchTo(user) {
  state.route = { ...state.route, as: user };
  state.messages.clear();
  state.views = { modals: [], home: null };
  await loadWorld().catch(ignoreRefusal);
  remember("viewer", state.route.as);
  const { channel } = state.route;
  if (channel && !channelOf(channel)) state.route = { ...state.route, channel: null, thread: null, ts: null };
  if (channelOf(channel)?.kind === "im" && !channelOf(channel).member) state.route.channel = null;
  await loadViews().catch(ignoreRefusal);
  settle();
  follow();
}

/** Follow what changes for the present viewer; changes of one moment are fetched together. */
function follow() {
  stop();
  let pending = new Set();
  const all = () => ["world", "views", ...(state.route.channel ? [`channel:${state.route.channel}`] : [])];
  const take = (changes) => {
    if (pending.size === 0)
      setTimeout(() => {
        const batch = [...pending];
        pending = new Set();
        refresh(batch).catch(ignoreRefusal);
      }, 30);
    for (const change of changes) pending.add(change);
  };
  stop = listen(state.route.as, take, (yes) => {
    state.online = yes;
    bar.online(yes);
    if (yes) take(all());
  });
}

async function start() {
  state.route = parse(location.href);
  state.route.as ??= recall("viewer");
  await prepareEmoji();
  try {
    await loadWorld().catch((error) => {
      if (!state.route.as) throw error;
      state.route.as = null; // a person of another workspace, remembered from before
      return loadWorld();
    });
  } catch (error) {
    ignoreRefusal(error);
    main.replaceChildren(h("p", { class: "empty" }, error.message));
    showPane("main");
    setTimeout(start, 3000);
    return;
  }
  remember("viewer", state.route.as);
  settle();
  follow();
  await loadViews().catch(ignoreRefusal);
}

on("world", () => {
  bar.show();
  drawPlaces();
});
on("messages", drawPlaces);
on("views", () => {
  drawModal();
  if (state.route.home) drawPlaces();
});
on("route", look);
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) drawPlaces();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented && state.route.thread && thread.contains(event.target))
    go({ channel: state.route.channel });
});
// A world that stands still is noticed soon; one that runs is compared with ours now and then.
const compare = () => {
  if (!document.hidden && state.world) loadWorld().catch(ignoreRefusal);
};
setTimeout(compare, 5000);
setInterval(compare, 60000);
followLinks();
start();
