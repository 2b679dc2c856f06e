// Files in messages: pictures as pictures, everything else by its name; deleted ones say so.
import { h } from "./dom.js";
import { icon } from "./icons.js";

const SIZES = ["バイト", "KB", "MB", "GB"];
function sizeOf(bytes) {
  const step = Math.min(SIZES.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  const count = bytes / 1024 ** step;
  return `${count < 10 && step > 0 ? count.toFixed(1) : Math.round(count)} ${SIZES[step]}`;
}

function one(file) {
  if (file.mode === "tombstone") return h("p", { class: "file file-gone" }, icon("file"), "このファイルは削除されました。");
  const name = file.title || file.name || "ファイル";
  const shared = { href: file.url_private, target: "_blank", rel: "noopener", data: { file: file.id } };
  if (/^image\/(png|jpeg|gif|webp)$/.test(file.mimetype ?? ""))
    return h(
      "figure",
      { class: "picture" },
      h("figcaption", {}, name),
      h("a", shared, h("img", { src: file.url_private, alt: file.alt_txt || name, loading: "lazy" })),
    );
  return h("a", { ...shared, class: "file" }, icon("file"), h("span", {}, name), h("small", {}, sizeOf(file.size ?? 0)));
}

export const files = (message) => h("div", { class: "files" }, message.files.map(one));
