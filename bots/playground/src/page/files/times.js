// Times as the two apps show them: in the reader's zone, at the playground's calendar.

let ahead = 0;

/** The server said what time it is in the play. */
export function setNow(millis) {
  ahead = millis - performance.now();
}

/** The present moment of the play, in milliseconds since 1970. */
export function now() {
  return performance.now() + ahead;
}

function format(millis, zone, parts) {
  return new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...parts }).format(millis);
}

const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
const LONG_DATE = { day: "numeric", month: "long", year: "numeric" };
const SHORT_DATE = { day: "2-digit", month: "2-digit", year: "numeric" };

/** "in 24 hours", as both apps say it. */
export function relative(millis) {
  const seconds = (millis - now()) / 1000;
  const units = [["year", 31536000], ["month", 2592000], ["day", 86400], ["hour", 3600], ["minute", 60]];
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length * 0.98) ?? ["second", 1];
  return new Intl.RelativeTimeFormat("en", { numeric: "always" }).format(Math.round(seconds / size), unit);
}

/** Discord's styles. Source: its documentation, "Timestamp Styles". */
export function discordTime(seconds, style, zone) {
  const millis = seconds * 1000;
  switch (style) {
    case "R": return relative(millis);
    case "t": return format(millis, zone, CLOCK);
    case "T": return format(millis, zone, { ...CLOCK, second: "2-digit" });
    case "d": return format(millis, zone, SHORT_DATE);
    case "D": return format(millis, zone, LONG_DATE);
    case "F": return format(millis, zone, { weekday: "long", ...LONG_DATE, ...CLOCK });
    default: return format(millis, zone, { ...LONG_DATE, ...CLOCK });
  }
}

/** Telegram's formats: `r`, or any of w, d or D, t or T. */
export function telegramTime(seconds, style, zone) {
  const millis = seconds * 1000;
  if (style === "r") return relative(millis);
  const parts = {};
  if (style.includes("w")) parts.weekday = "long";
  if (style.includes("D")) Object.assign(parts, LONG_DATE);
  if (style.includes("d")) Object.assign(parts, SHORT_DATE);
  if (/[tT]/.test(style)) Object.assign(parts, CLOCK);
  if (style.includes("T")) parts.second = "2-digit";
  return format(millis, zone, Object.keys(parts).length ? parts : { ...LONG_DATE, ...CLOCK });
}

/** The small time beside a message. */
export function stamp(millis, zone) {
  const day = (at) => format(at, zone, SHORT_DATE);
  if (day(millis) === day(now())) return format(millis, zone, CLOCK);
  return format(millis, zone, { day: "numeric", month: "short", ...CLOCK });
}

/** The calendar's own date, for the lever and the list of what is owed. */
export function calendar(millis) {
  const parts = { weekday: "short", day: "numeric", month: "short", year: "numeric", ...CLOCK };
  return format(millis, undefined, parts);
}

export const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
