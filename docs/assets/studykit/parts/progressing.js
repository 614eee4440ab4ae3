// Where the reader stands, worked out from the catalog and the log. Pure functions: tests ask them in Node.
(function (kit) {
  'use strict';
  if (kit.progressing) return;

  const STANDINGS = ['weak', 'going', 'new', 'steady'];
  const WEAK = 2 / 3;
  const STEADY = 4 / 5;
  const MOST = 5;

  /** Answers by id, oldest first; entries keep their order where times are equal. */
  function byId(log, now) {
    const found = new Map();
    for (const entry of log) found.set(entry.id, [...(found.get(entry.id) || []), entry]);
    found.forEach((list) => list.sort((one, other) => kit.days.moment(one, now) - kit.days.moment(other, now)));
    return found;
  }

  /** The last answer to an item as it stands now; answers to what it was before do not count. */
  const lastOf = (answers, id, hash) => (answers.get(id) || []).filter((entry) => entry.hash === hash).pop();

  /** What one item or card adds: an answer that was shown counts as missed. */
  function one(last, dueAt, now) {
    const right = Boolean(last) && last.score === 1 && !last.shown;
    return {
      all: 1,
      seen: last ? 1 : 0,
      right: right ? 1 : 0,
      missed: last && !right ? 1 : 0,
      sure: last && !right && !last.shown && last.sure === 'sure' ? 1 : 0,
      due: last && dueAt !== null && dueAt !== undefined && dueAt <= now ? 1 : 0,
    };
  }

  const none = () => ({ all: 0, seen: 0, right: 0, missed: 0, sure: 0, due: 0 });

  function add(sum, more) {
    for (const name of Object.keys(more)) sum[name] += more[name];
    return sum;
  }

  /**
   * In one word: `new` when nothing was answered, `weak` when less than two thirds of the last answers were right,
   * `steady` when all was answered, four fifths of it right and nothing is due, `going` else.
   */
  function standing({ all, seen, right, due }) {
    if (!seen) return 'new';
    if (right / seen < WEAK) return 'weak';
    return seen === all && right / seen >= STEADY && !due ? 'steady' : 'going';
  }

  /** Weak first; among those the larger share of misses, then more misses, then what is due; equals stay as they stand. */
  function weakFirst(rows) {
    const rank = (row) => STANDINGS.indexOf(row.standing);
    const share = (row) => (row.seen ? row.missed / row.seen : 0);
    return [...rows].sort((a, b) => rank(a) - rank(b) || share(b) - share(a) || b.missed - a.missed || b.due - a.due);
  }

  const standingOf = (row) => ({ ...row, standing: standing(row) });

  // Rows by a name, in the order of their first item.
  function gather(names, counts, begin) {
    const rows = new Map();
    names.forEach((name, n) => {
      if (!rows.has(name)) rows.set(name, { id: name, ...begin(name, n), ...none() });
      add(rows.get(name), counts[n]);
    });
    return [...rows.values()].map(standingOf);
  }

  /** The page that teaches an item's objective, or else the one it stands on: all items of an objective count in one chapter. */
  function homes(catalog, item) {
    const objective = catalog.objectives[item.objective];
    return objective && objective.page !== undefined ? objective.page : item.page;
  }

  /**
   * @param catalog as the build makes it @param log entries in any order
   * @param due (id) → when it is due in ms, or null @param now in ms
   * @returns {items, words: counts; weak: rows of objectives; chapters: rows with objectives, weak first;
   *   kept: how many answers belong to what is no longer asked so}
   */
  function overview(catalog, log, due, now) {
    const answers = byId(log, now);
    const homeOf = (id) => homes(catalog, catalog.items[id]);
    // What stands on no page comes last.
    const rank = (id) => (homeOf(id) === undefined ? catalog.pages.length : homeOf(id));
    const ids = Object.keys(catalog.items).sort((a, b) => rank(a) - rank(b));
    const counts = ids.map((id) => one(lastOf(answers, id, catalog.items[id].hash), due(id), now));
    const chapterOf = (id) => (catalog.pages[homeOf(id)] || { chapter: catalog.items[id].bank }).chapter;
    const objectives = gather(ids.map((id) => catalog.items[id].objective), counts, (name, n) => {
      const page = catalog.pages[homeOf(ids[n])] || {};
      return { text: (catalog.objectives[name] || { text: name }).text, url: page.url, title: page.title, chapter: chapterOf(ids[n]) };
    });
    const chapters = gather(ids.map(chapterOf), counts, (name) => {
      const page = catalog.pages.find(({ url }) => url === `${name}/`) || catalog.pages.find(({ chapter }) => chapter === name);
      return { title: catalog.chapters[name] || (page ? page.title : name), url: page && page.url };
    });
    const told = chapters.map((row) => ({
      ...row, objectives: weakFirst(objectives.filter(({ chapter }) => chapter === row.id)),
    }));
    return {
      items: counts.reduce(add, none()),
      words: wordsOf(catalog, answers, due, now),
      weak: weakFirst(objectives.filter((row) => row.standing === 'weak')).slice(0, MOST),
      chapters: weakFirst(told),
      kept: log.filter(({ id, hash }) => hashOf(catalog, id) !== hash).length,
    };
  }

  const CARD = 'term:';

  function hashOf(catalog, id) {
    const known = id.startsWith(CARD) ? catalog.terms[id.slice(CARD.length)] : catalog.items[id];
    return known && known.hash;
  }

  /** The glossary's cards together. */
  function wordsOf(catalog, answers, due, now) {
    const counts = Object.entries(catalog.terms).map(([term, { hash }]) =>
      one(lastOf(answers, CARD + term, hash), due(CARD + term), now));
    return counts.reduce(add, none());
  }

  /** How many items of each page are answered, by the page's address; pages without an answer are left out. */
  function pages(catalog, log) {
    const answered = new Set(log.map(({ id, hash }) => `${id} ${hash}`));
    const found = new Map();
    for (const [id, { hash, page }] of Object.entries(catalog.items)) {
      if (page === undefined) continue;
      const { url } = catalog.pages[page];
      const { all, done } = found.get(url) || { all: 0, done: 0 };
      found.set(url, { all: all + 1, done: done + (answered.has(`${id} ${hash}`) ? 1 : 0) });
    }
    return [...found].filter(([, { done }]) => done);
  }

  kit.progressing = { overview, standing, weakFirst, pages };
})(window.studykit);
