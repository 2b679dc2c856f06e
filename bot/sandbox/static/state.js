// What the page knows, and who wants to hear when it changes.
import { fetchMessages, fetchViews, fetchWorld, perform, Refusal } from "./api.js";
import { setNow } from "./time.js";
import { notice } from "./notices.js";

export const state = {
  world: null,
  route: { as: null, channel: null, ts: null, thread: null, home: false },
  messages: new Map(), // "C1" or "C1:thread_ts" -> messages, oldest first
  views: { modals: [], home: null },
  online: true,
};

const listeners = new Map();

/** Call `listener` whenever one of the topics (world, route, messages, views, online) changes. */
export function on(topics, listener) {
  for (const topic of topics.split(" ")) listeners.set(topic, [...(listeners.get(topic) ?? []), listener]);
}

export function changed(topic, detail) {
  for (const listener of listeners.get(topic) ?? []) listener(detail);
}

export const person = (id) =>
  state.world?.people.find((one) => one.id === id) ?? (state.world?.bot.id === id ? state.world.bot : null);
export const channelOf = (id) => state.world?.channels.find((one) => one.id === id) ?? null;
export const me = () => state.world.me;
export const nameOf = (id) => person(id)?.display ?? "知らない人";

/** Where this person talks with the bot, null before the world is known. */
export const botChannel = () => state.world?.channels.find((one) => one.with === state.world.bot.id) ?? null;

/** Do something as the present viewer; a refusal is shown and answered with null. */
export async function attempt(what, fields) {
  try {
    return await act(what, fields);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    notice(error.message, "error");
    return null;
  }
}

export const act = (what, fields) => perform(state.route.as, what, fields);

// Two answers may overtake each other: only the newest question of a kind is believed.
const asked = new Map();
async function newest(kind, question, believe) {
  const turn = (asked.get(kind) ?? 0) + 1;
  asked.set(kind, turn);
  const as = state.route.as;
  const answer = await question();
  if (asked.get(kind) === turn && (as === null || as === state.route.as)) believe(answer);
}

export const loadWorld = () =>
  newest(
    "world",
    () => fetchWorld(state.route.as),
    (world) => {
      state.world = world;
      state.route.as = world.me.id;
      setNow(world.clock);
      changed("world");
    },
  );

export const messageKey = (channel, thread) => (thread ? `${channel}:${thread}` : channel);

export function loadMessages(channel, thread) {
  const key = messageKey(channel, thread);
  return newest(
    key,
    () => fetchMessages(state.route.as, channel, thread),
    ({ messages }) => {
      state.messages.set(key, messages);
      changed("messages", key);
    },
  );
}

export const loadViews = () =>
  newest(
    "views",
    () => fetchViews(state.route.as),
    (views) => {
      state.views = { modals: views.modals ?? [], home: views.home ?? null };
      changed("views");
    },
  );

/** Fetch again what the stream said has changed and what is being looked at. */
export async function refresh(changes) {
  const { channel, thread } = state.route;
  const wanted = [];
  if (changes.some((change) => /^(world|clock|channel:|thread:)/.test(change))) wanted.push(loadWorld());
  if (changes.some((change) => /^(views|home)/.test(change))) wanted.push(loadViews());
  if (channel && changes.some((change) => new RegExp(`^(channel|thread):${channel}(:|$)`).test(change))) {
    wanted.push(loadMessages(channel));
    if (thread) wanted.push(loadMessages(channel, thread));
  }
  for (const key of [...state.messages.keys()]) {
    const elsewhere = key.split(":")[0] !== channel;
    if (elsewhere && changes.some((change) => change.endsWith(`:${key}`))) state.messages.delete(key);
  }
  const results = await Promise.allSettled(wanted);
  const failed = results.find((result) => result.status === "rejected");
  if (failed && !(failed.reason instanceof Refusal)) throw failed.reason;
}
