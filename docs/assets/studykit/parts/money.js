// The sums of the cost calculator and the pay comparer: pure functions. Amounts are whole cents, hours are hundredths
// of an hour. hooks/studykit/money.py does the same sums for what stands in the page; a test compares both.
(function (kit) {
  'use strict';
  if (kit.money) return;

  const LONGEST = 600;

  // Exact for whole numbers below 2 to the 53rd, which a quotient of floating point numbers is not.
  const floor = (amount, by) => (amount - (amount % by)) / by;
  const divided = (amount, by) => floor(2 * amount + by, 2 * by);

  /** Whether, and after how many whole months of the new work, a yearly gain has paid a cost back. */
  function paysBack(total, gain) {
    if (gain <= 0) return { verdict: 'never', months: null };
    if (total === 0) return { verdict: 'at-once', months: null };
    const months = floor(total * 12 + gain - 1, gain);
    return months > LONGEST ? { verdict: 'too-long', months: null } : { verdict: 'paid', months };
  }

  /** The whole cost of learning, and what each of the three pays makes of it; the fields are those of money.py. */
  function reckon(plan) {
    const direct = plan.tuition + plan.books + plan.exam + plan.dues + plan.other;
    const aid = Math.min(plan.aid, direct);
    const lost = divided(plan.now * plan.away * plan.weeks, 100);
    const total = direct - aid + lost;
    const yearNow = divided(plan.now * plan.hours_now, 100);
    const outcome = (pay) => {
      const after = divided(pay * plan.hours_after, plan.full_year);
      const gain = after - yearNow - plan.keeping;
      return { year_after: after, gain, ...paysBack(total, gain), ahead: gain * plan.years - total };
    };
    return {
      direct, aid, lost, total, year_now: yearNow,
      low: outcome(plan.low), middle: outcome(plan.middle), high: outcome(plan.high),
    };
  }

  /** A year's pay from pay an hour, hours a week and weeks a year. */
  const yearOf = (wage, hours, weeks) => divided(wage * hours * weeks, 100);

  /** `level` is in thousandths of a percent, United States = 100,000. */
  const atUsPrices = (amount, level) => divided(amount * 100000, level);

  /** In tenths of a percent, halves away from 0. */
  function percentAbove(amount, other) {
    const tenths = divided(Math.abs(amount - other) * 1000, other);
    return amount >= other || tenths === 0 ? tenths : -tenths;
  }

  const signed = (number, text) => (number < 0 ? `\u2212${text}` : text);
  const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ',');

  function dollars(cents) {
    const amount = Math.abs(cents);
    const rest = amount % 100;
    return signed(cents, `$${grouped(floor(amount, 100))}${rest ? `.${String(rest).padStart(2, '0')}` : ''}`);
  }

  /** What a price level makes of an amount is not exact to the cent. */
  const wholeDollars = (cents) => dollars(divided(cents, 100) * 100);

  function tenths(number) {
    const amount = Math.abs(number);
    return signed(number, `${grouped(floor(amount, 10))}${amount % 10 ? `.${amount % 10}` : ''}`);
  }

  // These bounds keep every product above exact. A year has 8,784 hours at most, a week 168.
  const KINDS = {
    money: { most: 99999999, cents: true },
    wage: { most: 999999, cents: true },
    pay: { most: 999999999, cents: true },
    week: { most: 16800, cents: true },
    year: { most: 878400, cents: true },
    full: { least: 100000, most: 878400, cents: true },
    weeks: { most: 520 },
    weeksOfYear: { most: 53 },
    years: { most: 50 },
  };

  /**
   * What a reader wrote, as a whole number of cents, of hundredths of an hour, or of weeks and years.
   * Gives {value}, {empty: true}, or {wrong: name of the words that say why, least and most: the numbers that are taken}.
   */
  function parse(text, kind) {
    const { least = 0, most, cents } = KINDS[kind];
    const written = text.replace(/[\s$]/g, '');
    if (!written) return { empty: true };
    if (/^[-\u2212]/.test(written)) return { wrong: 'minus' };
    const found = written.match(/^(\d+|\d{1,3}(?:,\d{3})+)?(?:\.(\d*))?$/);
    if (!found || !(found[1] || found[2])) return { wrong: 'number' };
    const [, whole = '0', part = ''] = found;
    if (!cents && part) return { wrong: 'whole' };
    if (part.length > 2) return { wrong: 'digits' };
    const digits = whole.replace(/,/g, '') + (cents ? part.padEnd(2, '0') : '');
    const value = digits.length > 15 ? Infinity : Number(digits);
    if (value >= least && value <= most) return { value };
    const scale = cents ? 100 : 1;
    return { wrong: value < least ? 'small' : 'large', least: least / scale, most: most / scale };
  }

  kit.money = { reckon, paysBack, yearOf, atUsPrices, percentAbove, dollars, wholeDollars, tenths, parse };
})(window.studykit);
