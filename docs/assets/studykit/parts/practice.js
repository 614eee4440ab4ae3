// Endless practice with remittances. `make` is a pure function: the same series and number give the same task
// everywhere, so that a class can share them. All amounts are whole cents. hooks/studykit/practice.py does the
// same sums for the worked examples; a test compares both.
(function (kit) {
  'use strict';
  if (kit.practice) return;

  const QUESTIONS = ['owes', 'contractual', 'paid'];
  const PERCENTS = [10, 15, 20, 25, 30, 40];
  // Of what kind a service is, and the lowest and highest fee in dollars.
  const SERVICES = {
    visit: ['visit_old', 'visit_new', 'therapy'],
    other: ['blood', 'xray', 'mri', 'mole'],
    free: ['checkup', 'screening'],
  };
  const FEES = {
    visit_old: [60, 140], visit_new: [95, 210], therapy: [45, 110], blood: [20, 60], xray: [30, 120], mri: [280, 690],
    mole: [90, 260], checkup: [110, 230], screening: [120, 260],
  };

  // mulberry32, after a hash of the text (FNV-1a): small, and the same in every engine.
  function dice(text) {
    let state = 2166136261;
    for (const letter of text) state = Math.imul(state ^ letter.codePointAt(0), 16777619);
    return () => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    };
  }

  function shuffled(list, roll) {
    const left = [...list];
    return list.map(() => left.splice(Math.floor(roll() * left.length), 1)[0]);
  }

  // What a payer makes of a line; the order is the law of the thing: allowed, deductible, copay, coinsurance, limit.
  function settle(line) {
    const allowed = line.refused ? 0 : Math.min(line.charge, line.fee);
    let deductible = line.free ? 0 : Math.min(line.deductible, allowed);
    let copay = line.free ? 0 : Math.min(line.copay, allowed - deductible);
    const rest = allowed - deductible - copay;
    const reckoned = line.free ? 0 : (rest * line.percent) / 100;
    let coinsurance = reckoned;
    const full = deductible + copay + coinsurance;
    let over = line.limit === null ? 0 : Math.max(0, full - line.limit);
    const spare = (amount) => {
      const less = Math.min(amount, over);
      over -= less;
      return amount - less;
    };
    coinsurance = spare(coinsurance);
    copay = spare(copay);
    deductible = spare(deductible);
    const owes = deductible + copay + coinsurance;
    return {
      charge: line.charge, contractual: line.charge - allowed, allowed, deductible, coinsurance, copay, owes,
      paid: allowed - owes, rest, reckoned, capped: owes < full,
    };
  }

  // Fees are multiples of 20 cents and percents of 5, so that coinsurance comes out in whole cents.
  function line(roll, kind, more) {
    const between = (low, high) => low + Math.floor(roll() * (high - low + 1));
    const service = SERVICES[kind][between(0, SERVICES[kind].length - 1)];
    const fee = 20 * between(FEES[service][0] * 5, FEES[service][1] * 5);
    const charge = 100 * Math.ceil((fee * (1.25 + roll() * 1.25)) / 100);
    const made = {
      service, charge, fee, deductible: 0, percent: 0, copay: 0, limit: null, free: false, refused: false,
    };
    return Object.assign(made, more(between, made));
  }

  const percent = (between) => PERCENTS[between(0, PERCENTS.length - 1)];
  const copay = (between) => ({ copay: 500 * between(3, 9) });
  const coinsurance = (between) => ({ percent: percent(between) });
  const partly = (between, { fee }) => ({ deductible: 100 * between(5, Math.floor(fee / 200)), percent: percent(between) });

  // Every series goes through all of these, in an order of its own.
  const SITUATIONS = {
    copay: (roll) => [line(roll, 'visit', copay)],
    coinsurance: (roll) => [line(roll, 'other', coinsurance)],
    partly: (roll) => [line(roll, 'other', partly)],
    deductible: (roll) => [line(roll, 'other', (between, { fee }) => ({ deductible: fee + 100 * between(1, 900), percent: percent(between) }))],
    free: (roll) => [line(roll, 'free', () => ({ free: true }))],
    cheap: (roll) => [line(roll, 'visit', (between, { fee }) => ({ charge: 100 * Math.floor(fee / 100) - 100 * between(1, 9), percent: percent(between) }))],
    refused: (roll) => [line(roll, 'other', (between) => ({ refused: true, percent: percent(between) }))],
    limit: (roll) => [line(roll, 'other', (between, { fee }) => {
      const share = percent(between);
      return { percent: share, limit: 20 * between(1, Math.floor((fee * share) / 100 / 20) - 1) };
    })],
    both: (roll) => [line(roll, 'visit', copay), line(roll, 'other', partly)],
    visitfirst: (roll) => [line(roll, 'visit', (between, made) => ({ ...partly(between, made), ...copay(between), percent: 0 }))],
  };

  const say = (word, values) => ({ word: `practice_say_${word}`, values });

  /** The steps of one line, each a word and the amounts in it. `number` is 0 where there is only one line. */
  function explain(one, question, mode, number) {
    const sums = settle(one);
    const values = { ...sums, percent: one.percent, limit: one.limit, line: number };
    const steps = [];
    if (mode === 'plan') steps.push(one.refused ? 'refused' : 'allowed');
    if (question === 'contractual') return [...steps, 'contractual'].map((word) => say(word, values));
    if (mode === 'plan' && one.free) steps.push('free');
    if (mode === 'plan' && !one.free) {
      if (one.deductible && sums.allowed) steps.push('deductible');
      if (one.copay && sums.allowed > Math.min(one.deductible, sums.allowed)) steps.push('copay');
      if (one.percent && sums.rest) steps.push('coinsurance');
      if (sums.capped) steps.push('limit');
    }
    if (!(mode === 'plan' && (one.free || sums.capped))) steps.push('owes');
    if (question === 'paid') steps.push('paid');
    return steps.map((word) => say(word, values));
  }

  // Answers that people give, each with its mistake.
  function slipsOf(total, question) {
    const slips = {
      owes: { balance: total.charge - total.paid, allowed: total.allowed },
      contractual: { share: total.charge - total.paid, owes: total.owes },
      paid: { allowed: total.allowed, charge: total.charge - total.owes },
    };
    return Object.entries(slips[question]).filter(([, amount]) => amount !== total[question]);
  }

  /** @param {string} series @param {number} n from 1 */
  function make(series, n) {
    const order = shuffled(Object.keys(SITUATIONS), dice(series));
    const roll = dice(`${series}/${n}`);
    const situation = order[(n - 1) % order.length];
    const lines = SITUATIONS[situation](roll);
    const question = QUESTIONS[Math.floor(roll() * QUESTIONS.length)];
    const mode = roll() < 0.5 ? 'plan' : 'read';
    const total = {};
    for (const sums of lines.map(settle)) {
      for (const [name, amount] of Object.entries(sums)) total[name] = (total[name] || 0) + Number(amount);
    }
    const steps = lines.flatMap((one, i) => explain(one, question, mode, lines.length > 1 ? i + 1 : 0));
    const parts = lines.map((one) => settle(one)[question]);
    if (parts.length > 1) steps.push(say('sum', { parts, answer: total[question] }));
    return { series, n, situation, question, mode, lines, total, answer: total[question], steps, slips: slipsOf(total, question) };
  }

  kit.practice = { make, settle, explain, situations: Object.keys(SITUATIONS) };
})(window.studykit);
