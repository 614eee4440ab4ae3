// Items of a mock exam, made from the HTML that the lessons show: held still while the run lasts, judged when it ends.
(function (kit) {
  'use strict';
  if (kit.examitem) return;

  /** An item that stays as it was built: the types know its controls, and its course (40-item.js) does not begin. */
  function hold(html, status, seed) {
    const item = kit.fromHtml(html).querySelector('study-item');
    item.status = status; // an item that has one does not wake
    item.type = kit.types[item.dataset.type];
    item.type.prepare(item);
    if (item.dataset.fixed === undefined) item.type.shuffle(item, kit.seeded(`${seed}/${item.id}`));
    return item;
  }

  const nodes = (html) => [...kit.fromHtml(html).childNodes];

  /** {items: {id: html}, cases: {id: html}} of all that a run shows; with it comes what reads and judges a written answer. */
  async function load(ids, known) {
    const names = [...new Set(ids.map((id) => known[id].bank))];
    const parts = ['written', ...(ids.some((id) => known[id].type === 'code') ? ['codes'] : [])];
    const [found] = await Promise.all([Promise.all(names.map(kit.bank)), ...parts.map(kit.part)]);
    return { items: Object.assign({}, ...found.map((one) => one.items)), cases: Object.assign({}, ...found.map((one) => one.cases)) };
  }

  /** Whether an answer is none yet: a row without a choice, or a number, a date or a code that cannot be read as one. */
  function isUnfinished(run, id, html) {
    const [response] = run.answers[id] || [[]];
    if (!response.length) return false;
    const item = hold(html.items[id], kit.make('p'), run.seed);
    item.type.write(item, response);
    return Boolean(item.type.lacks(item, response));
  }

  /** {id: 0..1} of every item that stands in the run, what is blank included. */
  function judge(run, ids, html) {
    return Object.fromEntries(ids.map((id) => {
      const [response] = run.answers[id] || [[]];
      if (!response.length) return [id, 0];
      const item = hold(html.items[id], kit.make('p'), run.seed);
      return [id, item.type.check(response, item.type.key(item), item).score];
    }));
  }

  kit.examitem = { hold, nodes, load, isUnfinished, judge };
})(window.studykit);
