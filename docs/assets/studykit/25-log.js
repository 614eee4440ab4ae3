// The log of answers: append-only, so that a later review can compute any schedule from it.
// Entry: {v: 1, id, hash, at, type, response, sure, score, n, shown}, named <time>-<random>.
(function (kit) {
  'use strict';
  if (kit.log) return;

  let index = null;
  kit.store.watch(() => {
    index = null;
  });

  // An entry that is broken, or of a later version, is passed over and left where it is.
  function parse(text) {
    try {
      const entry = JSON.parse(text);
      const fit = entry.v === 1 && typeof entry.id === 'string' && Array.isArray(entry.response) &&
        entry.score >= 0 && entry.score <= 1 && !Number.isNaN(Date.parse(entry.at));
      return fit ? entry : null;
    } catch {
      return null;
    }
  }

  function build() {
    index = new Map();
    for (const [name, text] of kit.store.all('log')) {
      const entry = parse(text);
      if (entry) index.set(entry.id, [...(index.get(entry.id) || []), { name, entry }]);
    }
    // What a clock that was ahead has written must not be the last answer until that day.
    const most = Date.now() + 864e5;
    const when = ({ entry: { at } }) => (Date.parse(at) > most ? 0 : Date.parse(at));
    index.forEach((list) => list.sort((a, b) => when(a) - when(b)));
  }

  function of(id) {
    if (!index) build();
    return index.get(id) || [];
  }

  // A visit lasts until the page is loaded anew, or the next day: a tab may stay open for weeks. Moving about by instant
  // navigation is the same visit.
  const visit = new Map();
  const day = () => new Date().toDateString();

  kit.log = {
    /** Entries of one item as it stands now, oldest first. An edited item has another hash and starts afresh. */
    of: (id, hash) => of(id).map(({ entry }) => entry).filter((entry) => entry.hash === hash),

    /** All entries that can be read, of items that have changed or gone too. */
    all() {
      if (!index) build();
      return [...index.values()].flatMap((list) => list.map(({ entry }) => entry));
    },

    counts: (id) => visit.get(id) !== day(),

    /**
     * Writes the first answer of a visit; later ones are practice. A mock exam is an attempt of its own, whatever was
     * answered before: `attempt` is its moment in ms.
     */
    add({ id, hash, type, response, sure, score, shown, attempt }) {
      if (!kit.log.counts(id) && attempt === undefined) return;
      visit.set(id, day());
      const at = new Date(attempt ?? Date.now());
      const random = Math.random().toString(36).slice(2, 10);
      const entry = { v: 1, id, hash, at: at.toISOString(), type, response, sure, score, n: 1, shown };
      kit.store.set('log', `${at.getTime()}-${random}`, JSON.stringify(entry));
    },

    forget(ids) {
      ids.forEach((id) => visit.delete(id));
      kit.store.remove('log', ids.flatMap((id) => of(id).map(({ name }) => name)));
    },
  };
})(window.studykit);
