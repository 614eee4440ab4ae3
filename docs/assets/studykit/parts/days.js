// Days of the reader's own calendar, as numbers counted from 1970-01-01: without hours, neither time zones nor changes of
// the clock can lose one. Pure but for `here` and `inWords`: tests ask it in Node.
(function (kit) {
  'use strict';
  if (kit.days) return;

  const DAY = 86400000;

  /** The reader's own clock: what to add to a moment (ms, UTC) to have what it shows. */
  const here = (at) => -60000 * new Date(at).getTimezoneOffset();

  /** The day on which a moment falls. @param offset (ms) → what to add to it, such as `here` */
  const of = (at, offset) => Math.floor((at + offset(at)) / DAY);

  /**
   * The moment of an entry of the log, as it counts; 0 when it lies ahead by more than a day. A clock was wrong then: the entry
   * is older than any that is written from now on, and must not be the last one until that day.
   */
  function moment({ at }, now) {
    const said = Date.parse(at);
    return said > now + DAY ? 0 : said;
  }

  /** The moment at which a day begins. */
  const start = (day, offset) => day * DAY - offset(day * DAY - offset(day * DAY));

  const text = (day) => new Date(day * DAY).toISOString().slice(0, 10);

  function counted(date) {
    const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date) || [];
    const at = year ? Date.UTC(year, month - 1, day) : NaN;
    return !Number.isNaN(at) && text(at / DAY) === date ? at / DAY : null;
  }

  // A thousand items have a handful of dates among them.
  const known = new Map();
  /** The day of a date such as '2027-03-05'; null for what is none. */
  function read(date) {
    if (!known.has(date)) known.set(date, counted(date));
    return known.get(date);
  }

  const inWords = (day) =>
    new Date(day * DAY).toLocaleDateString(document.documentElement.lang || 'en', { dateStyle: 'long', timeZone: 'UTC' });

  kit.days = { here, of, moment, start, text, read, inWords };
})(window.studykit);
