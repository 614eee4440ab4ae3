// <study-money-pay>: the reader's wage beside four others. The averages stand in the rows of the tables.
// hooks/studykit/pay_view.py says the same in the same words.
(function (kit) {
  'use strict';
  if (kit.money.pay) return;

  const { yearOf, atUsPrices, percentAbove, dollars, wholeDollars, tenths } = kit.money;
  const say = (word, values) => kit.say(`money_${word}`, values);

  function against(wage, other) {
    const above = percentAbove(wage, other);
    if (above === 0) return say('same');
    return say(above > 0 ? 'percent_more' : 'percent_less', { percent: tenths(Math.abs(above)) });
  }

  kit.money.pay = (element) => kit.money.form(element, 'pay', ({ occupation, area, wage, hours, weeks_paid: weeks }) => {
    const level = Number(element.dataset.level);
    const minimum = Number(element.dataset.minimum);
    const rows = [...element.closest('.money').querySelectorAll('tr[data-work]')];
    const cents = (place, name) => {
      const row = rows.find(({ dataset }) => dataset.work === occupation && dataset.area === place);
      return row && row.dataset[name] ? Number(row.dataset[name]) : null;
    };
    const wages = { yours: wage, entry: cents(area, 'entry'), mean: cents(area, 'mean'), nation: cents('nation', 'mean'), minimum };
    const said = {};
    for (const [name, pay] of Object.entries(wages)) {
      const year = pay === null ? null : yearOf(pay, hours, weeks);
      const texts = pay === null ? {} : {
        hour: dollars(pay),
        year: dollars(year),
        us: wholeDollars(name === 'nation' ? year : atUsPrices(year, level)),
        than: name === 'yours' ? say('base') : against(wage, pay),
      };
      for (const column of ['hour', 'year', 'us', 'than']) {
        said[`${name}-${column}`] = texts[column] || kit.say('not_published');
        element.querySelector(`[data-out="${name}-${column}"]`).textContent = said[`${name}-${column}`];
      }
    }
    const below = wage < minimum ? say('below') : '';
    element.querySelector('[data-out="below"]').textContent = below;
    const told = { year: said['yours-year'], us: said['yours-us'], than: said['mean-than'] };
    return `${say('pay_status', told)} ${below}`.trim();
  });
})(window.studykit);
