// The parts of the panel behind the stage that change people and channels, as an administrator does.
import { confirmed } from "./dialog.js";
import { h, uniqueId, whileBusy } from "./dom.js";
import { notice } from "./notices.js";
import { attempt, state } from "./state.js";

const LOCALES = [
  ["ja-JP", "日本語"],
  ["en-US", "English (US)"],
  ["en-GB", "English (UK)"],
];

const options = (entries) => entries.map(([value, text]) => h("option", { value }, text));

function field(label, control) {
  const id = uniqueId("field");
  control.id = id;
  return h("div", { class: "field" }, h("label", { for: id }, label), control);
}

/** Keep a list of options as the world has it, without losing what is chosen. */
function offer(select, entries) {
  const chosen = select.value;
  const mark = JSON.stringify(entries);
  if (select.dataset.mark === mark) return;
  select.dataset.mark = mark;
  select.replaceChildren(...options(entries));
  if (entries.some(([value]) => value === chosen)) select.value = chosen;
}

async function save(control, what, fields, done) {
  await whileBusy(control, async () => {
    if (await attempt(what, fields)) notice(done);
  });
}

export function personPart() {
  const who = h("select", { class: "text-input", data: { testid: "person" }, on: { change: () => fill() } });
  const name = h("input", { class: "text-input", autocomplete: "off" });
  const title = h("input", { class: "text-input", autocomplete: "off" });
  const locale = h("select", { class: "text-input" }, options(LOCALES));
  const zone = h("select", { class: "text-input" }, options(state.world.zones.map((one) => [one, one])));
  const keep = h("button", { type: "submit", class: "button" }, "変える");
  const active = h("button", { type: "button", class: "button", on: { click: () => switchOff() } });
  const chosen = () => state.world.people.find((one) => one.id === who.value);

  function fill() {
    const one = chosen();
    if (!one) return;
    [name.value, title.value, locale.value, zone.value] = [one.display, one.title, one.locale, one.tz];
    active.textContent = one.deleted ? "停止を解除する" : "アカウントを停止する";
  }
  const change = (event) => {
    event.preventDefault();
    const one = chosen();
    const facts = { title: title.value, locale: locale.value, tz: zone.value };
    if (name.value !== one.display) facts.display_name = name.value;
    save(keep, "person", { user: one.id, facts }, `${name.value} さんの情報を変えました。`);
  };
  async function switchOff() {
    const one = chosen();
    await save(
      active,
      "person",
      { user: one.id, facts: { deleted: !one.deleted } },
      one.deleted ? `${one.display} さんのアカウントの停止を解除しました。` : `${one.display} さんのアカウントを停止しました。`,
    );
  }
  let filled = null;
  return {
    node: h(
      "form",
      { class: "registry", on: { submit: change } },
      field("だれ", who),
      field("表示名", name),
      field("肩書き", title),
      field("言語", locale),
      field("タイムゾーン", zone),
      h("div", { class: "button-row" }, keep, active),
    ),
    show() {
      const people = state.world.people.filter((one) => !one.is_bot);
      offer(who, people.map((one) => [one.id, `${one.display}${one.deleted ? "（停止中）" : ""}`]));
      if (filled === null) who.value = state.route.as;
      const one = chosen();
      const mark = JSON.stringify(one);
      if (mark !== filled) fill();
      filled = mark;
    },
  };
}

export function channelPart() {
  const which = h("select", { class: "text-input", data: { testid: "which-channel" }, on: { change: () => fill() } });
  const name = h("input", { class: "text-input", autocomplete: "off", maxlength: 80 });
  const chosen = () => state.world.channels.find((one) => one.id === which.value);
  const act = (control, what, done, more = {}) =>
    save(control, "channel", { channel: which.value, act: what, ...more }, done);
  const press = (label, run) =>
    h("button", { type: "button", class: "button", on: { click: (event) => run(event.currentTarget) } }, label);
  const archive = press("", (control) => {
    const { archived } = chosen();
    act(control, archived ? "unarchive" : "archive", archived ? "アーカイブを解除しました。" : "チャンネルをアーカイブしました。");
  });
  const hide = press("プライベートにする", async (control) => {
    const sure = await confirmed({
      title: "プライベートにする",
      text: { type: "plain_text", text: `#${chosen().name} をプライベートチャンネルにします。元には戻せません。` },
      confirm: "プライベートにする",
      style: "danger",
    });
    if (sure) act(control, "make_private", "プライベートチャンネルにしました。");
  });
  const renumber = press("ID を変える", (control) => act(control, "give_new_id", "チャンネルの ID を変えました。"));
  const keep = h("button", { type: "submit", class: "button" }, "名前を変える");

  function fill() {
    const one = chosen();
    if (!one) return;
    name.value = one.name;
    archive.textContent = one.archived ? "アーカイブを解除する" : "アーカイブする";
    keep.disabled = one.archived;
    hide.disabled = one.archived || one.kind === "private";
  }
  const rename = (event) => {
    event.preventDefault();
    act(keep, "rename", `#${name.value} に変えました。`, { name: name.value });
  };
  let filled = null;
  return {
    node: h(
      "form",
      { class: "registry", on: { submit: rename } },
      field("どこ", which),
      field("名前", name),
      h("div", { class: "button-row" }, keep, archive, hide, renumber),
    ),
    show() {
      const rooms = state.world.channels.filter((one) => one.kind !== "im" && one.member);
      offer(which, rooms.map((one) => [one.id, `#${one.name}${one.archived ? "（アーカイブ済み）" : ""}`]));
      const mark = JSON.stringify([which.value, chosen()?.name, chosen()?.archived, chosen()?.kind]);
      if (mark !== filled) fill();
      filled = mark;
    },
  };
}

/** How it comes back where there is no page to let it in. */
const AGAIN = "また入れるには、デモを終えて、tomoshibi demo --oauth で始めます。";

/** Whether the app is in this workspace, and the button that takes it out or the page that lets it in. */
export function appPart() {
  const told = h("p", { class: "quiet" });
  const out = h(
    "button",
    {
      type: "button",
      class: "button",
      data: { testid: "uninstall" },
      on: {
        click: async () => {
          const sure = await confirmed({
            title: "灯を取り外す",
            text: { type: "plain_text", text: `「${state.world.team.name}」から灯を取り外します。${state.world.entrance ? "追加する画面から、また入れられます。" : AGAIN}` },
            confirm: "取り外す",
            style: "danger",
          });
          if (sure) await save(out, "uninstall", {}, "灯を取り外しました。");
        },
      },
    },
    "取り外す",
  );
  return {
    node: h("div", { class: "registry" }, told, h("div", { class: "button-row" }, out)),
    show() {
      const { installed, entrance, team } = state.world;
      told.replaceChildren(`灯は「${team.name}」に${installed ? "入っています" : "入っていません"}。`);
      if (!installed) {
        told.append(entrance ? h("a", { href: entrance, target: "_blank" }, "追加する画面を開く") : AGAIN);
      }
      out.hidden = !installed;
    },
  };
}
