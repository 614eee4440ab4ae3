// The store against a storage with little room: node store.js <20-store.js>; prints what went wrong.
const assert = require('assert');
const fs = require('fs');
const vm = require('vm');

const source = fs.readFileSync(process.argv[2], 'utf8');

/** A store, and the storage below it, which holds `room` characters. */
function make(room) {
  const kept = new Map();
  const size = () => [...kept].reduce((all, [name, text]) => all + name.length + text.length, 0);
  const localStorage = {
    get length() {
      return kept.size;
    },
    key: (i) => [...kept.keys()][i],
    getItem: (name) => kept.get(name),
    setItem(name, text) {
      const before = kept.get(name) || '';
      if (size() - before.length + (kept.has(name) ? 0 : name.length) + text.length > room) throw new Error('full');
      kept.set(name, text);
    },
    removeItem(name) {
      if (!room) throw new Error('blocked');
      kept.delete(name);
    },
  };
  const box = { window: { studykit: { root: '/' } }, localStorage, addEventListener() {} };
  vm.runInNewContext(source, box);
  return { store: box.window.studykit.store, kept };
}

const full = 'studykit:/:';

// What is too large keeps nothing else out.
let { store, kept } = make(100);
store.set('exam', 'e', 'x'.repeat(40));
store.set('exam', 'e', 'x'.repeat(200));
assert.strictEqual(store.saves, false);
store.set('log', '1', 'y');
assert.strictEqual(kept.get(`${full}log:1`), 'y', 'a small answer behind a large record');
assert.strictEqual(kept.get(`${full}exam:e`).length, 40, 'the last record that fitted');
assert.strictEqual(store.saves, false, 'the large one is still not saved');

// Who deletes something makes room.
({ store, kept } = make(100));
store.set('exam', 'e', 'x'.repeat(70));
store.set('log', '1', 'y'.repeat(20));
assert.strictEqual(kept.has(`${full}log:1`), false);
store.remove('exam', ['e']);
assert.strictEqual(kept.get(`${full}log:1`), 'y'.repeat(20), 'there is room now');
assert.strictEqual(store.saves, true);

// A storage that refuses is not taken for one that saves.
({ store } = make(0));
store.remove('exam', ['e']);
assert.strictEqual(store.saves, false);
