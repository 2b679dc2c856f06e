// The left side: the bot's Home, channels with what is unread, direct messages, and channels one may join.
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { addressOf } from "./route.js";
import { appBadge, avatar } from "./people.js";
import { titleOf } from "./channel.js";
import { go } from "./navigate.js";
import { person, state } from "./state.js";

function entry(route, { sign, label, unread = 0, current, data, badge }) {
  const open = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(route);
  };
  return h(
    "li",
    {},
    h(
      "a",
      {
        class: ["entry", unread > 0 && "is-unread"],
        href: addressOf({ ...route, as: state.route.as }),
        "aria-current": current ? "page" : null,
        data,
        on: { click: open },
        "aria-label": unread > 0 ? `${label}、未読${unread}件` : null,
      },
      h("span", { class: "entry-sign" }, sign),
      h("span", { class: "entry-label" }, label),
      badge && appBadge(),
      unread > 0 && h("span", { class: "count", "aria-hidden": "true" }, unread > 99 ? "99+" : String(unread)),
    ),
  );
}

const signOf = (channel) => (channel.kind === "private" ? "lock" : channel.shared ? "link" : "hash");

function channelEntry(channel) {
  const other = channel.kind === "im" ? person(channel.with) : null;
  const current = !state.route.home && state.route.channel === channel.id;
  const unread = channel.member && !(current && !document.hidden) ? channel.unread : 0;
  return entry(
    { channel: channel.id },
    {
      sign: other ? avatar(other, "tiny") : icon(signOf(channel)),
      label: titleOf(channel),
      badge: other?.is_bot,
      unread,
      current,
      data: { channel: channel.id, name: channel.name },
    },
  );
}

const group = (title, entries) =>
  entries.length === 0
    ? null
    : h("section", { class: "group", "aria-label": title }, h("h2", {}, title), h("ul", {}, entries));

const collator = new Intl.Collator("ja");
const byName = (a, b) => collator.compare(titleOf(a), titleOf(b));

export function drawSidebar(side) {
  const { world, route } = state;
  const held = document.activeElement?.closest?.("#side a")?.getAttribute("href");
  const rooms = world.channels.filter((one) => one.kind !== "im");
  const [open, closed] = [rooms.filter((one) => !one.archived), rooms.filter((one) => one.archived)];
  const direct = world.channels
    .filter((one) => one.kind === "im")
    .sort((a, b) => (b.with === world.bot.id) - (a.with === world.bot.id) || byName(a, b));
  const scrolled = side.scrollTop;
  const parts = [
    h("p", { class: "side-team" }, world.team.name),
    group("アプリ", [
      entry(
        { home: true },
        {
          sign: icon("home"),
          label: `${world.bot.display} ホーム`,
          current: route.home,
          data: { homeTab: world.bot.id },
        },
      ),
    ]),
    group("チャンネル", open.filter((one) => one.member).map(channelEntry)),
    group("ダイレクトメッセージ", direct.map(channelEntry)),
    group("参加できるチャンネル", open.filter((one) => !one.member).map(channelEntry)),
    group("アーカイブ済みのチャンネル", closed.map(channelEntry)),
  ];
  side.replaceChildren(...parts.filter(Boolean));
  side.scrollTop = scrolled;
  if (held) side.querySelector(`a[href="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
}

/** The page's title in the browser tab, with the number of unread messages. */
export function titleText() {
  const { world, route } = state;
  const unread = world.channels.reduce(
    (sum, one) => sum + (one.member && (document.hidden || one.id !== route.channel) ? one.unread : 0),
    0,
  );
  const channel = world.channels.find((one) => one.id === route.channel);
  const place = route.home
    ? `${world.bot.display} ホーム`
    : channel
      ? `${channel.kind === "im" ? "" : "#"}${titleOf(channel)}`
      : "";
  return `${unread ? `(${unread}) ` : ""}${place ? `${place} | ` : ""}${world.team.name}`;
}
