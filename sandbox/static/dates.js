// Times as the acting person sees them. Slack's timestamps are seconds.

/** "09:41" */
export function clockTime(seconds, timeZone) {
  return format(seconds, timeZone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** "Friday, 20 November" */
export function dayName(seconds, timeZone) {
  return format(seconds, timeZone, { weekday: "long", day: "numeric", month: "long" });
}

/** "Fri, 20 Nov 2026, 09:41" */
export function moment(seconds, timeZone) {
  return format(seconds, timeZone, {
    weekday: "short", day: "numeric", month: "short", year: "numeric",
    hour: "2-digit", minute: "2-digit", hourCycle: "h23",
  });
}

const TOKENS = {
  date: { month: "long", day: "numeric", year: "numeric" },
  date_num: { year: "numeric", month: "2-digit", day: "2-digit" },
  date_short: { month: "short", day: "numeric", year: "numeric" },
  date_long: { weekday: "long", month: "long", day: "numeric", year: "numeric" },
  date_pretty: { month: "long", day: "numeric", year: "numeric" },
  date_short_pretty: { month: "short", day: "numeric", year: "numeric" },
  date_long_pretty: { weekday: "long", month: "long", day: "numeric", year: "numeric" },
  time: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  time_secs: { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" },
};

/** Fills the `{date_short} at {time}` of a Slack date. */
export function slackDate(seconds, pattern, timeZone) {
  return pattern.replace(/\{(\w+)\}/g, (whole, name) =>
    TOKENS[name] ? format(seconds, timeZone, TOKENS[name]) : whole);
}

/** The next time this person's wall shows that day ("Mon") and time ("08:30"), as seconds. */
export function nextTime(day, time, seconds, timeZone) {
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const around = seconds + ahead * 86400;
    const then = fromWallClock(`${asWallClock(around, timeZone).slice(0, 10)}T${time}`, timeZone);
    if (then > seconds && format(then, timeZone, { weekday: "short" }) === day) return then;
  }
  throw new RangeError(`a week without a ${day}`);
}

/** "2026-11-23T08:00", as an input for date and time takes it. */
export function asWallClock(seconds, timeZone) {
  const shown = new Intl.DateTimeFormat("sv-SE", {
    timeZone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit",
  }).format(new Date(seconds * 1000));
  return shown.replace(" ", "T");
}

/** The other way round: the second at which this person's wall shows that time. */
export function fromWallClock(shown, timeZone) {
  const utc = Date.parse(`${shown}Z`) / 1000;
  const offsetAt = (seconds) => Date.parse(`${asWallClock(seconds, timeZone)}Z`) / 1000 - seconds;
  // Asked twice, because the clocks may change between the first guess and the answer.
  return utc - offsetAt(utc - offsetAt(utc));
}

function format(seconds, timeZone, options) {
  return new Intl.DateTimeFormat("en-GB", { ...options, timeZone }).format(new Date(Number(seconds) * 1000));
}
