// What the file of a reader's record bears: node saving_fuzz.js <saving.js> <running.js>; prints {name of a trial: null or what went wrong}.
const assert = require('assert');
const fs = require('fs');
const vm = require('vm');

const box = { window: { studykit: {} } };
vm.createContext(box);
for (const file of process.argv.slice(2)) vm.runInContext(fs.readFileSync(file, 'utf8'), box);
const { saving, running } = box.window.studykit;
const plain = (value) => JSON.parse(JSON.stringify(value));

// The same numbers on every run (mulberry32).
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const NOW = Date.UTC(2026, 10, 22, 5, 0, 0);
const answer = (id, at, more = {}) =>
  JSON.stringify({ v: 1, id, hash: 'ab12cd34ef', at: new Date(at).toISOString(), type: 'choice', response: ['b'], sure: 'think', score: 1, n: 1, ...more });
const record = (count, start = 0) =>
  Array.from({ length: count }, (_, i) => ['log', `${NOW + start + i}-x${start + i}`, answer(`claim-${String(i % 50).padStart(3, '0')}`, NOW + i)]);
const SAMPLE = [
  ...record(4),
  ['log', `${NOW}-card`, answer('term:copay', NOW, { type: 'card', response: [], score: 0 })],
  ['tick', 'choose-a-program:ask-price', new Date(NOW).toISOString()],
  ['setting', 'exam-date', '"2027-05-01"'],
  ['exam', 'cbcs-50-a1', JSON.stringify({ v: 1, exam: 'cbcs', answers: { 'claim-001': ['b'] } })],
];
const TEXT = saving.fileText(SAMPLE, NOW);
const withEntries = (entries) => JSON.stringify({ format: 'studykit-record', version: 1, entries });

const IDS = ['a-1', 'a-2', 'a-3'];
const exam = ({ seed = 's', begun = NOW - 4000000 } = {}) => running.begin({
  name: 'n', exam: 'cbcs', form: { ids: IDS, domains: [{ id: 'd', wanted: 3 }] }, seed, shared: false, version: 'v', limit: null, unseen: 3, now: begun,
  known: Object.fromEntries(IDS.map((id) => [id, { hash: `h${id}`, domain: 'd' }])),
});
const kept = (run) => ['exam', 'n', running.write(run)];

class Storage {
  constructor(room = Infinity) {
    this.map = new Map();
    this.room = room;
  }
  get length() { return this.map.size; }
  key(i) { return [...this.map.keys()][i] ?? null; }
  getItem(name) { return this.map.has(name) ? this.map.get(name) : null; }
  setItem(name, text) {
    const used = [...this.map].reduce((sum, [key, value]) => sum + (key === name ? 0 : key.length + value.length), 0);
    if (used + name.length + text.length > this.room) throw new Error('QuotaExceededError');
    this.map.set(name, text);
  }
  removeItem(name) { this.map.delete(name); }
}

/** Puts a file into a storage as the page does; whatever it holds, what was there stays as it was. */
function load(text, mine = SAMPLE, room = Infinity) {
  const storage = new Storage();
  mine.forEach(([kind, name, value]) => storage.setItem(`p:${kind}:${name}`, value));
  const before = new Map(storage.map);
  storage.room = room;
  const found = saving.parsed(text);
  if (!found.wrong) {
    const { add, joined } = saving.merged(mine, found.entries, NOW);
    saving.written(storage, 'p:', add, joined);
    [...add, ...joined.map((entry) => entry.slice(0, 3))].forEach((entry) => assert(saving.fits(entry), `added what does not fit: ${JSON.stringify(entry).slice(0, 200)}`));
  }
  before.forEach((value, name) => assert.strictEqual(storage.map.get(name), value, `lost ${name}`));
  assert.strictEqual(({}).polluted, undefined);
  assert.strictEqual(vm.runInContext('({}).polluted', box), undefined);
  return { found, storage };
}

const hostile = (change) => JSON.stringify({ ...JSON.parse(answer('claim-001', NOW)), ...change });
const refusesAll = (entries) => {
  const { found, storage } = load(withEntries(entries));
  assert.strictEqual(found.wrong, undefined);
  assert.deepStrictEqual(plain(found.entries), []);
  assert.strictEqual(found.refused, entries.length);
  assert.strictEqual(storage.length, SAMPLE.length);
};

const TRIALS = {
  'what is saved comes back whole'() {
    const { found, storage } = load(TEXT, []);
    assert.deepStrictEqual(new Map(found.entries.map(([a, b, c]) => [`p:${a}:${b}`, c])), storage.map);
    assert.strictEqual(found.refused, 0);
    assert.strictEqual(found.entries.length, SAMPLE.length);
    assert.strictEqual(found.saved, new Date(NOW).toISOString());
  },
  'the same entries in any order give the same file'() {
    assert.strictEqual(saving.fileText([...SAMPLE].reverse(), NOW), TEXT);
  },
  'what can be worked out again is not saved'() {
    assert(!saving.fileText([['page', 'claim/', '{}'], ...SAMPLE], NOW).includes('"page"'));
  },
  'broken entries of this device are saved as they are'() {
    assert(saving.fileText([['log', '1-a', 'broken']], NOW).includes('broken'));
  },
  'cut off at every byte'() {
    const bytes = Buffer.from(TEXT, 'utf8');
    for (let end = 0; end < bytes.length - 1; end += 1) {
      assert.strictEqual(load(bytes.subarray(0, end).toString('utf8')).found.wrong, 'broken', `at ${end}`);
    }
    assert.strictEqual(load(`\ufeff${TEXT}`).found.refused, 0);
  },
  'one byte changed, everywhere'() {
    const bytes = Buffer.from(TEXT, 'utf8');
    const random = seeded(1);
    for (let at = 0; at < bytes.length; at += 1) {
      const copy = Buffer.from(bytes);
      copy[at] = Math.floor(random() * 256);
      load(copy.toString('utf8'));
    }
  },
  'bytes taken out, doubled, moved'() {
    const random = seeded(2);
    for (let round = 0; round < 4000; round += 1) {
      let text = TEXT;
      for (let change = 0; change <= random() * 4; change += 1) {
        const from = Math.floor(random() * text.length);
        const piece = text.slice(from, from + random() * 60);
        const to = Math.floor(random() * text.length);
        text = random() < 0.5 ? text.slice(0, from) + text.slice(from + piece.length) : text.slice(0, to) + piece + text.slice(to);
      }
      load(text);
    }
  },
  'values of every type in every place'() {
    const values = [null, true, 0, -1, 1e308, '', '<b>', [], {}, [[]], { a: 1 }, '__proto__', 'constructor'];
    for (const value of values) {
      for (const field of ['format', 'version', 'saved', 'entries']) load(JSON.stringify({ ...JSON.parse(TEXT), [field]: value }));
      for (const place of [0, 1, 2]) load(withEntries([SAMPLE[0].map((part, at) => (at === place ? value : part))]));
      for (const field of ['v', 'id', 'hash', 'at', 'type', 'response', 'sure', 'score', 'n', 'shown']) {
        const { found } = load(withEntries([['log', '9-a', hostile({ [field]: value })]]));
        for (const [, , text] of found.entries) {
          const entry = JSON.parse(text);
          assert(entry.v === 1 && entry.score >= 0 && entry.score <= 1 && /^(term:)?[a-z0-9-]+$/.test(entry.id), text);
        }
      }
    }
  },
  'wrong types are refused'() {
    const bad = { v: [0, 2, '1', null], id: [1, null, '', ['a']], hash: [1, '', null], at: ['yesterday', 5, '2026-13-45T99:99:99Z'],
      type: [1, '', 'Choice!'], response: ['b', null, {}, [[]], [{}], [null]], sure: ['surely', 1], score: [-1, 2, '1', null], n: [0, 1.5, '1'] };
    for (const [field, values] of Object.entries(bad)) {
      for (const value of values) refusesAll([['log', '9-a', hostile({ [field]: value })]]);
    }
    refusesAll([['tick', 'a:b', 'yes'], ['setting', 'a', '{'], ['exam', 'a', '[]'], ['exam', 'a', '"x"'], ['log', '1-a', '5'], ['log', '1-a', 'null']]);
    refusesAll([null, 1, 'log', [], ['log'], ['log', '1-a'], ['log', '1-a', {}], ['log', '1-a', answer('a', NOW), 1], {}]);
  },
  'JSON of others'() {
    const others = ['{}', '[]', 'null', '5', '"x"', 'true', '{"format":"anki"}', '{"version":1,"entries":[]}',
      JSON.stringify({ format: 'studykit-record', version: 1 }), JSON.stringify({ format: 'studykit-record', version: '1', entries: [] }),
      JSON.stringify({ format: 'studykit-record', version: 0, entries: [] }), JSON.stringify({ format: 'studykit-record', version: 1.5, entries: [] }),
      JSON.stringify({ format: ['studykit-record'], version: 1, entries: [] }), JSON.stringify({ format: 'studykit-record', version: 1, entries: {} }),
      '{"type":"FeatureCollection","features":[]}', '{"log":{"version":"1.2","entries":[]}}'];
    for (const text of others) assert.strictEqual(load(text).found.wrong, 'foreign', text);
    for (const text of ['', ' ', '<!doctype html><p>x', '%PDF-1.7', 'PK\u0003\u0004', 'a,b\n1,2', '{"a":1}{"a":2}']) {
      assert.strictEqual(load(text).found.wrong, 'broken', text);
    }
  },
  'a later edition is named'() {
    assert.strictEqual(load(TEXT.replace(`"version":${saving.VERSION}`, `"version":${saving.VERSION + 1}`)).found.wrong, 'later');
  },
  'names that every object has'() {
    const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '__defineGetter__'];
    refusesAll(names.filter((name) => name.startsWith('_')).map((name) => ['log', name, answer('a', NOW)]));
    refusesAll(names.map((name) => [name, 'a', answer('a', NOW)]));
    refusesAll(names.filter((name) => name !== 'prototype').map((name) => ['log', '1-a', answer(name, NOW)]));
    refusesAll(['{"__proto__":{"polluted":1}}', '{"a":{"__proto__":{"polluted":1}}}', '{"a":[{"constructor":{"prototype":{"polluted":1}}}]}']
      .flatMap((text) => [['exam', 'a', text], ['setting', 'a', text]]));
    refusesAll([['log', '1-a', answer('a', NOW).replace('{', '{"__proto__":{"polluted":1},')]]);
    assert.strictEqual(load(`{"__proto__":{"polluted":1},${TEXT.slice(1)}`).found.refused, 0);
  },
  'signs of HTML, paths and spaces in names and ids'() {
    const bad = ['<img src=x onerror=alert(1)>', 'a"b', "a'b", 'a b', 'a\u0000b', '../a', 'javascript:alert(1)//', '', '\u202eabc', 'a'.repeat(300)];
    refusesAll(bad.filter((name) => name !== 'javascript:alert(1)//').map((name) => ['log', name, answer('a', NOW)]));
    refusesAll(bad.map((id) => ['log', '1-a', answer(id, NOW)]));
    refusesAll(bad.map((hash) => ['log', '1-a', answer('a', NOW, { hash })]));
    refusesAll(bad.map((type) => ['log', '1-a', answer('a', NOW, { type })]));
    refusesAll([['log<b>', '1-a', answer('a', NOW)], ['LOG', '1-a', answer('a', NOW)], ['', '1-a', answer('a', NOW)]]);
  },
  'nested deep'() {
    const deep = (n) => '['.repeat(n) + ']'.repeat(n);
    for (const n of [10, 1000, 100000, 1000000]) {
      assert(load(deep(n)).found.wrong);
      refusesAll([['setting', 'a', deep(Math.min(n, 1900))], ['exam', 'a', `{"a":${deep(Math.min(n, 190000))}}`]]);
      assert.strictEqual(load(`{"format":"studykit-record","version":1,"entries":[${deep(n)}]}`).found.entries?.length ?? 0, 0);
    }
  },
  'ten megabytes'() {
    const began = Date.now();
    assert(load('x'.repeat(10e6)).found.wrong === 'broken');
    assert(load(`"${'x'.repeat(10e6)}"`).found.wrong === 'foreign');
    refusesAll([['setting', 'a', JSON.stringify('x'.repeat(10e6))]]);
    const many = record(52000, 100);
    const text = saving.fileText(many, NOW);
    assert(text.length > 10e6 && text.length <= saving.LARGEST, `${text.length}`);
    const found = saving.parsed(text);
    assert.strictEqual(found.entries.length, many.length);
    assert.strictEqual(saving.merged(SAMPLE, found.entries).add.length, many.length);
    assert.strictEqual(load('x'.repeat(saving.LARGEST + 1)).found.wrong, 'large');
    assert(Date.now() - began < 20000, `${Date.now() - began} ms`);
  },
  'a file that does not fit changes nothing'() {
    const text = saving.fileText(record(200, 1000), NOW);
    for (const room of [3000, 5000, 20000]) assert.strictEqual(load(text, SAMPLE, room).storage.length, SAMPLE.length);
    assert.strictEqual(load(text).storage.length, SAMPLE.length + 200);
  },
  'two devices have the same after either order'() {
    const random = seeded(3);
    for (let round = 0; round < 200; round += 1) {
      const all = record(30, round * 100);
      const [one, two] = [0, 1].map(() => all.filter(() => random() < 0.6));
      const both = (mine, theirs) => [...mine, ...saving.merged(mine, theirs).add].map(String).sort();
      assert.deepStrictEqual(both(one, two), both(two, one));
      const found = saving.merged(one, two);
      assert.strictEqual(found.add.length + found.same, two.length);
      assert.strictEqual(saving.merged([...one, ...found.add], two).add.length, 0);
    }
  },
  'what is here under the same name stays'() {
    const theirs = [['setting', 'exam-date', '"2030-01-01"'], ['log', SAMPLE[0][1], answer('claim-009', NOW)]];
    const { found, storage } = load(withEntries(theirs));
    assert.strictEqual(saving.merged(SAMPLE, found.entries).kept.length, 2);
    assert.strictEqual(storage.getItem('p:setting:exam-date'), '"2027-05-01"');
  },
  'the same name twice in one file: the first counts'() {
    const twice = [['log', '1-a', answer('a', NOW)], ['log', '1-a', answer('b', NOW)]];
    const found = saving.merged([], saving.parsed(withEntries(twice)).entries);
    assert.strictEqual(found.add.length, 1);
    assert.strictEqual(found.kept.length, 1);
  },
  'another tab was quicker'() {
    const storage = new Storage();
    storage.setItem('p:setting:a', '1');
    assert.strictEqual(saving.written(storage, 'p:', [['setting', 'a', '2'], ['setting', 'b', '3']]), true);
    assert.deepStrictEqual([...storage.map], [['p:setting:a', '1'], ['p:setting:b', '3']]);
  },
  'a mock exam on both devices has the answers of both'() {
    const start = exam();
    const here = running.answer(running.answer(start, 'a-1', ['x'], null, NOW - 50), 'a-2', ['x'], 'sure', NOW - 40);
    const there = running.flag(running.answer(running.answer(start, 'a-2', ['y'], null, NOW - 30), 'a-3', ['z'], null, NOW - 20), 'a-1', true, NOW - 10);
    const mine = [kept(here)];
    const { add, joined, kept: other } = saving.merged(mine, [kept(there)], NOW);
    assert.deepStrictEqual([add.length, joined.length, other.length], [0, 1, 0]);
    const both = running.read(joined[0][2]);
    assert.deepStrictEqual(['a-1', 'a-2', 'a-3'].map((id) => both.answers[id][0][0]), ['x', 'y', 'z']);
    assert.strictEqual(both.flags['a-1'][0], true);
    const back = saving.merged([kept(there)], mine, NOW).joined[0][2];
    assert.strictEqual(back, joined[0][2], 'both devices come to the same');
    assert.strictEqual(saving.merged([joined[0].slice(0, 3)], mine, NOW).same, 1, 'what is in it already changes nothing');
    const done = saving.merged(mine, [kept(running.submit(there, { 'a-1': 1 }, NOW))], NOW).joined[0][2];
    assert.strictEqual(running.read(done).handed, NOW);
  },
  'a mock exam of another run, or with stamps ahead of the clock, changes nothing'() {
    const here = running.answer(exam(), 'a-1', ['x'], null, NOW - 50);
    const year = 366 * 86400000;
    const others = [
      exam({ seed: 'other' }), exam({ begun: NOW - 5000 }), { ...exam(), items: exam().items.slice(1) }, { ...exam(), v: 2 }, {},
      running.answer(exam(), 'a-1', ['y'], null, NOW + year), running.flag(exam(), 'a-1', true, NOW + year), running.go(exam(), 'a-2', NOW + year),
      running.pause(exam(), NOW + year), running.submit(exam(), {}, NOW + year), { ...exam(), last: NOW + year }, { ...exam(), used: year },
      { ...exam(), used: 1e300 }, { ...exam(), answers: { 'a-1': [['y'], null, 1e308] } },
    ];
    for (const other of others) {
      const found = saving.merged([kept(here)], [['exam', 'n', JSON.stringify(other)]], NOW);
      assert.deepStrictEqual([found.add.length, found.joined.length, found.kept.length], [0, 0, 1], JSON.stringify(other));
    }
    assert.strictEqual(saving.merged([['exam', 'n', 'broken']], [kept(here)], NOW).kept.length, 1);
  },
  'thousands of mock exams on two devices: each ends with the later answers of both, in either order'() {
    const random = seeded(4);
    const pick = (list) => list[Math.floor(random() * list.length)];
    const walk = (run) => Array.from({ length: 6 }).reduce((one) => {
      const now = NOW - 3600000 + Math.floor(random() * 3600000);
      return random() < 0.8 ? running.answer(one, pick(IDS), [pick(['x', 'y'])], null, now) : running.flag(one, pick(IDS), random() < 0.5, now);
    }, run);
    for (let round = 0; round < 2000; round += 1) {
      const [here, there] = [walk(exam()), walk(exam())];
      const text = ([a], [b]) => {
        const { joined, same } = saving.merged([kept(a)], [kept(b)], NOW);
        assert.strictEqual(joined.length + same, 1);
        return joined.length ? joined[0][2] : running.write(a);
      };
      const both = running.read(text([here], [there]));
      assert.strictEqual(running.write(both), text([there], [here]));
      for (const id of IDS) {
        const stamps = [here, there].map((run) => (run.answers[id] || [0, 0, 0])[2]);
        assert.strictEqual((both.answers[id] || [0, 0, 0])[2], Math.max(...stamps));
      }
    }
  },
  'a joined exam that does not fit leaves all as it was'() {
    const here = kept(running.answer(exam(), 'a-1', ['x'], null, NOW - 50));
    const there = kept(IDS.reduce((run, id) => running.answer(run, id, ['y'.repeat(300)], 'sure', NOW - 20), exam()));
    const file = withEntries([['setting', 'a', '1'], there]);
    for (const room of [here[2].length + 60, here[2].length + 600]) {
      const { storage } = load(file, [here], room);
      assert.deepStrictEqual([...storage.map], [['p:exam:n', here[2]]]);
    }
    const storage = new Storage();
    storage.setItem('p:exam:n', 'another tab wrote');
    const { joined } = saving.merged([here], [there], NOW);
    saving.written(storage, 'p:', [], joined);
    assert.strictEqual(storage.getItem('p:exam:n'), 'another tab wrote');
  },
  'older versions go through each migration once'() {
    const seen = [];
    const step = (n) => (entries) => {
      seen.push(n);
      return [...entries, ['setting', `from-${n}`, '1']];
    };
    const entries = saving.migrated([], 1, 4, { 1: step(1), 3: step(3) });
    assert.deepStrictEqual(seen, [1, 3]);
    assert.deepStrictEqual(plain(entries).map(([, name]) => name), ['from-1', 'from-3']);
    assert.deepStrictEqual(plain(saving.migrated(SAMPLE, 4, 4, { 4: step(4) })), SAMPLE);
  },
  'what a storage holds is weighed'() {
    const storage = new Storage();
    storage.setItem('p:a', '12345');
    storage.setItem('other', '1');
    assert.deepStrictEqual(plain(saving.weighed(storage, 'p:')), { all: 14, ours: 8 });
  },
  'entries are counted by kind'() {
    assert.deepStrictEqual(plain(saving.counted([...SAMPLE, ['page', 'claim/', '{}']])), [['log', 5], ['exam', 1], ['tick', 1], ['setting', 1], ['page', 1]]);
  },
};

const results = {};
for (const [name, trial] of Object.entries(TRIALS)) {
  try {
    trial();
    results[name] = null;
  } catch (error) {
    results[name] = String(error.stack).slice(0, 2000);
  }
}
process.stdout.write(JSON.stringify(results));
