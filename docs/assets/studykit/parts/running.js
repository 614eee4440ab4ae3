// The run of a mock exam as a record and functions that give the next one. `now` is in ms and always given.
//   {v, name, exam, seed, shared, version, begun, limit, unseen, wanted: {domain: n}, items: [[id, hash, domain]],
//    answers: {id: [response, sure, stamp]}, flags: {id: [on, stamp]}, place: [id, stamp], paused: [on, stamp],
//    used, last, handed, scores: {id: score}}
// Each part that changes has a stamp. So the records of two tabs, or of two devices, merge into the same one.
// What has left the guide stays in the record: two tabs may know two editions of the guide.
(function (kit) {
  'use strict';
  if (kit.running) return;

  /** Longer without a tick means that the page was closed, or the device slept: the clock stood. In ms. */
  const GAP = 90000;

  /** A new run of a drawn form; `known` are the catalog's items, `limit` is in ms or null, `unseen` how many were new. */
  function begin({ name, exam, form, known, seed, shared, version, limit, unseen, now }) {
    const row = (id) => [id, known[id].hash, known[id].domain];
    return {
      v: 1, name, exam, seed, shared, version, begun: now, limit, unseen,
      wanted: Object.fromEntries(form.domains.map(({ id, wanted }) => [id, wanted])),
      items: form.ids.map(row),
      answers: {}, flags: {}, place: [form.ids[0] || '', now], paused: [false, now], used: 0, last: now, handed: null, scores: {},
    };
  }

  // A clock that was set back must not make a later answer older than an earlier one.
  const after = (old, now) => Math.max(now, old ? old[old.length - 1] + 1 : now);
  const open = (run) => run.handed === null;
  const has = (run, id) => run.items.some(([one]) => one === id);
  const entry = (map, id) => (Object.hasOwn(map, id) ? map[id] : null);

  function answer(run, id, response, sure, now) {
    if (!open(run) || !has(run, id)) return run;
    const old = entry(run.answers, id);
    if (!old && !response.length && !sure) return run;
    if (old && JSON.stringify(old.slice(0, 2)) === JSON.stringify([response, sure])) return run;
    return { ...run, answers: { ...run.answers, [id]: [response, sure, after(old, now)] } };
  }

  function flag(run, id, on, now) {
    if (!open(run) || !has(run, id)) return run;
    return { ...run, flags: { ...run.flags, [id]: [on, after(entry(run.flags, id), now)] } };
  }

  const go = (run, id, now) => (has(run, id) ? { ...run, place: [id, after(run.place, now)] } : run);

  /** Counts the time since the last tick, unless the run is paused, handed in, or was away. */
  function tick(run, now) {
    const passed = now - run.last;
    const counts = open(run) && !run.paused[0] && passed > 0 && passed <= GAP;
    return { ...run, used: run.used + (counts ? passed : 0), last: now };
  }

  const turn = (on) => (run, now) => (open(run) && run.paused[0] !== on ? { ...tick(run, now), paused: [on, after(run.paused, now)] } : run);
  const pause = turn(true);
  const resume = turn(false);
  /** Gone on with after the page was away: the clock stood meanwhile, and a pause is over. */
  const back = (run, now) => resume({ ...run, last: now }, now);

  /** Handed in once; whoever comes later finds it done. */
  function submit(run, scores, now) {
    return open(run) ? { ...tick(run, now), handed: now, scores } : run;
  }

  /** ms until the time is up, below 0 after it; null without a limit. Nothing is taken from anybody at 0. */
  const left = (run) => (run.limit === null ? null : run.limit - run.used);

  const isAnswered = (run, id) => Boolean(entry(run.answers, id)?.[0].length);
  const isFlagged = (run, id) => Boolean(entry(run.flags, id)?.[0]);

  /** [{id, n, answered, flagged}] of what the guide still asks in the same words; `known` are the catalog's items. */
  const overview = (run, known) => run.items.filter(([id, hash]) => entry(known, id)?.hash === hash)
    .map(([id], i) => ({ id, n: i + 1, answered: isAnswered(run, id), flagged: isFlagged(run, id) }));

  // The newer one; of two with the same stamp one that both sides choose.
  function newer(a, b) {
    if (!a || !b) return a || b;
    const [one, other] = [a[a.length - 1], b[b.length - 1]];
    if (one !== other) return one > other ? a : b;
    return JSON.stringify(a) > JSON.stringify(b) ? a : b;
  }

  function both(a, b, order) {
    const found = order.map(([id]) => [id, newer(entry(a, id), entry(b, id))]);
    return Object.fromEntries(found.filter(([, kept]) => kept));
  }

  // Handed in twice: the first one counts.
  function done(a, b) {
    if (open(a) || open(b)) return open(a) ? b : a;
    if (a.handed !== b.handed) return a.handed < b.handed ? a : b;
    return JSON.stringify(a.scores) < JSON.stringify(b.scores) ? a : b;
  }

  // What is fixed at the start; of two that differ, which only a strange file can bring, one that both sides choose.
  function frame({ v, name, exam, seed, shared, version, begun, limit, unseen, wanted, items }) {
    return { v, name, exam, seed, shared, version, begun, limit, unseen, wanted, items };
  }
  function base(a, b) {
    const [one, other] = [frame(a), frame(b)];
    return JSON.stringify(one) <= JSON.stringify(other) ? one : other;
  }

  /** Whether two records are of one run: drawn in the same way, at the same moment. */
  const isSame = (a, b) => JSON.stringify(frame(a)) === JSON.stringify(frame(b));

  /**
   * One record of two of the same run. The order does not matter, and twice is once. What was handed in stays as it was:
   * its scores are those of its own answers, not of what another device answered later.
   */
  function merge(a, b) {
    const fixed = base(a, b);
    const end = done(a, b);
    const [one, other] = a.handed === b.handed ? [a, b] : [end, end];
    return {
      ...fixed,
      answers: both(one.answers, other.answers, fixed.items),
      flags: both(one.flags, other.flags, fixed.items),
      place: newer(one.place, other.place),
      paused: newer(one.paused, other.paused),
      used: Math.max(one.used, other.used),
      last: Math.max(one.last, other.last),
      handed: end.handed,
      scores: end.scores,
    };
  }

  /** The record as it is kept: the same text for the same record, whatever came first. */
  const write = (run) => JSON.stringify(merge(run, run));

  const isNumber = (value) => Number.isFinite(value);
  const isText = (value) => typeof value === 'string';
  const isMap = (value) => Boolean(value) && typeof value === 'object' && !Array.isArray(value);
  const isEntry = (kept, check) => Array.isArray(kept) && check(kept) && isNumber(kept[kept.length - 1]);
  const isAnswer = ([response, sure, ...rest]) =>
    Array.isArray(response) && response.every(isText) && (sure === null || isText(sure)) && rest.length === 1;
  const isTurn = ([on, ...rest]) => typeof on === 'boolean' && rest.length === 1;
  const isPlace = ([place, ...rest]) => isText(place) && rest.length === 1;

  const fits = (run) => isMap(run) && run.v === 1
    && [run.name, run.exam, run.seed, run.version].every(isText) && typeof run.shared === 'boolean'
    && [run.begun, run.used, run.last, run.unseen].every(isNumber)
    && [run.limit, run.handed].every((value) => value === null || isNumber(value))
    && isMap(run.wanted) && Object.values(run.wanted).every(isNumber)
    && Array.isArray(run.items) && run.items.length > 0
    && run.items.every((item) => Array.isArray(item) && item.length === 3 && item.every(isText))
    && isMap(run.answers) && Object.values(run.answers).every((kept) => isEntry(kept, isAnswer))
    && isMap(run.flags) && Object.values(run.flags).every((kept) => isEntry(kept, isTurn))
    && isEntry(run.place, isPlace) && isEntry(run.paused, isTurn)
    && isMap(run.scores) && Object.values(run.scores).every((score) => isNumber(score) && score >= 0 && score <= 1);

  /** A kept record, or null: broken, foreign, or of a later version. */
  function read(text) {
    try {
      const run = JSON.parse(text);
      return fits(run) ? run : null;
    } catch {
      return null;
    }
  }

  /**
   * What the log is told of a run that was handed in; what was left blank is no answer. Hits come a moment before misses:
   * nobody was told anything in between, so a hit on the same objective does not mend a miss.
   */
  function answers(run) {
    const told = run.items.filter(([id]) => isAnswered(run, id) && Object.hasOwn(run.scores, id));
    return told.map(([id, hash]) => {
      const [response, sure] = run.answers[id];
      const score = run.scores[id];
      return { id, hash, response, sure: sure || undefined, score, shown: false, attempt: run.handed - (score === 1 ? 1 : 0) };
    });
  }

  /** {id: when it was last seen, in ms} from the log's entries and from earlier runs, whose reports show every key. */
  function seen(entries, runs) {
    const last = {};
    const see = (id, at) => {
      if (isNumber(at) && !(last[id] >= at)) last[id] = at;
    };
    entries.forEach(({ id, at }) => see(id, Date.parse(at)));
    runs.filter((run) => !open(run)).forEach((run) => run.items.forEach(([id]) => see(id, run.handed)));
    return last;
  }

  kit.running = {
    begin, answer, flag, go, tick, pause, resume, back, submit, left, overview, isFlagged, isOpen: open, isSame, merge, write,
    read, answers, seen,
  };
})(window.studykit);
