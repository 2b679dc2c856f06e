// Emoji: the device's own when it has a colour font, else the page's small drawings (emoji.svg), else their name.
import { h } from "./dom.js";
import { state } from "./state.js";

// Names whose meaning another drawing carries.
const SAME = {
  thumbsup: "+1",
  thumbsdown: "-1",
  grey_question: "question",
  date: "calendar",
  spiral_calendar_pad: "calendar",
  herb: "seedling",
  four_leaf_clover: "seedling",
  smiley: "smile",
  grinning: "smile",
  grin: "smile",
  laughing: "joy",
  relaxed: "blush",
  relieved: "blush",
  disappointed: "sad",
  slightly_frowning_face: "sad",
  confused: "worried",
  tired_face: "sob",
  weary: "worried",
  cold_sweat: "sweat",
  astonished: "open_mouth",
  thinking_face: "thinking",
  hourglass_flowing_sand: "hourglass",
  alarm_clock: "clock",
  stopwatch: "clock",
  clock9: "clock",
  loudspeaker: "mega",
  chart_with_upwards_trend: "chart",
  email: "mailbox",
  envelope: "mailbox",
  hammer_and_wrench: "wrench",
  raised_hand: "hand",
  "man-bowing": "bow",
  "woman-bowing": "bow",
  star2: "star",
  thought_balloon: "speech_balloon",
  bookmark_tabs: "page_facing_up",
  open_file_folder: "file_folder",
  telephone_receiver: "phone",
  school: "office",
  sun_with_face: "sunny",
  partly_sunny: "sunny",
  first_place_medal: "medal",
  bust_in_silhouette: "busts_in_silhouette",
  two_women_holding_hands: "people_hugging",
  unlock: "lock",
  paperclip: "link",
};
// Characters that people type although the workspace has no name for them.
const UNNAMED = { "😇": "innocent", "🙋": "raising_hand", "🥲": "cry", "🔦": "flashlight", "💤": "zzz", "📝": "memo" };

let sheet = new Set(); // names of the drawings; empty while the device's own font is used
let colour = true;

/** Does this device draw emoji in colour? Asked with a face on a tiny canvas. */
function hasColourFont() {
  const canvas = Object.assign(document.createElement("canvas"), { width: 20, height: 20 });
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  pen.font = "16px sans-serif";
  pen.fillText("😀", 0, 16);
  const { data } = pen.getImageData(0, 0, 20, 20);
  for (let at = 0; at < data.length; at += 4) if (data[at + 3] && Math.abs(data[at] - data[at + 2]) > 24) return true;
  return false;
}

/** Find out how emoji are drawn here; to be awaited before the first text is. */
export async function prepareEmoji() {
  colour = hasColourFont();
  if (colour) return;
  const drawings = await fetch("/static/emoji.svg").then(
    (answer) => answer.text(),
    () => "",
  );
  sheet = new Set([...drawings.matchAll(/<symbol id="([^"]+)"/g)].map((match) => match[1]));
}

const symbolOf = (name) => (sheet.has(name) ? name : sheet.has(SAME[name]) ? SAME[name] : null);
const bare = (character) => character.replace(/\uFE0F/g, "");
const first = (character) => [...character][0];

let named = { of: null, names: new Map() };
/** The name of a character, also of one with a skin tone or a gender. */
function nameOf(character) {
  const all = state.world?.emoji ?? {};
  if (named.of !== all)
    named = {
      of: all,
      names: new Map(
        Object.entries(all)
          .reverse()
          .map(([name, drawn]) => [bare(drawn), name]),
      ),
    };
  return named.names.get(bare(character)) ?? named.names.get(first(character)) ?? UNNAMED[first(character)];
}

function drawing(name, character) {
  const symbol = symbolOf(name);
  if (!symbol) return h("span", { class: "emoji emoji-name", title: `:${name}:` }, name.replaceAll("_", " "));
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `/static/emoji.svg#${symbol}`);
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("class", "emoji");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", character);
  svg.append(use);
  return svg;
}

/** The emoji of this name as a node; an unknown name stays as it was typed, as in Slack. */
export function emoji(name) {
  const plain = name.split("::")[0];
  const character = state.world?.emoji[plain];
  if (!character) return document.createTextNode(`:${name}:`);
  return colour ? h("span", { class: "emoji", title: `:${plain}:` }, character) : drawing(plain, character);
}

const EITHER =
  /:([a-z0-9_+'-]+(?:::skin-tone-\d)?):|\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}]?(?:\u200D\p{Extended_Pictographic}\uFE0F?)*|[0-9]\uFE0F?\u20E3/gu;
// Signs that every text font has, and that are text more often than pictures.
const TEXT_SIGNS =
  /^[\u00A9\u00AE\u203C\u2049\u2122\u2139\u2194-\u21AA\u25AA-\u25FE\u2600-\u2604\u2660-\u2667\u2714\u303D\u3297\u3299]$/;

function pictured(found) {
  if (colour || TEXT_SIGNS.test(found)) return null;
  const name = nameOf(found);
  return name ? drawing(name, found) : null;
}

/** Text with its emoji, characters and (unless told otherwise) shortcodes, as a list of nodes and strings. */
export function withEmoji(text, { shortcodes = true } = {}) {
  const out = [];
  let from = 0;
  for (const match of (text ?? "").matchAll(EITHER)) {
    const [found, name] = match;
    const isKnown = name !== undefined && shortcodes && state.world?.emoji[name.split("::")[0]];
    const node = name === undefined ? pictured(found) : isKnown ? emoji(name) : null;
    if (!node) continue;
    out.push(text.slice(from, match.index), node);
    from = match.index + found.length;
  }
  return [...out, (text ?? "").slice(from)].filter((part) => part !== "");
}

/** Names that contain the word, most likely first; those that can be drawn before those that cannot. */
export function findEmoji(word) {
  const names = Object.keys(state.world?.emoji ?? {}).filter((name) => name.includes(word.toLowerCase()));
  const rank = (name) => (word && name.startsWith(word) ? 0 : 1) + (colour || symbolOf(name) ? 0 : 2);
  return names.sort((a, b) => rank(a) - rank(b));
}
