// Times as people in Japan read them, seen from the clock of the local Slack.
const JST = 9 * 3600 * 1000;
const WEEKDAYS = "日月火水木金土";

let offset = 0; // world clock minus this computer's clock, in ms
let last = { said: null, at: 0 };
let standing = false;

/** Take over the world's clock; when it has not moved for a while it is a frozen one and ours stands still too. */
export function setNow(iso) {
  const said = Date.parse(iso);
  const here = Date.now();
  if (last.said === said && here - last.at > 3000) standing = true;
  else if (last.said !== said) [standing, last] = [false, { said, at: here }];
  offset = said - here;
}

export const now = () => new Date(standing ? last.said : Date.now() + offset);
export const ofTs = (ts) => new Date(Number(ts) * 1000);

/** Calendar and clock parts in JST. */
export function parts(date) {
  const local = new Date(date.getTime() + JST);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    weekday: WEEKDAYS[local.getUTCDay()],
    hour: local.getUTCHours(),
    minute: String(local.getUTCMinutes()).padStart(2, "0"),
    second: String(local.getUTCSeconds()).padStart(2, "0"),
  };
}

export const dayNumber = (date) => Math.floor((date.getTime() + JST) / 86400000);
export const clockTime = (date) => `${parts(date).hour}:${parts(date).minute}`;

export function longDate(date) {
  const { year, month, day, weekday } = parts(date);
  return `${year}年${month}月${day}日（${weekday}）`;
}

function shortDate(date) {
  const { year, month, day, weekday } = parts(date);
  return `${year === parts(now()).year ? "" : `${year}年`}${month}月${day}日（${weekday}）`;
}

const NEAR = new Map([
  [0, "今日"],
  [-1, "昨日"],
  [1, "明日"],
]);
const nearOr = (date, otherwise) => NEAR.get(dayNumber(date) - dayNumber(now())) ?? otherwise(date);

export const pretty = (date) => nearOr(date, shortDate);
export const dividerLabel = (date) => {
  const near = NEAR.get(dayNumber(date) - dayNumber(now()));
  return near ? `${near}　${shortDate(date)}` : shortDate(date);
};

function ago(date) {
  const minutes = Math.round((now() - date) / 60000);
  if (minutes < 1) return "たった今";
  if (minutes < 60) return `${minutes}分前`;
  if (minutes < 60 * 24) return `${Math.floor(minutes / 60)}時間前`;
  return `${Math.floor(minutes / 1440)}日前`;
}

const slashed = (date) => {
  const { year, month, day } = parts(date);
  return `${year}/${month}/${day}`;
};
const dashed = (date) => {
  const { year, month, day } = parts(date);
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
};

const TOKENS = {
  date_num: dashed,
  date_slash: slashed,
  date: longDate,
  date_long: longDate,
  date_long_full: longDate,
  date_short: shortDate,
  date_long_pretty: (date) => nearOr(date, longDate),
  date_short_pretty: pretty,
  date_pretty: (date) => nearOr(date, longDate),
  day_divider_pretty: dividerLabel,
  time: clockTime,
  time_secs: (date) => `${clockTime(date)}:${parts(date).second}`,
  ago,
};

/** Slack's `<!date^...>` format string, filled in. */
export const formatDate = (seconds, format) =>
  format.replace(/\{(\w+)\}/g, (all, token) => {
    const date = new Date(Number(seconds) * 1000);
    return TOKENS[token] ? TOKENS[token](date) : all;
  });

/** Tomorrow at the opening of the offices, as the page API takes it: "2026-11-24T08:30". */
export function nextMorning() {
  const { year, month, day } = parts(now());
  return `${new Date(Date.UTC(year, month - 1, day + 1)).toISOString().slice(0, 10)}T08:30`;
}
