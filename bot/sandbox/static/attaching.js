// Files that go with a message: chosen, dropped or pasted, shown below the text until it is sent.
import { h } from "./dom.js";
import { iconButton } from "./controls.js";
import { icon } from "./icons.js";
import { notice } from "./notices.js";
import { act } from "./state.js";

const LARGEST_MB = 10;

const asBase64 = (file) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });

/** Post files, with or without a text. */
export async function upload(channel, files, text, thread = null) {
  const contents = await Promise.all(files.map(async (file) => ({ name: file.name, content: await asBase64(file) })));
  return act("upload", { channel, text, thread_ts: thread, files: contents });
}

/** The parts of a composer for files; `changed()` is called when there are more or fewer of them. */
export function attaching(area, changed) {
  let files = [];
  const list = h("ul", { class: "attached", hidden: true, "aria-label": "添付するファイル" });
  const draw = () => {
    list.hidden = files.length === 0;
    list.replaceChildren(
      ...files.map((file) =>
        h(
          "li",
          { class: "file" },
          icon("file"),
          h("span", {}, file.name),
          iconButton("close", `${file.name} をやめる`, () => put(files.filter((one) => one !== file)), { style: "" }),
        ),
      ),
    );
  };
  function put(next) {
    files = next;
    draw();
    changed();
  }
  function add(more) {
    const taken = [...more].filter((file) => file.size <= LARGEST_MB * 1024 ** 2);
    if (taken.length < more.length) notice(`ここで添付できるファイルは ${LARGEST_MB} MB までです。`, "error");
    if (taken.length > 0) put([...files, ...taken]);
  }

  const chooser = h("input", {
    type: "file",
    multiple: true,
    hidden: true,
    data: { testid: "file-chooser" },
    on: {
      change: () => {
        add(chooser.files);
        chooser.value = "";
        area.focus();
      },
    },
  });
  area.addEventListener("paste", (event) => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    add(event.clipboardData.files);
  });
  area.addEventListener("dragover", (event) => event.dataTransfer.types.includes("Files") && event.preventDefault());
  area.addEventListener("drop", (event) => {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    add(event.dataTransfer.files);
  });
  return {
    list,
    button: [iconButton("clip", "ファイルを添付する", () => chooser.click()), chooser],
    get isEmpty() {
      return files.length === 0;
    },
    take() {
      const taken = files;
      put([]);
      return taken;
    },
    putBack(taken) {
      put([...taken, ...files]);
    },
  };
}
