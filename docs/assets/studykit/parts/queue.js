// What comes next in a review: a few at a time, misses before all else, then what is due, what is weak, what is new.
// Pure functions over a schedule (scheduling.js) and the catalog; nothing here is left to chance, so that a reload
// shows the same.
(function (kit) {
  'use strict';
  if (kit.queue) return;

  const STALE = 90; // days after `review_by`
  const WEAK = 0.75; // share right of the last answers to an objective
  const RETURNS = 2; // how often one objective comes back in a session; the rest is for another day
  const GROWS = 1 / 4; // how much longer misses make a round
  const GIVE_WAY = ['new', 'due', 'weak'];

  const card = (id) => id.startsWith('term:');

  /** Where in a list the next is that is confused with a row: another objective of its lesson, or else of its chapter; -1 without one. */
  function rival(list, row) {
    const at = (field) => list.findIndex((one) => one.objective !== row.objective && row[field] !== undefined && one[field] === row[field]);
    const near = at('lesson');
    return near < 0 ? at('chapter') : near;
  }

  const enemies = (known, one, other) =>
    (known.get(one).enemies || []).includes(other) || (known.get(other).enemies || []).includes(one);

  function isStale(one, today) {
    const day = one.review_by ? kit.days.read(one.review_by) : null;
    return day !== null && today > day + STALE;
  }

  const offers = new WeakMap();
  /** Everything that may be drawn today, with what the reader's log says of it. A plan is never changed, so once is enough. */
  function offered(plan, catalog) {
    if (!offers.has(plan)) offers.set(plan, look(plan, catalog));
    return offers.get(plan);
  }

  function look(plan, catalog) {
    const known = kit.scheduling.published(catalog);
    const rows = [];
    for (const [id, one] of known) {
      if (isStale(one, plan.today)) continue;
      rows.push({
        id,
        objective: one.objective || id,
        lesson: one.page,
        chapter: one.bank || one.group,
        seen: plan.items.get(id),
        one,
        tie: kit.scheduling.spot(`${plan.today} ${id}`),
      });
    }
    return { known, rows };
  }

  // Unseen first, then what was seen longest ago: both ask for the objective, not for a remembered letter.
  const freshest = (a, b) => (a.seen ? a.seen.last : 0) - (b.seen ? b.seen.last : 0) || a.tie - b.tie;

  /** Another item of the same objective; none when the objective has no other that may be drawn. */
  function another(objective, avoid, { known, rows }) {
    const free = rows.filter((row) => row.objective === objective && !avoid.includes(row.id));
    const kind = free.filter((row) => avoid.every((id) => !known.has(id) || !enemies(known, row.id, id)));
    return (kind.length ? kind : free).sort(freshest)[0];
  }

  // What was answered today has had its turn; tomorrow it is due. Who asks for it, as after a mock exam, gets it at once.
  function missed(plan, offer, isAsked) {
    const open = [...plan.objectives].filter(([, { open: miss }]) => miss);
    open.sort(([, a], [, b]) => b.open.sure - a.open.sure || b.open.at - a.open.at || (a.open.id < b.open.id ? -1 : 1));
    const list = [];
    for (const [objective, { open: miss }] of open) {
      const itself = offer.rows.find((row) => row.id === miss.id);
      const row = (card(miss.id) ? null : another(objective, [miss.id], offer)) || itself;
      const isDone = row && row.seen && row.seen.last >= plan.today;
      if (row && (isAsked || !isDone)) list.push({ ...row, why: miss.sure ? 'sure' : 'missed' });
    }
    return list;
  }

  /** What is due, the most forgotten first; beside each the next that is confused with it, if that is due as well. */
  function due(plan, { rows }) {
    const list = rows.filter((row) => row.seen && row.seen.due <= plan.today);
    const forgotten = new Map(list.map((row) => [row.id, kit.scheduling.known(row.seen, plan.today)]));
    list.sort((a, b) => forgotten.get(a.id) - forgotten.get(b.id) || a.tie - b.tie);
    const paired = [];
    while (list.length) {
      const [first] = list.splice(0, 1);
      paired.push({ ...first, why: 'due' });
      const other = rival(list, first);
      if (other >= 0) paired.push({ ...list.splice(other, 1)[0], why: 'due' });
    }
    return paired;
  }

  const share = ({ recent }) => recent.reduce((sum, one) => sum + one, 0) / recent.length;

  function weak(plan, offer) {
    return [...plan.objectives]
      .filter(([objective, seen]) => !card(objective) && !seen.open && share(seen) < WEAK)
      .sort(([one, a], [other, b]) => share(a) - share(b) || (one < other ? -1 : 1))
      .map(([objective]) => another(objective, [], offer))
      .filter((row) => row && !(row.seen && row.seen.last >= plan.today))
      .map((row) => ({ ...row, why: 'weak' }));
  }

  /** New items in the order of the guide, from chapters that were begun before others; new words once something was begun. */
  function unseen(plan, catalog, { rows }) {
    const begun = new Set(rows.filter((row) => row.seen).map((row) => row.one.bank || row.one.group));
    const fresh = rows.filter((row) => !row.seen && (!card(row.id) || begun.size));
    const rank = (row) => (begun.has(row.one.bank || row.one.group) ? 0 : 1);
    const place = (row) => (card(row.id) || row.one.page === undefined ? Infinity : row.one.page);
    fresh.sort((a, b) => rank(a) - rank(b) || (place(a) === place(b) ? 0 : place(a) - place(b)) || a.tie - b.tie);
    return fresh.map((row) => ({ ...row, why: 'new' }));
  }

  /** Neighbors of different objectives; what is confused with each other side by side, as far as it goes. */
  function mixed(list) {
    const rest = [...list];
    const order = [];
    while (rest.length) {
      const last = order[order.length - 1];
      let at = last ? rival(rest, last) : 0;
      if (at < 0) at = rest.findIndex((row) => row.objective !== last.objective);
      order.push(rest.splice(Math.max(at, 0), 1)[0]);
    }
    return order;
  }

  /**
   * The queue of a session.
   * @param plan a schedule  @param size how many  @param without ids that were shown before  @param only objectives to keep to
   * @returns [{id, why}], why: sure (sure, but wrong), missed, due, weak, new
   */
  function build(plan, catalog, { size = 5, without = [], only = [] } = {}) {
    const isAsked = only.length > 0;
    const { known, rows } = offered(plan, catalog);
    const offer = { known, rows: rows.filter((row) => !without.includes(row.id) && (!isAsked || only.includes(row.objective))) };
    const lists = { missed: missed(plan, offer, isAsked), due: due(plan, offer), weak: weak(plan, offer), fresh: unseen(plan, catalog, offer) };
    const chosen = [];
    const part = (share) => Math.ceil(size * share);
    const cards = () => chosen.filter((row) => card(row.id)).length;

    function take(list, most, mostCards = part(0.4), sameObjective = false) {
      for (const row of list) {
        if (chosen.length >= Math.min(size, most)) return;
        const clash = chosen.some((other) => other.id === row.id || (!sameObjective && other.objective === row.objective) || enemies(offer.known, row.id, other.id));
        if (!clash && (!card(row.id) || cards() < mostCards)) chosen.push(row);
      }
    }

    take(lists.missed, isAsked ? size : part(0.6));
    take(lists.due, lists.weak.length ? size - 1 : size);
    take(lists.weak, chosen.length + part(0.4));
    // One new word at a time, and only where no other card comes.
    const words = cards() ? [] : lists.fresh.filter((row) => card(row.id));
    take(lists.fresh, size - (words.length ? 1 : 0), cards());
    take(words, size, 1);
    // Room is left: more of the same, cards and second items of an objective too.
    for (const list of [lists.missed, lists.due, lists.weak, lists.fresh]) take(list, size, size, true);
    const first = chosen.filter((row) => row.why === 'sure');
    const others = chosen.filter((row) => row.why !== 'sure');
    return [...first, ...mixed(others)].map(({ id, why }) => ({ id, why }));
  }

  /** How many items and cards are due today, and how many objectives wait after a miss; of those asked for, if any are. */
  function counts(plan, catalog, only = []) {
    const isMeant = (objective) => !only.length || only.includes(objective);
    const rows = offered(plan, catalog).rows.filter((row) => isMeant(row.objective));
    const waiting = rows.filter((row) => row.seen && row.seen.due <= plan.today);
    const open = [...plan.objectives].filter(([name, { open: miss }]) => miss && isMeant(name)).map(([, objective]) => objective);
    const later = rows.filter((row) => row.seen && row.seen.due > plan.today).map((row) => row.seen.due);
    return {
      items: waiting.filter((row) => !card(row.id)).length,
      cards: waiting.filter((row) => card(row.id)).length,
      missed: open.length,
      sure: open.filter((objective) => objective.open.sure).length,
      next: later.length ? Math.min(...later) : null,
      seen: rows.some((row) => row.seen),
    };
  }

  const begin = (queue) => ({ queue, size: queue.length, shown: [], returned: {}, answered: 0, right: 0 });

  /**
   * What is still to come, with room for one more: who chose twenty does not get forty. In a round that has grown enough the
   * last of what was not missed waits for the next one; null when all of it was.
   */
  function roomy(queue, { size, shown }) {
    if (shown.length + queue.length < size + Math.max(2, Math.floor(size * GROWS))) return queue;
    const reasons = queue.map(({ why }) => why);
    const last = GIVE_WAY.map((why) => reasons.lastIndexOf(why)).find((at) => at >= 0);
    return last === undefined ? null : queue.filter((row, at) => at !== last);
  }

  /**
   * The round after its first entry was answered: right true or false, or null when it was skipped.
   * After a miss another item of the same objective comes two places later; a card that was not known comes again itself.
   * Where a round has no room for it, the next one begins with it.
   */
  function after(round, right, plan, catalog) {
    const [now, ...queue] = round.queue;
    const repeated = now.why === 'again' && card(now.id);
    const next = {
      ...round,
      queue,
      shown: [...round.shown, now.id],
      answered: round.answered + (right === null || repeated ? 0 : 1),
      right: round.right + (right && !repeated ? 1 : 0),
    };
    if (right !== false) return next;
    const offer = offered(plan, catalog);
    const { objective } = offer.rows.find((row) => row.id === now.id) || {};
    const before = round.returned[objective] || 0;
    if (!objective || before >= RETURNS) return next;
    const ids = [...next.shown, ...queue.map((row) => row.id)];
    const there = queue.find((one) => offer.known.get(one.id).objective === objective);
    const row = card(now.id) ? now : there || another(objective, ids, offer);
    const rest = there ? queue.filter((one) => one !== there) : row && roomy(queue, next);
    if (!rest) return next;
    return {
      ...next,
      queue: [...rest.slice(0, 2), { id: row.id, why: 'again' }, ...rest.slice(2)],
      returned: { ...round.returned, [objective]: before + 1 },
    };
  }

  kit.queue = { build, counts, begin, after };
})(window.studykit);
