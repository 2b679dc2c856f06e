// The panel to pick one emoji from, with search by its name.
import { composing, h } from "./dom.js";
import { emoji, findEmoji } from "./emoji.js";
import { openPopup } from "./popup.js";
import { state } from "./state.js";

const LIKELY = [
  "white_check_mark",
  "+1",
  "thumbsup",
  "pray",
  "raised_hands",
  "tada",
  "eyes",
  "heart",
  "bulb",
  "clap",
  "bow",
  "smile",
];
const rank = (name) => (LIKELY.includes(name) ? LIKELY.indexOf(name) : LIKELY.length);

/** Ask for an emoji beside `anchor`; `onPick(name)` gets its name without colons. */
export function openEmojiPicker(anchor, onPick) {
  const grid = h("div", { class: "emoji-grid", role: "group", "aria-label": "絵文字" });
  const draw = () => {
    const drawn = new Set(); // +1 and thumbsup are the same picture
    const names = findEmoji(input.value.trim())
      .sort((a, b) => rank(a) - rank(b))
      .filter((name) => !drawn.has(state.world.emoji[name]) && drawn.add(state.world.emoji[name]));
    grid.replaceChildren(
      ...names.map((name) =>
        h(
          "button",
          {
            type: "button",
            class: "emoji-choice",
            title: `:${name}:`,
            "aria-label": name,
            data: { emoji: name },
            on: {
              click: () => {
                popup.close();
                onPick(name);
              },
            },
          },
          emoji(name),
        ),
      ),
    );
    if (names.length === 0) grid.append(h("p", { class: "picker-none" }, "見つかりませんでした"));
  };
  const first = (event) => {
    if (event.key !== "Enter" || composing(event)) return;
    event.preventDefault();
    grid.querySelector("button")?.click();
  };
  const input = h("input", {
    type: "search",
    class: "picker-search",
    placeholder: "名前でさがす（例: tada）",
    "aria-label": "絵文字を名前でさがす",
    on: { input: draw, keydown: first },
  });
  const popup = openPopup(anchor, h("div", { class: "picker" }, input, grid), {
    label: "絵文字を選ぶ",
    style: "popup-emoji",
  });
  if (!popup) return;
  draw();
  popup.replace();
  input.focus({ preventScroll: true });
}
