// Speaks the page API of the local Slack: what is there, what a person does, and what has changed.

import { worded } from "./refusals.js";

/** Something the person should read; its message is already worded for them. */
export class Refusal extends Error {}

const UNREACHABLE = "サーバーにつながりませんでした。少し待ってから、もう一度お試しください。";
const BROKEN = "サーバーで問題が起きました。もう一度お試しください。";

async function request(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Refusal(UNREACHABLE);
  }
  let answer;
  try {
    answer = await response.json();
  } catch {
    throw new Refusal(BROKEN);
  }
  if (!response.ok || answer.ok === false) throw new Refusal(answer.error ? worded(answer.error) : BROKEN);
  return answer;
}

function get(path, parameters) {
  const given = Object.entries(parameters).filter(([, value]) => value);
  return request(`${path}?${new URLSearchParams(given)}`);
}

export const fetchWorld = (as) => get("/page/world", { as });
export const fetchMessages = (as, channel, thread) => get("/page/messages", { as, channel, thread });
export const fetchViews = (as) => get("/page/views", { as });

/** Do something as a person; throws a Refusal with words for them when it was not done. */
export function perform(as, what, fields = {}) {
  return request("/page/do", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ as, what, ...fields }),
  });
}

/** Listen to changes; `onLink(true)` also means that something may have been missed before. */
export function listen(as, onChanged, onLink) {
  let source;
  let timer;
  const open = () => {
    source = new EventSource(`/page/stream?${new URLSearchParams({ as })}`);
    source.onopen = () => onLink(true);
    source.onmessage = (event) => onChanged(JSON.parse(event.data).changed ?? []);
    source.onerror = () => {
      onLink(false);
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(open, 3000);
    };
  };
  open();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
