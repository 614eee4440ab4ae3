// When each item and card comes again, worked out from the log alone: the same log gives the same schedule, and a better
// schedule loses no history. Pure functions: tests ask them in Node. The memory model is ts-fsrs (fsrs.js).
//
// All is counted in whole days of the reader's own calendar, so that neither an hour more in March nor a flight changes
// what is due (days.js).
(function (kit) {
  'use strict';
  if (kit.scheduling) return;

  const LONGEST = 365; // days: a learner's year
  const SPREAD = 0.4; // how much of the time before an exam is used to spread what would all fall on its last day
  const RECENT = 4;
  const AGAIN = 1;
  const HARD = 2;
  const GOOD = 3;

  let made = null;
  function engine() {
    // No chance, and no steps of minutes: the queue of a session brings back what was missed.
    made ||= new FSRS.FSRSAlgorithm(
      FSRS.generatorParameters({ enable_fuzz: false, enable_short_term: false, maximum_interval: LONGEST }),
    );
    return made;
  }

  /** The same text gives the same number, 0 to 1: order without chance. FNV-1a. */
  function spot(text) {
    let hash = 0x811c9dc5;
    for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    return ((hash ^ (hash >>> 13)) >>> 0) / 4294967296;
  }

  const listed = new WeakMap();
  /** What the catalog publishes, by the ids of the log: items by their own, a word of the glossary as `term:<id>`. */
  function published(catalog) {
    if (!listed.has(catalog)) {
      const words = Object.entries(catalog.terms || {}).map(([id, term]) => [`term:${id}`, { ...term, type: 'card' }]);
      listed.set(catalog, new Map([...Object.entries(catalog.items), ...words]));
    }
    return listed.get(catalog);
  }

  // A guess that hit is no knowledge yet, and half of several keys is not all of them.
  const grade = (entry) => (entry.score < 1 ? AGAIN : entry.sure === 'guess' ? HARD : GOOD);

  /** Entries that still count, oldest first whatever order they came in; one that was saved twice counts once. */
  function standing(entries, known, now) {
    const unique = new Map();
    for (const entry of entries) {
      const one = known.get(entry.id);
      if (!one || one.hash !== entry.hash || Number.isNaN(Date.parse(entry.at))) continue;
      const rest = [entry.id, entry.score, entry.sure, entry.shown, entry.response];
      const order = [kit.days.moment(entry, now), Date.parse(entry.at)].map((at) => String(at).padStart(16, '0'));
      const key = `${order.join(' ')} ${JSON.stringify(rest)}`;
      unique.set(key, entry);
    }
    return [...unique].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, entry]) => entry);
  }

  /** Days until it comes again. Never past the exam: what would, is spread over the last part of the time that is left. */
  function interval(memory, elapsed, missed, left, id) {
    if (missed) return 1;
    const days = engine().next_interval(memory.stability, elapsed);
    const most = left === null ? Infinity : Math.max(1, left - 1);
    return days <= most ? days : Math.max(1, most - Math.floor(spot(id) * SPREAD * most));
  }

  function answered(before, entry, day, objective) {
    const isDated = before && before.last !== null;
    const elapsed = isDated ? Math.max(0, day - before.last) : 0;
    const memory = engine().next_state(before ? before.memory : null, elapsed, grade(entry));
    const missed = entry.score < 1;
    return {
      id: entry.id,
      objective,
      memory,
      elapsed,
      missed,
      // A clock that was set back must not take a day away.
      last: isDated ? Math.max(before.last, day) : day,
      answers: (before ? before.answers : 0) + 1,
      right: (before ? before.right : 0) + (missed ? 0 : 1),
    };
  }

  /** An objective after one more answer. A miss stays open until something of the same objective is known. */
  function taught(before, entry) {
    const { open = null, recent = [], answers = 0, right = 0 } = before || {};
    const missed = entry.score < 1;
    const sure = missed && entry.sure === 'sure' && !entry.shown;
    const next = {
      answers: answers + 1,
      right: right + (missed ? 0 : 1),
      recent: [...recent, missed ? 0 : 1].slice(-RECENT),
      open: entry.sure === 'guess' ? open : null,
    };
    if (missed) next.open = { id: entry.id, sure: sure || Boolean(open && open.sure), at: Date.parse(entry.at) };
    return next;
  }

  /**
   * @param entries the log, in any order; what is retired, edited or unknown is passed over
   * @param clock {now, offset, exam} offset: as days.js has it; exam: a date such as '2027-03-05', or nothing; one that has passed caps nothing
   * @returns {today, exam, items: Map id → {due, last, missed, answers, right, memory, objective}, objectives: Map}
   *   days are days.js's numbers, `last` is null when nobody knows it; a card's objective is its own id
   */
  function schedule(entries, catalog, { now, offset, exam }) {
    const known = published(catalog);
    const today = kit.days.of(now, offset);
    const examDay = exam ? kit.days.read(exam) : null;
    const items = new Map();
    const objectives = new Map();
    for (const entry of standing(entries, known, now)) {
      const objective = known.get(entry.id).objective || entry.id;
      const at = kit.days.moment(entry, now);
      // A clock that is ahead by minutes may be so over midnight.
      const day = at ? Math.min(today, kit.days.of(at, offset)) : null;
      items.set(entry.id, answered(items.get(entry.id), entry, day, objective));
      objectives.set(objective, taught(objectives.get(objective), entry));
    }
    const ahead = examDay !== null && examDay > today;
    for (const item of items.values()) {
      const left = ahead ? examDay - item.last : null;
      item.due = item.last === null ? today : item.last + interval(item.memory, item.elapsed, item.missed, left, item.id);
    }
    return { today, exam: ahead ? examDay : null, items, objectives };
  }

  /** How likely it is still known on a day, 0 to 1, as the model has it. */
  const known = (item, day) => engine().forgetting_curve(Math.max(0, day - item.last), item.memory.stability);

  /** (id) → the moment at which the day begins when it is due, or null: for who reckons in moments. */
  const dueAt = ({ items }, offset) => (id) => (items.has(id) ? kit.days.start(items.get(id).due, offset) : null);

  kit.scheduling = { spot, published, standing, schedule, known, dueAt };
})(window.studykit);
