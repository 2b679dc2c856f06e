// The bot's Home tab in the middle of the page.
import { h } from "./dom.js";
import { drawBlocks } from "./blocks.js";
import { Form } from "./form.js";
import { go } from "./navigate.js";
import { appBadge, avatar } from "./people.js";
import { sending } from "./sending.js";
import { attempt, botChannel, loadViews, state } from "./state.js";

let form = { of: null, values: new Form() };

/** The two tabs of the bot: its Home and the conversation with it. */
export function homeTabs(current) {
  const tab = (name, label, route) =>
    h(
      "button",
      {
        type: "button",
        class: "tab",
        "aria-current": name === current ? "page" : null,
        data: { tab: name },
        on: { click: () => go(route) },
      },
      label,
    );
  return h(
    "nav",
    { class: "tabs", "aria-label": "アプリのタブ" },
    tab("home", "ホーム", { home: true }),
    tab("messages", "メッセージ", { channel: botChannel()?.id }),
  );
}

/** Tell the bot that its Home was opened, then look at what it shows. */
export async function openHome() {
  await attempt("home");
  await loadViews();
}

export function drawHome(main, backButton) {
  const { bot } = state.world;
  const view = state.views.home;
  const owner = `${state.route.as} home`;
  if (form.of !== owner) form = { of: owner, values: new Form() };
  form.values.saved = view?.state?.values;
  let page = main.querySelector("[data-testid=home]");
  if (!page || page.dataset.owner !== owner) {
    page = h("div", {
      class: "home",
      data: { testid: "home", owner },
      tabindex: 0,
      role: "region",
      "aria-label": `${bot.display}のホーム`,
    });
    main.replaceChildren(
      h(
        "header",
        { class: "pane-head" },
        backButton(),
        h("h1", {}, h("span", { class: "pane-sign" }, avatar(bot, "small")), bot.display, appBadge()),
      ),
      homeTabs("home"),
      page,
    );
  }
  const body = page.firstElementChild ?? page.appendChild(h("div", { class: "home-body blocks" }));
  const blocks = view?.blocks ?? [];
  const context = sending({ view: view?.id }, form.values, () => view?.blocks ?? []);
  page.querySelector(".empty")?.remove();
  drawBlocks(body, blocks, context);
  if (blocks.length === 0) page.append(h("p", { class: "empty" }, "ホームの用意ができるまで、少しお待ちください。"));
}
