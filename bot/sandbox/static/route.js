// Where the person is: the viewer lives in the hash, channel and message in the path, as in a permalink.

/** Read an address into {as, channel, ts, thread, home}. */
export function parse(address) {
  const url = new URL(address, location.href);
  const hash = new URLSearchParams(url.hash.slice(1));
  const [, channel, packed] = url.pathname.match(/^\/archives\/([^/]+)(?:\/p(\d{7,}))?/) ?? [];
  const ts = packed ? `${packed.slice(0, -6)}.${packed.slice(-6)}` : null;
  return {
    as: hash.get("as"),
    home: hash.has("home"),
    channel: channel ?? null,
    ts,
    thread: url.searchParams.get("thread_ts"),
  };
}

export function addressOf({ as, home, channel, ts, thread }) {
  const path = channel ? `/archives/${channel}${ts ? `/p${ts.replace(".", "")}` : ""}` : "/";
  const query = thread ? `?thread_ts=${thread}&cid=${channel}` : "";
  return `${path}${query}#as=${encodeURIComponent(as ?? "")}${home ? "&home=1" : ""}`;
}

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** The route behind a link when it leads to this very page's archives, else null. */
export function insideRoute(href) {
  let url;
  try {
    url = new URL(href, location.href);
  } catch {
    return null;
  }
  const sameHost =
    url.host === location.host ||
    (url.port === location.port && LOOPBACK.has(url.hostname) && LOOPBACK.has(location.hostname));
  return sameHost && url.pathname.startsWith("/archives/") ? parse(url.href) : null;
}
