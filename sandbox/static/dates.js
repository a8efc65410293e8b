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

/** The next Monday 08:00 on this person's wall, as seconds. */
export function nextMondayMorning(seconds, timeZone) {
  for (let day = 1; day <= 7; day += 1) {
    const candidate = seconds + day * 86400;
    if (format(candidate, timeZone, { weekday: "short" }) === "Mon") {
      return atWallTime(candidate, 8, timeZone);
    }
  }
  throw new RangeError("a week without a Monday");
}

function atWallTime(seconds, hour, timeZone) {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone, hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23",
  }).formatToParts(new Date(seconds * 1000));
  const part = (type) => Number(parts.find((each) => each.type === type).value);
  return Math.floor(seconds) + (hour - part("hour")) * 3600 - part("minute") * 60 - part("second");
}

function format(seconds, timeZone, options) {
  return new Intl.DateTimeFormat("en-GB", { ...options, timeZone }).format(new Date(Number(seconds) * 1000));
}
