// <study-money-cost>: the reader's figures into the places where the build has written the results of the guide's own.
// hooks/studykit/cost_words.py says the same in the same words.
(function (kit) {
  'use strict';
  if (kit.money.cost) return;

  const { reckon, dollars } = kit.money;
  const say = (word, values) => kit.say(`money_${word}`, values);

  function duration(months) {
    const parts = [[Math.floor(months / 12), 'year'], [months % 12, 'month']]
      .filter(([number]) => number)
      .map(([number, name]) => (number === 1 ? say(name) : say(`${name}s`, { n: number })));
    return parts.join(' ') || say('zero_years');
  }

  function difference(cents, more, less, same) {
    return say(cents > 0 ? more : cents < 0 ? less : same, { amount: dollars(Math.abs(cents)) });
  }

  const texts = (outcome) => ({
    year_after: dollars(outcome.year_after),
    gain: difference(outcome.gain, 'more', 'less', 'same'),
    pays: say(outcome.verdict, { time: outcome.months ? duration(outcome.months) : '' }),
    ahead: difference(outcome.ahead, 'in_front', 'behind', 'even'),
  });

  kit.money.cost = (element) => kit.money.form(element, 'cost', (plan, left) => {
    const sums = reckon(plan);
    const out = (name, text) => { element.querySelector(`[data-out="${name}"]`).textContent = text; };
    for (const name of ['direct', 'aid', 'lost', 'total', 'year_now']) out(name, dollars(sums[name]));
    for (const name of ['low', 'middle', 'high']) {
      for (const [row, text] of Object.entries(texts(sums[name]))) out(`${name}-${row}`, text);
    }
    out('years', say('ahead', { years: duration(plan.years * 12) }));
    out('left', left.length ? say('left', { names: left.join('; ') }) : say('left_none'));
    return say('status', { total: dollars(sums.total), ...texts(sums.middle) });
  });
})(window.studykit);
