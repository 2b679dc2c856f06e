// Small words for building and refreshing the document; text always enters as text nodes.

/** Make an element: `on` holds listeners, `data` the data attributes, `class` may be an array with gaps. */
export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "on") for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
    else if (name === "data")
      for (const [key, text] of Object.entries(value)) {
        if (text != null) node.dataset[key] = text;
      }
    else if (name === "class") node.className = Array.isArray(value) ? value.filter(Boolean).join(" ") : value;
    else if (name === "value") node.value = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** Make the children of `container` match `items`, reusing nodes whose signature has not changed. */
export function reconcile(container, items, { key, signature, render }) {
  const before = container.kept ?? new Map();
  const after = new Map();
  for (const item of items) {
    const id = key(item);
    const mark = signature(item);
    const old = before.get(id);
    after.set(id, old?.mark === mark ? old : { mark, node: render(item) });
  }
  const wanted = [...after.values()].map((entry) => entry.node);
  const keep = new Set(wanted);
  for (const child of [...container.children]) if (!keep.has(child)) child.remove();
  let cursor = container.firstChild;
  for (const node of wanted) {
    if (node === cursor) cursor = cursor.nextSibling;
    else container.insertBefore(node, cursor);
  }
  container.kept = after;
}

/** Run `fn` while the button (or any control) shows that it is working and cannot be pressed again. */
export async function whileBusy(control, fn) {
  if (control.getAttribute("aria-busy") === "true") return undefined;
  control.setAttribute("aria-busy", "true");
  try {
    return await fn();
  } finally {
    control.removeAttribute("aria-busy");
  }
}

/** True while an input method is still composing, when Enter and the arrows belong to it. */
export const composing = (event) => event.isComposing || event.keyCode === 229;

export const isPhone = () => matchMedia("(max-width: 720px)").matches;

let counter = 0;
export const uniqueId = (prefix) => `${prefix}-${(counter += 1)}`;
