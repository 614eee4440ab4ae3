// Thousands of runs that two tabs write at once: node exam_merges.js <parts folder> <count>; prints what went wrong.
const assert = require('assert');
const fs = require('fs');
const vm = require('vm');

const [, , folder, count] = process.argv;
const box = { window: { studykit: {} } };
vm.createContext(box);
for (const name of ['seeded', 'running']) vm.runInContext(fs.readFileSync(`${folder}/${name}.js`, 'utf8'), box);
const { seeded, running } = box.window.studykit;
const IDS = ['a-1', 'a-2', 'a-3', 'constructor'];
const known = Object.fromEntries(IDS.map((id) => [id, { hash: `h${id}`, domain: 'd' }]));
const text = (run) => running.write(run);

for (let i = 0; i < Number(count); i += 1) {
  const random = seeded(`merge ${i}`);
  const upTo = (n) => Math.floor(random() * n);
  const one = (list) => list[upTo(list.length)];
  const form = { ids: IDS, domains: [{ id: 'd', wanted: 4 }] };
  const start = running.begin({ name: 'n', exam: 'e', form, known, seed: 's', shared: false, version: 'v', limit: null, unseen: 4, now: 1000 });
  let now = 1000;
  const step = (run) => {
    now += upTo(5) * 1000 - 1000; // now and then the clock goes back
    const id = one(IDS);
    return one([
      () => running.answer(run, id, [one(['x', 'y', 'z'])], one([null, 'sure', 'guess']), now),
      () => running.answer(run, id, [one(['x', 'y', 'z'])], one([null, 'sure', 'guess']), now),
      () => running.answer(run, id, [], null, now),
      () => running.flag(run, id, random() < 0.5, now),
      () => running.go(run, id, now),
      () => running.pause(run, now),
      () => running.resume(run, now),
      () => running.tick(run, now),
      () => (random() < 0.1 ? running.submit(run, { 'a-1': one([0, 0.5, 1]) }, now) : run),
    ])();
  };
  const walk = (run) => Array.from({ length: upTo(12) }).reduce(step, run);
  const common = walk(start);
  const [a, b, c] = [walk(common), walk(common), walk(common)];
  const { merge, read } = running;
  assert.strictEqual(text(merge(a, b)), text(merge(b, a)), `order ${i}`);
  assert.strictEqual(text(merge(a, a)), text(a), `twice ${i}`);
  assert.strictEqual(text(merge(merge(a, b), c)), text(merge(a, merge(b, c))), `three ${i}`);
  assert.strictEqual(text(merge(merge(a, b), b)), text(merge(a, b)), `again ${i}`);
  assert.strictEqual(text(read(text(a))), text(a), `read ${i}`);

  // Two tabs write into one place and hear of each other late: at the end both hold the same, and no answer is lost.
  const tabs = [common, common];
  const heard = [[], []];
  let stored = text(common);
  const write = (who, run) => {
    tabs[who] = run;
    const said = text(run);
    if (said === stored) return;
    stored = said;
    heard[1 - who].push(said);
  };
  const hear = (who) => {
    const said = heard[who].shift();
    const both = merge(tabs[who], read(said));
    tabs[who] = both;
    if (text(both) !== stored) write(who, both);
  };
  const last = {};
  for (let move = 0; move < 10; move += 1) {
    const who = upTo(2);
    if (heard[who].length && random() < 0.5) hear(who);
    else {
      now += 1000;
      const id = one(IDS);
      const next = running.answer(tabs[who], id, [`${move}`], null, now);
      if (next !== tabs[who]) last[id] = `${move}`;
      write(who, next);
    }
  }
  let turns = 0;
  while (heard[0].length || heard[1].length) {
    hear(heard[0].length ? 0 : 1);
    turns += 1;
    assert.ok(turns < 60, `no end ${i}`);
  }
  assert.strictEqual(text(tabs[0]), text(tabs[1]), `tabs ${i}`);
  assert.strictEqual(stored, text(tabs[0]), `stored ${i}`);
  for (const [id, response] of Object.entries(last)) assert.strictEqual(tabs[0].answers[id][0][0], response, `lost ${i}`);
}

// Broken, foreign and hostile records are no records.
const whole = JSON.parse(text(running.begin({
  name: 'n', exam: 'e', form: { ids: IDS, domains: [] }, known, seed: 's', shared: true, version: 'v', limit: 1, unseen: 4, now: 1,
})));
assert.ok(running.read(JSON.stringify(whole)));
for (const key of Object.keys(whole)) {
  for (const wrong of [undefined, 'x', -0.5, [], {}, true, [null], { a: 1 }]) {
    const found = running.read(JSON.stringify({ ...whole, [key]: wrong }));
    if (found) running.write(running.tick(found, 5));
  }
}
const all = JSON.stringify(whole);
for (let cut = 0; cut < all.length; cut += 1) assert.strictEqual(running.read(all.slice(0, cut)), null);
for (const text of ['null', '[]', '1', '{"v":2}', '{"__proto__":{"v":1}}']) assert.strictEqual(running.read(text), null);
