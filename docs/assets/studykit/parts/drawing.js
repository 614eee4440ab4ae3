// Draws the form of a mock exam from the catalog. Pure: what day it is and what the reader has seen is given.
(function (kit) {
  'use strict';
  if (kit.drawing) return;

  const DAY = 86400000;
  /** How long after its day of review an item may still be drawn. */
  const GRACE = 90 * DAY;

  const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0); // localeCompare differs from engine to engine
  const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);

  /**
   * `n` shared out by weight. What the whole parts leave over goes to the largest remainders, of equal ones to the first;
   * with `chances` (a whole number each) by chance, as likely as a remainder is large: else a small group would never have
   * a place. The way is sequential Poisson sampling (Ohlsson, 1998).
   */
  function shares(weights, n, chances) {
    const total = sum(weights);
    if (!total) return weights.map(() => 0);
    const parts = weights.map((weight) => Math.floor((n * weight) / total));
    const rest = weights.map((weight, i) => n * weight - parts[i] * total);
    const before = (a, b) => (chances ? chances[a] * rest[b] - chances[b] * rest[a] : rest[b] - rest[a]);
    const order = weights.map((weight, i) => i).sort((a, b) => before(a, b) || a - b);
    order.slice(0, n - sum(parts)).forEach((i) => {
      parts[i] += 1;
    });
    return parts;
  }

  const isStale = (item, now) => Boolean(item.review_by) && now - Date.parse(item.review_by) > GRACE;

  /** The items that an exam may draw, by domain, and how many are left out because nobody has looked at them for too long. */
  function stock(catalog, exam, now) {
    const byDomain = Object.fromEntries(exam.domains.map(({ id }) => [id, []]));
    let stale = 0;
    for (const id of Object.keys(catalog.items).sort(compare)) {
      const item = catalog.items[id];
      if (!byDomain[item.domain]) continue;
      if (isStale(item, now)) stale += 1;
      else byDomain[item.domain].push(id);
    }
    return { byDomain, stale };
  }

  // Either of two items may name the other.
  function enemies(items) {
    const of = new Map();
    const add = (id, other) => of.set(id, (of.get(id) || new Set()).add(other));
    for (const [id, item] of Object.entries(items)) {
      for (const other of item.enemies || []) {
        add(id, other);
        add(other, id);
      }
    }
    return (id) => of.get(id) || new Set();
  }

  /** [[name, ids]] by level and difficulty, in an order that depends on nothing else. */
  function strata(ids, items) {
    const groups = new Map();
    for (const id of ids) {
      const name = `${items[id].level}/${items[id].difficulty}`;
      groups.set(name, [...(groups.get(name) || []), id]);
    }
    return [...groups].sort(([a], [b]) => compare(a, b));
  }

  /**
   * A form: {ids, domains: [{id, title, weight, wanted, available, drawn}]}.
   * With `seen` ({id: when it was last answered, in ms}) unseen items come first, then those that were seen longest ago.
   * Without it only the seed and the catalog count. Each item has a rank of its own, so an item that is new or gone
   * changes a form in one place.
   */
  function draw(catalog, name, n, { seed, seen = {}, now }) {
    const exam = catalog.exams[name];
    const { items } = catalog;
    const { byDomain } = stock(catalog, exam, now);
    const rank = (id) => kit.seeded.rank(`${seed}|${id}`);
    const enemiesOf = enemies(items);
    const chosen = new Set();
    const counts = shares(exam.domains.map(({ weight }) => weight), n);
    const domains = exam.domains.map((domain, i) => {
      const all = byDomain[domain.id];
      const ranked = [...all].sort((a, b) => rank(a) - rank(b) || compare(a, b));
      const fresh = ranked.filter((id) => !(id in seen));
      const known = ranked.filter((id) => id in seen).sort((a, b) => seen[a] - seen[b]);
      let left = Math.min(counts[i], all.length);
      const take = (list, most) => {
        let taken = 0;
        for (const id of list) {
          if (taken === most || !left) break;
          if (chosen.has(id) || [...enemiesOf(id)].some((other) => chosen.has(other))) continue;
          chosen.add(id);
          taken += 1;
          left -= 1;
        }
        return taken;
      };
      const before = chosen.size;
      const groups = strata(all, items);
      const chances = groups.map(([group]) => rank(`${domain.id}/${group}`));
      shares(groups.map(([, members]) => members.length), left, chances).forEach((quota, j) => {
        take(fresh.filter((id) => groups[j][1].includes(id)), quota);
      });
      take(fresh, left);
      take(known, left);
      return { ...domain, wanted: counts[i], available: all.length, drawn: chosen.size - before };
    });
    // Items about one case stand together: nobody reads a claim twice.
    const place = (id) => kit.seeded.rank(`${seed}|place|${items[id].case || id}`);
    const ids = [...chosen].sort((a, b) => place(a) - place(b) || compare(items[a].case || a, items[b].case || b) || compare(a, b));
    return { ids, domains };
  }

  /** How many items no form has, since nobody has looked at them for too long: from day to day there may be more. */
  const stale = (catalog, name, now) => stock(catalog, catalog.exams[name], now).stale;

  /** The forms of an exam: [{n, fits, domains}]. The longest is offered when each domain has twice what it needs. */
  function offers(catalog, name, now) {
    const exam = catalog.exams[name];
    const { byDomain } = stock(catalog, exam, now);
    const longest = Math.max(...exam.forms);
    return exam.forms.map((n) => {
      const counts = shares(exam.domains.map(({ weight }) => weight), n);
      const domains = exam.domains.map((domain, i) => ({ ...domain, wanted: counts[i], available: byDomain[domain.id].length }));
      const room = exam.forms.length > 1 && n === longest ? 2 : 0;
      return { n, domains, fits: domains.every(({ wanted, available }) => available >= wanted * room) };
    });
  }

  /** The address of a form that is the same for all who open it. */
  const address = ({ exam, n, seed, version }) => `?${new URLSearchParams({ exam, n, seed, v: version })}`;

  /** What an address asks for, or null: {exam, n, seed, version}. */
  function asked(search, catalog) {
    const given = new URLSearchParams(search);
    const exam = given.get('exam');
    const n = Number(given.get('n'));
    const seed = kit.seeded.clean(given.get('seed') || '');
    const known = Object.hasOwn(catalog.exams, exam) && catalog.exams[exam].forms.includes(n);
    return known && seed ? { exam, n, seed, version: given.get('v') || '' } : null;
  }

  kit.drawing = { shares, stale, draw, offers, address, asked };
})(window.studykit);
