// Completes commands, people, channels and emoji while a message is typed.
import { composing, h, uniqueId } from "./dom.js";
import { emoji, findEmoji, withEmoji } from "./emoji.js";
import { avatar } from "./people.js";
import { state } from "./state.js";

const MOST = 8;
const plainly = (text) => (text ?? "").normalize("NFKC").toLowerCase();
const has = (word, ...texts) => texts.some((text) => plainly(text).includes(plainly(word)));

const commands = (word) =>
  state.world.commands
    .filter(({ command }) => command.startsWith(`/${word}`))
    .map((one) => ({ insert: `${one.command} `, title: one.command, hint: one.usage_hint, note: one.description }));

// Whoever is called so comes before those whose town is.
const people = (word) =>
  state.world.people
    .filter((one) => !one.deleted && has(word, one.name, one.display, one.title))
    .sort((a, b) => has(word, b.name, b.display) - has(word, a.name, a.display))
    .map((one) => ({ insert: `@${one.name} `, title: one.display, note: one.title, before: avatar(one, "tiny") }));

const channels = (word) =>
  state.world.channels
    .filter((one) => one.kind !== "im" && has(word, one.name))
    .map((one) => ({ insert: `#${one.name} `, title: `#${one.name}`, note: one.topic }));

const faces = (word) =>
  findEmoji(word).map((name) => ({
    insert: `:${name}: `,
    title: `:${name}:`,
    before: h("span", { class: "completion-emoji" }, emoji(name)),
  }));

// What is being typed just before the caret -> where its suggestions come from.
const SOURCES = [
  [/^\/(\S*)$/, commands, "コマンド"],
  [/(?:^|[\s（「、。])@([^\s@]*)$/, people, "メンバー"],
  [/(?:^|[\s（「、。])#([^\s#]*)$/, channels, "チャンネル"],
  [/(?:^|[\s（「、。）」])[:：]([a-z0-9_+-]+)$/, faces, "絵文字"],
];

/** Suggest above `host` while `area` is typed in; `keys(event)` says whether it took the key for itself. */
export function completion(area, host, { withCommands }) {
  const list = h("div", { class: "completion", role: "listbox", id: uniqueId("completion"), hidden: true });
  host.append(list);
  let found = [];
  let active = 0;
  let start = 0;

  const close = () => {
    found = [];
    list.hidden = true;
    area.removeAttribute("aria-activedescendant");
    area.setAttribute("aria-expanded", "false");
  };

  function insert(item) {
    area.setRangeText(item.insert, start, area.selectionStart, "end");
    area.focus();
    close();
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function mark() {
    [...list.querySelectorAll("[role=option]")].forEach((node, index) => {
      node.setAttribute("aria-selected", String(index === active));
      if (index !== active) return;
      area.setAttribute("aria-activedescendant", node.id);
      node.scrollIntoView({ block: "nearest" });
    });
  }

  function update() {
    const before = area.value.slice(0, area.selectionStart);
    for (const [pattern, source, label] of SOURCES) {
      const match = before.match(pattern);
      if (!match || (source === commands && !withCommands)) continue;
      found = source(match[1]).slice(0, source === commands ? 50 : MOST);
      // A word that is complete already needs no list that would catch its Enter.
      if (found.length === 1 && found[0].insert.trim() === before.trim()) break;
      start = before.length - match[1].length - 1;
      active = 0;
      list.replaceChildren(
        h("div", { class: "picker-group", role: "presentation" }, label),
        ...found.map((item) =>
          h(
            "div",
            {
              class: "completion-item",
              role: "option",
              id: uniqueId("suggestion"),
              on: { pointerdown: (event) => event.preventDefault(), click: () => insert(item) },
            },
            item.before,
            h(
              "span",
              { class: "completion-text" },
              h("span", {}, h("b", {}, item.title), item.hint && h("span", { class: "completion-hint" }, item.hint)),
              item.note && h("small", {}, withEmoji(item.note)),
            ),
          ),
        ),
      );
      list.hidden = found.length === 0;
      area.setAttribute("aria-expanded", String(found.length > 0));
      if (found.length) mark();
      return;
    }
    close();
  }

  function keys(event) {
    if (list.hidden || found.length === 0 || composing(event)) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) active = (active + step + found.length) % found.length;
    else if (event.key === "Tab" || (event.key === "Enter" && !event.shiftKey)) insert(found[active]);
    else if (event.key === "Escape") close();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    if (step) mark();
    return true;
  }

  area.setAttribute("aria-controls", list.id);
  area.setAttribute("aria-autocomplete", "list");
  area.addEventListener("input", update);
  area.addEventListener("blur", close);
  return { keys };
}
