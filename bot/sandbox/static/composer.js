// Where messages are written: Enter sends, Shift+Enter breaks the line, and nothing typed is ever lost.
import { composing, h } from "./dom.js";
import { attaching } from "./attaching.js";
import { completion } from "./completion.js";
import { draftOf, keepDraft } from "./drafts.js";
import { openEmojiPicker } from "./emojipicker.js";
import { iconButton } from "./controls.js";
import { icon } from "./icons.js";
import { openMenu } from "./popup.js";
import { attempt, state } from "./state.js";
import { Refusal } from "./api.js";

/** Both parts of a text that came back and one that was begun since. */
const joined = (returned, begun) => [returned, begun].filter(Boolean).join("\n");

function grow(area) {
  area.style.height = "auto";
  area.style.height = `${Math.min(area.scrollHeight, Math.max(120, window.innerHeight * 0.4))}px`;
}

function typeInto(area, text) {
  area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
  area.focus();
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

function globalShortcuts(channel) {
  const shortcuts = state.world.shortcuts.filter((one) => one.type === "global");
  return shortcuts.map((one) => ({
    label: one.name,
    icon: "spark",
    data: { shortcut: one.callback_id },
    run: () => attempt("shortcut", { callback_id: one.callback_id, channel }),
  }));
}

/**
 * A composer. `place` names its draft (null for none), `send(text, files)` sends and may refuse, `extras` stand beside the button;
 * `editing` makes it the editor of a message: {text, onDone}.
 */
export function composer({ place, channel, testid, placeholder, send, extras, withCommands = false, editing }) {
  const problem = h("p", { class: "composer-problem", role: "alert", hidden: true });
  const area = h("textarea", {
    rows: 1,
    placeholder,
    "aria-label": placeholder,
    data: { testid: testid && `${testid}-text` },
    enterkeyhint: "send",
    value: editing?.text ?? draftOf(place),
    on: {
      input: () => {
        say(null);
        typed();
      },
      keydown: keys,
    },
  });
  let under = ""; // on its way to the server

  function say(text) {
    problem.textContent = text ?? "";
    problem.hidden = !text;
  }

  function typed() {
    grow(area);
    sendButton.disabled = area.value.trim() === "" && attached.isEmpty;
    if (place) keepDraft(place, joined(under.trim(), area.value));
  }

  async function submit() {
    const text = area.value;
    if ((text.trim() === "" && attached.isEmpty) || under) return;
    say(null);
    const files = attached.take();
    [under, area.value] = [text || " ", ""];
    typed();
    box.setAttribute("aria-busy", "true");
    try {
      await send(text, files);
      under = "";
      editing?.onDone();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      under = "";
      area.value = joined(text, area.value);
      attached.putBack(files);
      say(error.message);
      area.focus();
    } finally {
      box.removeAttribute("aria-busy");
      typed();
    }
  }

  function keys(event) {
    if (suggestions.keys(event) || composing(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      submit();
    } else if (event.key === "Escape" && editing) {
      event.preventDefault();
      event.stopPropagation();
      editing.onDone();
    }
  }

  const sendButton = h(
    "button",
    {
      type: "button",
      class: "send",
      title: editing ? "保存する" : "送信する",
      "aria-label": editing ? "保存する" : "送信する",
      on: { click: submit },
    },
    editing ? "保存" : icon("send"),
  );
  const attached = attaching(area, typed);
  const shortcuts = withCommands ? globalShortcuts(channel) : [];
  const box = h(
    "div",
    { class: "composer", data: { testid } },
    problem,
    h(
      "div",
      { class: "composer-box" },
      area,
      attached.list,
      h(
        "div",
        { class: "composer-tools" },
        !editing && attached.button,
        iconButton("smile", "絵文字を入れる", (anchor) =>
          openEmojiPicker(anchor, (name) => typeInto(area, `:${name}: `)),
        ),
        iconButton("person", "メンバーにメンションする", () =>
          typeInto(area, /(^|\s)$/.test(area.value.slice(0, area.selectionStart)) ? "@" : " @"),
        ),
        shortcuts.length > 0 &&
          iconButton("spark", "ショートカット", (anchor) => openMenu(anchor, shortcuts, "ショートカット")),
        h("span", { class: "composer-extras" }, extras),
        editing &&
          h("button", { type: "button", class: "button button-small", on: { click: editing.onDone } }, "キャンセル"),
        sendButton,
      ),
    ),
  );
  const suggestions = completion(area, box, { withCommands });
  sendButton.disabled = area.value.trim() === "";
  requestAnimationFrame(() => grow(area));
  return Object.assign(box, { area });
}
