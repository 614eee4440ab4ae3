// Asks the review's pure functions (fsrs.js, days.js, scheduling.js, queue.js) about many random logs.
// node review_tasks.js <folder of parts> <property> <how many logs>: prints {"logs": n, "faults": […], …} as JSON.
const fs = require('fs');
const path = require('path');
const vm = require('vm');

const [, , folder, property, many] = process.argv;
const box = { window: { studykit: {} } };
vm.createContext(box);
for (const part of ['fsrs', 'days', 'scheduling', 'queue']) vm.runInContext(fs.readFileSync(path.join(folder, `${part}.js`), 'utf8'), box);
const { days, scheduling, queue } = box.window.studykit;

const DAY = 86400000;
const START = Date.UTC(2026, 8, 1);

// mulberry32: the same numbers on every machine
function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const pick = (random, list) => list[Math.floor(random() * list.length)];
const whole = (random, most) => Math.floor(random() * most);

function makeCatalog(random) {
  const items = {};
  const count = 4 + whole(random, 40);
  for (let i = 0; i < count; i += 1) {
    const bank = `bank${whole(random, 4)}`;
    const item = { hash: `h${i}`, bank, type: 'choice', objective: `${bank}-o${whole(random, 4)}`, page: whole(random, 12) };
    if (random() < 0.1) delete item.page;
    if (random() < 0.3) item.domain = `domain${whole(random, 3)}`;
    if (random() < 0.1) item.review_by = pick(random, ['2026-01-31', '2026-12-31', '2099-12-31']);
    items[`item-${i}`] = item;
  }
  for (const id of Object.keys(items)) {
    const other = `item-${whole(random, count)}`;
    if (random() < 0.1 && other !== id) {
      (items[id].enemies ||= []).push(other);
      (items[other].enemies ||= []).push(id);
    }
  }
  const terms = {};
  for (let i = 0; i < whole(random, 10); i += 1) terms[`word-${i}`] = { hash: `t${i}`, group: `group${whole(random, 2)}` };
  return { items, terms };
}

/** A reader's log over half a year: bursts and pauses, old hashes, retired ids, a wrong clock now and then. */
function makeLog(random, catalog) {
  const known = [...scheduling.published(catalog)];
  const entries = [];
  let at = START + whole(random, 30 * DAY);
  const count = whole(random, 120);
  for (let i = 0; i < count; i += 1) {
    at += random() < 0.8 ? whole(random, 600000) : whole(random, 20 * DAY);
    const [id, one] = pick(random, known);
    const clock = random() < 0.02 ? whole(random, 400 * DAY) : 0;
    const shown = random() < 0.1;
    entries.push({
      v: 1,
      id: random() < 0.03 ? 'retired-1' : id,
      hash: random() < 0.05 ? 'old' : one.hash,
      at: new Date(at + clock).toISOString(),
      type: one.type,
      response: shown || one.type === 'card' ? [] : [pick(random, ['a', 'b', 'c'])],
      sure: pick(random, ['guess', 'think', 'sure', undefined, null]),
      score: shown ? 0 : pick(random, [0, 0, 0.5, 1, 1, 1, 1]),
      n: 1,
      shown,
    });
  }
  return { entries, now: at + whole(random, 40 * DAY) };
}

// Eastern time as it is: -5 h, -4 h in summer. Dates of 2026 and 2027.
const SUMMER = [[Date.UTC(2026, 2, 8, 7), Date.UTC(2026, 10, 1, 6)], [Date.UTC(2027, 2, 14, 7), Date.UTC(2027, 10, 7, 6)]];
const eastern = (at) => (SUMMER.some(([from, to]) => at >= from && at < to) ? -4 : -5) * 3600000;
const zones = { utc: () => 0, eastern, kiritimati: () => 14 * 3600000, niue: () => -11 * 3600000, kathmandu: () => 5.75 * 3600000 };

const plain = (value) => JSON.stringify(value, (key, inner) => (inner && typeof inner.entries === 'function' && !Array.isArray(inner) ? [...inner] : inner));
const shuffled = (random, list) => list.map((one) => [random(), one]).sort(([a], [b]) => a - b).map(([, one]) => one);
const miss = (id, catalog, at, more = {}) => ({ v: 1, id, hash: scheduling.published(catalog).get(id).hash, at: new Date(at).toISOString(), type: 'choice', response: ['a'], sure: null, score: 0, n: 1, shown: false, ...more });
const stale = (one, today) => one.review_by && today > days.read(one.review_by) + 90;

const properties = {
  /** Whatever the log, exam and zone: nothing is scheduled past an exam that lies ahead, and nothing before the next day. */
  exam({ random, catalog, entries, now, fault, count }) {
    for (const offset of Object.values(zones)) {
      const today = days.of(now, offset);
      const exam = days.text(today + 1 + whole(random, 200));
      const plan = scheduling.schedule(entries, catalog, { now, offset, exam });
      for (const [id, item] of plan.items) {
        count('scheduled');
        if (item.due > days.read(exam)) fault(`${id} is due ${days.text(item.due)}, the exam is ${exam}`);
        if (item.due <= item.last) fault(`${id} is due on the day it was answered`);
        if (item.due === plan.exam && item.last < plan.exam - 1) fault(`${id} is due on the day of the exam`);
        if (item.last !== null && item.due - item.last > 365) fault(`${id} waits longer than a year`);
      }
    }
  },

  /** An exam that has passed, or no date at all, caps nothing. */
  past({ random, catalog, entries, now, fault }) {
    const free = plain(scheduling.schedule(entries, catalog, { now, offset: eastern }));
    const today = days.of(now, eastern);
    for (const exam of [days.text(today - whole(random, 300)), '', 'soon', '2026-02-30', null]) {
      if (plain(scheduling.schedule(entries, catalog, { now, offset: eastern, exam })) !== free) fault(`exam ${exam} changes something`);
    }
  },

  /** In whatever order the log is read, and however often an entry was saved: the same schedule and the same queue. */
  replay({ random, catalog, entries, now, fault }) {
    const clock = { now, offset: eastern, exam: '2027-06-01' };
    const once = scheduling.schedule(entries, catalog, clock);
    const again = scheduling.schedule(shuffled(random, [...entries, ...entries.filter(() => random() < 0.2)]), catalog, clock);
    if (plain(once.items.size) !== plain(again.items.size)) fault('other items');
    for (const [id, item] of once.items) if (plain(item) !== plain(again.items.get(id))) fault(`${id} differs`);
    for (const [id, objective] of once.objectives) if (plain(objective) !== plain(again.objectives.get(id))) fault(`${id} differs`);
    if (plain(queue.build(once, catalog)) !== plain(queue.build(again, catalog))) fault('the queue differs');
  },

  /** Working it out leaves the log as it is, and what was worked out before leaves no trace. */
  pure({ catalog, entries, now, fault }) {
    const copy = plain(entries);
    const first = plain(scheduling.schedule(entries, catalog, { now, offset: eastern }));
    scheduling.schedule(entries.slice(0, entries.length / 2), catalog, { now, offset: eastern });
    if (plain(scheduling.schedule(entries, catalog, { now, offset: eastern })) !== first) fault('a second reading differs');
    if (plain(entries) !== copy) fault('the log was changed');
  },

  /** In every time zone each answer counts once, and objectives stand the same. */
  zones({ catalog, entries, now, fault, count }) {
    const all = Object.entries(zones).map(([name, offset]) => [name, scheduling.schedule(entries, catalog, { now, offset })]);
    const [[, home]] = all;
    const fit = entries.filter(({ id, hash }) => (id.startsWith('term:') ? catalog.terms[id.slice(5)] : catalog.items[id] || {}).hash === hash);
    const counted = new Set(fit.map(({ id, at, score, sure, shown, response }) => plain([id, at, score, sure, shown, response]))).size;
    for (const [name, plan] of all) {
      const answers = [...plan.items.values()].reduce((sum, item) => sum + item.answers, 0);
      count('answers', answers);
      if (answers !== counted) fault(`${name}: ${answers} of ${counted} answers count`);
      if (plain([...plan.objectives]) !== plain([...home.objectives])) fault(`${name}: objectives differ`);
      for (const [id, item] of plan.items) {
        const there = home.items.get(id);
        if (item.answers !== there.answers || item.missed !== there.missed) fault(`${name}: ${id} has other answers`);
        if (Math.abs(item.last - there.last) > 1) fault(`${name}: ${id} was answered on another day`);
        const at = scheduling.dueAt(plan, zones[name])(id);
        if (days.of(at, zones[name]) !== item.due || days.of(at - 1, zones[name]) >= item.due) fault(`${name}: ${id} is due in the middle of a day`);
        if (Number.isNaN(item.due) || !(item.memory.stability > 0)) fault(`${name}: ${id} has no due day`);
      }
    }
  },

  /** Where clocks are put forward or back, a day is a day: the same local times give the same schedule as without a change. */
  clocks({ catalog, entries, now, fault }) {
    // The same readings of the reader's clock: in Eastern time, and in a zone that never changes.
    // Within a day of a change the same reading may be two moments, or none: those entries are left out.
    const local = (at) => at - eastern(at);
    const shifted = entries.filter((entry) => SUMMER.flat().every((change) => Math.abs(Date.parse(entry.at) - change) > DAY));
    const moved = shifted.map((entry) => ({ ...entry, at: new Date(local(Date.parse(entry.at))).toISOString() }));
    const still = scheduling.schedule(shifted, catalog, { now, offset: () => 0 });
    const change = scheduling.schedule(moved, catalog, { now: local(now), offset: eastern });
    for (const [id, item] of still.items) {
      const other = change.items.get(id);
      if (item.last !== other.last || item.due !== other.due) fault(`${id}: ${item.due} and ${other.due}`);
    }
  },

  /** Answers given while the clock was far ahead are due at once when it is right again, and what is answered then is what counts. */
  ahead({ random, catalog, now, fault, count }) {
    const ids = shuffled(random, Object.keys(catalog.items)).filter((id) => !stale(catalog.items[id], days.of(now + 100 * DAY, eastern))).slice(0, 6);
    const wrongly = ids.map((id) => miss(id, catalog, now + (200 + whole(random, 300)) * DAY, { score: pick(random, [0, 1]), sure: 'sure' }));
    const plan = scheduling.schedule(wrongly, catalog, { now, offset: eastern, exam: '2099-12-31' });
    for (const id of ids) {
      count('ahead');
      if (plan.items.get(id).due > plan.today) fault(`${id} is due in ${plan.items.get(id).due - plan.today} days`);
    }
    if (ids.length && !queue.build(plan, catalog, { size: 50 }).some(({ id }) => ids.includes(id))) fault('nothing of it comes');
    const later = now + (1 + whole(random, 90)) * DAY;
    const since = ids.map((id) => miss(id, catalog, later, { score: 1 }));
    const after = scheduling.schedule(shuffled(random, [...wrongly, ...since]), catalog, { now: later, offset: eastern });
    for (const id of ids) {
      const item = after.items.get(id);
      if (item.missed || item.last !== after.today || item.due <= after.today || item.answers !== 2) fault(`${id}: ${plain(item)}`);
      if (after.objectives.get(item.objective).open) fault(`${item.objective} stays open although it was known`);
    }
  },

  /** A clock that was wrong, ahead or behind, breaks nothing and loses no answer. */
  wrong({ random, catalog, entries, now, fault }) {
    const skewed = entries.map((entry) => ({ ...entry, at: new Date(Date.parse(entry.at) + (random() < 0.3 ? whole(random, 4000 * DAY) - 2000 * DAY : 0)).toISOString() }));
    // Over the date line and back to yesterday, in the middle of the log.
    const flight = entries.length ? Date.parse(pick(random, entries).at) : now;
    const flown = (at) => (at < flight ? 14 : -11) * 3600000;
    const offset = pick(random, [eastern, flown]);
    const plan = scheduling.schedule(skewed, catalog, { now, offset, exam: days.text(days.of(now, offset) + 30) });
    const answers = [...plan.items.values()].reduce((sum, item) => sum + item.answers, 0);
    if (answers !== scheduling.standing(skewed, scheduling.published(catalog), now).length) fault('answers are lost');
    for (const [id, item] of plan.items) {
      const dated = skewed.filter((entry) => entry.id === id && entry.hash === scheduling.published(catalog).get(id).hash).map((entry) => Date.parse(entry.at)).filter((at) => at <= now + DAY).map((at) => Math.min(plan.today, days.of(at, offset)));
      if (item.last !== (dated.length ? Math.max(...dated) : null)) fault(`${id}: its last day is not the latest`);
      if (!(item.due > item.last) || item.last > plan.today || item.due > plan.exam) fault(`${id}: ${item.last} ${item.due}`);
      if (!(item.memory.stability > 0) || !(item.memory.difficulty >= 1)) fault(`${id} has no memory`);
    }
  },

  /** A miss comes back: the next day it is due, and its objective heads the queue with another item where there is one. */
  miss({ random, catalog, entries, now, fault, count }) {
    const known = [...scheduling.published(catalog)].filter(([id]) => !id.startsWith('term:'));
    const [id, item] = pick(random, known);
    const sure = pick(random, ['sure', 'think', null]);
    // Whatever the log held before; later entries would be answers to the miss.
    const before = entries.filter((entry) => Date.parse(entry.at) < now);
    const log = [...before, miss(id, catalog, now, { sure })];
    const tomorrow = now + 25 * 3600000; // a day with an hour more is still a day
    const plan = scheduling.schedule(log, catalog, { now: tomorrow, offset: eastern });
    const { due, last } = plan.items.get(id);
    if (due !== last + 1 || due > plan.today) fault(`${id} is not due the next day`);
    const open = plan.objectives.get(item.objective).open;
    if (!open || open.id !== id) return fault(`${item.objective} is not open`);
    const list = queue.build(plan, catalog, { size: 5 });
    const same = known.filter(([other, one]) => one.objective === item.objective && !stale(one, plan.today));
    const returned = list.filter((row) => catalog.items[row.id] && catalog.items[row.id].objective === item.objective);
    if (!same.length) return count('all are out of date');
    const rivals = [...plan.objectives.values()].filter((one) => one.open && one.open.sure).length;
    if (!returned.length && rivals <= 2 && open.sure) fault(`${item.objective} does not return`);
    if (!returned.length && ![...plan.objectives.values()].filter((one) => one.open).length > 3) fault(`${item.objective} does not return`);
    if (!returned.length) return count('others came first');
    count(same.length > 1 ? 'another' : 'itself');
    const first = returned.find((row) => ['sure', 'missed'].includes(row.why));
    if (first && same.some(([other]) => other !== id) && first.id === id) fault(`${id} itself returns though ${same.length} would do`);
    if (open.sure && first && first.why !== 'sure') fault('sure but wrong is not said');
    if (list.some((row) => row.why === 'sure') && list[0].why !== 'sure') fault('sure but wrong is not first');
    // Sure but wrong goes before other misses, also where not all find room.
    const free = (objective) => known.filter(([, one]) => one.objective === objective)
      .every(([other, one]) => !one.enemies && !stale(one, plan.today) && !(plan.items.has(other) && plan.items.get(other).last >= plan.today));
    const surely = [...plan.objectives].filter(([name, one]) => one.open && one.open.sure && free(name)).map(([name]) => name);
    const there = list.map((row) => (catalog.items[row.id] || { objective: row.id }).objective);
    if (list.some((row) => row.why === 'missed') && surely.some((name) => !there.includes(name))) fault('a miss goes before one that was sure');
    // Known now: it is closed.
    const healed = scheduling.schedule([...log, { ...miss(first ? first.id : id, catalog, tomorrow), score: 1 }], catalog, { now: tomorrow, offset: eastern });
    if (first && healed.objectives.get(item.objective).open) fault('it stays open although it was known');
  },

  /** In a session a miss brings another item of its objective two places later, at most twice; every session ends. */
  session({ random, catalog, entries, now, fault, count }) {
    const plan = scheduling.schedule(entries, catalog, { now, offset: eastern });
    const start = queue.build(plan, catalog, { size: 5 });
    let round = queue.begin(start);
    const luck = random();
    const ids = [];
    const returns = {};
    for (let step = 0; round.queue.length; step += 1) {
      if (step > 60) return fault('it does not end');
      const [{ id, why }] = round.queue;
      ids.push(id);
      const objective = (catalog.items[id] || {}).objective || id;
      if (why === 'again') returns[objective] = (returns[objective] || 0) + 1;
      if (why === 'again' && !id.startsWith('term:')) {
        count('returned');
        if (ids.filter((one) => one === id).length > 1) fault(`${id} comes twice`);
      }
      const right = random() < luck;
      const next = queue.after(round, random() < 0.1 ? null : right, plan, catalog);
      const added = next.queue.length - round.queue.length + 1;
      if (added < 0 || added > 1) fault(`${added} were added`);
      round = next;
    }
    for (const times of Object.values(returns)) if (times > 2) fault(`one objective comes back ${times} times`);
    if (round.answered > ids.length || round.right > round.answered) fault(`${round.right} of ${round.answered}`);
    // A miss with another item at hand: it is in the queue at once.
    const fresh = queue.begin(start);
    const item = start.length ? catalog.items[start[0].id] : null;
    if (!item) return;
    const others = Object.entries(catalog.items).filter(([id, one]) => one.objective === item.objective && !start.some((row) => row.id === id) && !stale(one, plan.today));
    const later = queue.after(fresh, false, plan, catalog).queue;
    const there = later.findIndex((row) => catalog.items[row.id] && catalog.items[row.id].objective === item.objective);
    if (others.length && there < 0) fault(`${item.objective} does not return`);
    if (there >= 0 && later[there].why === 'again' && there !== Math.min(2, start.length - 1)) fault(`it returns at place ${there}`);
  },

  /** However much is missed, a round grows by a quarter or two at most; what is missed already is asked, what is put off is not lost. */
  growth({ random, catalog, entries, now, fault, count }) {
    const plan = scheduling.schedule(entries, catalog, { now, offset: eastern });
    const size = pick(random, [5, 10, 20]);
    const start = queue.build(plan, catalog, { size });
    let round = queue.begin(start);
    const asked = [];
    const owed = new Set();
    const objectiveOf = (id) => (catalog.items[id] || {}).objective || id;
    const isOwed = (objective) => ({ id, why }) => why === 'again' && objectiveOf(id) === objective;
    while (round.queue.length) {
      const before = round.queue.length;
      const [row] = round.queue;
      asked.push(row);
      const right = random() < 0.2;
      const times = round.returned[objectiveOf(row.id)] || 0;
      round = queue.after(round, right, plan, catalog);
      if (round.queue.length < before - 2) fault('more than one is put off at once');
      const objective = objectiveOf(row.id);
      const places = round.queue.map((one, at) => (objectiveOf(one.id) === objective ? at : -1)).filter((at) => at >= 0);
      if (!right && times < 2 && places.length && (places[0] > 2 || !round.queue.some(isOwed(objective)))) fault(`${objective} waits at ${places[0]}`);
      owed.delete(objective);
      if (!right && round.queue.some(isOwed(objective))) owed.add(objective);
      if ([...owed].some((one) => !round.queue.some(isOwed(one)))) fault('what was missed just now was put off');
    }
    if (asked.length > start.length + Math.max(2, start.length / 4)) fault(`${asked.length} of ${start.length}`);
    const ids = asked.map(({ id }) => id);
    for (const { id, why } of start) {
      if (ids.includes(id)) continue;
      count('put off');
      if (['sure', 'missed'].includes(why)) fault(`${id} was missed before, and is not asked`);
      if (round.shown.includes(id)) fault(`${id} counts as shown`);
    }
    if (asked.some(({ why }) => why === 'again')) count('returned');
  },

  /** The queue: at most so many, no id twice, no enemies, nothing out of date, nothing answered today, no neighbors of one objective where others are there. */
  queue({ random, catalog, entries, now, fault, count }) {
    const plan = scheduling.schedule(entries, catalog, { now, offset: eastern });
    const size = pick(random, [1, 3, 5, 10]);
    const without = Object.keys(catalog.items).filter(() => random() < 0.1);
    const only = random() < 0.2 ? [pick(random, Object.values(catalog.items)).objective] : [];
    const list = queue.build(plan, catalog, { size, without, only });
    const known = scheduling.published(catalog);
    if (list.length > size) fault(`${list.length} of ${size}`);
    if (new Set(list.map(({ id }) => id)).size !== list.length) fault('one comes twice');
    for (const { id, why } of list) {
      count(why);
      const one = known.get(id);
      if (!one) fault(`${id} is not published`);
      if (without.includes(id)) fault(`${id} was shown`);
      if (only.length && !only.includes(one.objective)) fault(`${id} was not asked for`);
      if (stale(one, plan.today)) fault(`${id} is out of date`);
      const seen = plan.items.get(id);
      // A miss that is asked for comes at once.
      if (seen && seen.last >= plan.today && !(only.length && ['sure', 'missed'].includes(why))) fault(`${id} was answered today`);
      if (why === 'due' && seen.due > plan.today) fault(`${id} is not due`);
      if (why === 'new' && seen) fault(`${id} is not new`);
      if (list.some((other) => (one.enemies || []).includes(other.id))) fault(`${id} stands with an enemy`);
    }
    const objectives = list.map(({ id }) => known.get(id).objective || id);
    const rest = list.findIndex(({ why }) => why !== 'sure');
    for (let i = Math.max(rest, 0) + 1; i < list.length; i += 1) {
      if (objectives[i] === objectives[i - 1] && objectives.slice(i).some((other) => other !== objectives[i])) fault('neighbors of one objective');
    }
    // What is confused with each other stands side by side while there is more of it.
    // The nearest are other objectives of the same lesson, then those of the same chapter.
    const lessons = list.map(({ id }) => known.get(id).page);
    const chapters = list.map(({ id }) => known.get(id).bank || known.get(id).group);
    for (let i = Math.max(rest, 0); i < list.length - 1; i += 1) {
      const more = (set) => set[i] !== undefined && list.some((row, j) => j > i && set[j] === set[i] && objectives[j] !== objectives[i]);
      const near = more(lessons) ? lessons : more(chapters) ? chapters : null;
      if (near) count(near === lessons ? 'one lesson' : 'one chapter');
      if (near && near[i + 1] !== near[i]) fault(`${list[i].id} stands apart from what is confused with it`);
    }
    // Full when there is enough: nothing that is new is held back.
    const free = [...known].filter(([id, one]) => !without.includes(id) && !stale(one, plan.today) && !plan.items.has(id) && !id.startsWith('term:') && !one.enemies && ![...known.values()].some((other) => (other.enemies || []).includes(id)));
    if (!only.length && list.length < Math.min(size, free.length)) fault(`${list.length} of ${size} though ${free.length} are new`);
  },

  /** After a mock exam, who asks for what was missed gets all of it the same day, what was sure first, portion by portion. */
  exam_misses({ random, catalog, entries, now, fault, count }) {
    const taken = shuffled(random, Object.keys(catalog.items)).slice(0, 12);
    const handed = taken.map((id) => [id, random() < 0.5]);
    const before = entries.filter((entry) => Date.parse(entry.at) < now - DAY);
    const log = [...before, ...handed.map(([id, right]) => miss(id, catalog, right ? now - 1 : now, { score: right ? 1 : 0, sure: pick(random, ['sure', 'think', 'guess', null]) }))];
    const plan = scheduling.schedule(log, catalog, { now: now + 60000, offset: eastern });
    const only = [...new Set(handed.filter(([, right]) => !right).map(([id]) => catalog.items[id].objective))];
    if (!only.length) return count('nothing missed');
    for (const name of only) if (!plan.objectives.get(name).open) fault(`${name} was missed, and is not open`);
    const wanted = only.filter((name) => Object.values(catalog.items).some((one) => one.objective === name && !stale(one, plan.today)));
    const come = [];
    for (let portion = 0; portion < 20; portion += 1) {
      const without = come.map(({ id }) => id);
      const list = queue.build(plan, catalog, { size: 5, without, only });
      if (!list.length) break;
      come.push(...list);
    }
    const names = come.map(({ id }) => catalog.items[id].objective);
    for (const name of wanted) {
      if (!names.includes(name)) fault(`${name} was missed and does not come`);
      count('came');
    }
    if (come.some(({ id }) => !only.includes(catalog.items[id].objective))) fault('something comes that was not asked for');
    const [first] = come;
    const surely = wanted.filter((name) => plan.objectives.get(name).open.sure);
    if (surely.length && first.why !== 'sure') fault('sure but wrong is not first');
    if (surely.length) count('sure');
    const told = queue.counts(plan, catalog, only);
    if (told.missed !== only.length) fault(`${told.missed} open of ${only.length}`);
  },

  /** What is due comes, and a weak objective with it, before anything new. */
  mix({ catalog, entries, now, fault, count }) {
    const plan = scheduling.schedule(entries, catalog, { now, offset: eastern });
    const waiting = queue.counts(plan, catalog);
    const list = queue.build(plan, catalog, { size: 5 });
    const old = list.filter(({ why }) => why !== 'new').length;
    const objectives = new Set([...plan.items.values()].filter((item) => item.due <= plan.today && !stale(scheduling.published(catalog).get(item.id), plan.today)).map((item) => item.objective));
    if (objectives.size >= 5 && old < 3) fault(`only ${old} that are not new, though ${objectives.size} objectives are due`);
    if (waiting.items + waiting.cards && !old) fault('something is due, and nothing of it comes');
    if (list.some(({ why }) => why === 'weak')) count('weak');
    if (list.some(({ why }) => why === 'due')) count('due');
    if (list.some(({ id }) => id.startsWith('term:'))) count('cards');
  },
};

const faults = [];
const counts = {};
const count = (name, by = 1) => {
  counts[name] = (counts[name] || 0) + by;
};
for (let seed = 1; seed <= Number(many); seed += 1) {
  const random = seeded(seed * 7919);
  const catalog = makeCatalog(random);
  const { entries, now } = makeLog(random, catalog);
  properties[property]({ random, catalog, entries, now, count, fault: (text) => faults.push(`log ${seed}: ${text}`) });
}
process.stdout.write(JSON.stringify({ logs: Number(many), faults: faults.slice(0, 10), all: faults.length, counts }));
