// Loads a made site's scripts as a page would: node catalog_bank.js <site> '[["claim", "claim-001"], …]' prints
// {catalog, root, asked, found, failed}. A third argument is part of a path that fails the first time. Scripts are read from the address that the kit gives them, not from names known here.
const fs = require('fs');
const path = require('path');
const vm = require('vm');
const { pathToFileURL } = require('url');

const [, , site, questions, fails] = process.argv;
const assets = path.join(site, 'assets');
const main = fs.readdirSync(assets).find((name) => /^studykit\.[0-9a-f]{10}\.js$/.test(name));
const asked = [];
let online = !fails;

const box = {
  URL, queueMicrotask, setTimeout,
  document: { readyState: 'loading', createElement: () => ({ append() {} }), head: { append: run } },
  addEventListener() {},
  removeEventListener() {},
  performance: { getEntriesByType: () => [{ type: 'navigate' }] },
  IntersectionObserver: class {},
  HTMLElement: class {},
  customElements: { get() {}, define() {} },
};
box.window = box;
vm.createContext(box);

function run({ src, onload, onerror }) {
  const file = decodeURIComponent(src);
  asked.push(path.relative(site, file));
  if (!online && file.includes(fails)) {
    online = true;
    return queueMicrotask(() => onerror(new Error('no connection')));
  }
  vm.runInContext(fs.readFileSync(file, 'utf8'), box, { filename: file });
  return queueMicrotask(onload);
}

async function answer() {
  box.document.currentScript = { src: pathToFileURL(path.join(assets, main)).href };
  vm.runInContext(fs.readFileSync(path.join(assets, main), 'utf8'), box, { filename: main });
  const kit = box.studykit;
  await kit.part('banks');
  const found = [];
  const failed = [];
  for (const [bank, ...ids] of JSON.parse(questions)) {
    try {
      const [one, two] = await Promise.all([kit.bank(bank), kit.bank(bank)]);
      if (one !== two) throw new Error('made twice');
      found.push(...ids.map((id) => (one.items && one.items[id]) || (one.cases && one.cases[id]) || (one.terms && one.terms[id]) || null));
    } catch (error) {
      failed.push(error.message);
    }
  }
  process.stdout.write(JSON.stringify({ catalog: kit.catalog, root: kit.root, asked, found, failed }));
}

answer();
