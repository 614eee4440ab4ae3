// The worker that keeps the guide, against a pretended browser and server: node offline_worker.js <worker.js> <goodbye.js>;
// prints {name of a trial: null or what went wrong}.
const assert = require('assert');
const crypto = require('crypto');
const fs = require('fs');
const vm = require('vm');

const [worker, goodbye] = process.argv.slice(2).map((file) => fs.readFileSync(file, 'utf8'));
const SCOPE = 'https://example.org/guide/';
const hashOf = (text) => crypto.createHash('sha256').update(text).digest('hex').slice(0, 16);

const A = { '': 'home A', 'claim/': 'claim A', 'assets/a.11.js': 'script A', 'assets/same.js': 'same', '404.html': 'lost' };
const B = { '': 'home B', 'claim/': 'claim B', 'assets/a.22.js': 'script B', 'assets/same.js': 'same', '404.html': 'lost' };

function edition(site) {
  const files = Object.fromEntries(Object.entries(site).map(([address, text]) => [address, hashOf(text)]));
  return { version: hashOf(JSON.stringify(files)), bytes: 1, files };
}

/** One browser with one site: caches last, workers come and go; `server.site` is what the host has now. */
function makeBrowser(site) {
  const stores = new Map();
  const log = [];
  const server = { site, isUp: true, old: null, onFetch: null };
  const disk = { room: Infinity };
  const caches = {
    open: async (name) => {
      if (!stores.has(name)) stores.set(name, new Map());
      const store = stores.get(name);
      return {
        match: async (url) => store.get(url)?.clone(),
        put: async (url, response) => {
          disk.room -= 1;
          if (disk.room < 0) throw new DOMException('full', 'QuotaExceededError');
          store.set(url, response.clone());
        },
        keys: async () => [...store.keys()],
      };
    },
    match: async (url, { cacheName }) => stores.get(cacheName)?.get(url)?.clone(),
    keys: async () => [...stores.keys()],
    delete: async (name) => stores.delete(name),
  };
  async function fetch(request, { cache } = {}) {
    const url = new URL(request.url || request);
    if (!server.isUp) throw new TypeError('network');
    const address = url.href.slice(SCOPE.length).split('?')[0];
    log.push(`${cache || 'plain'} ${address}`);
    server.onFetch?.(address, log.length);
    const from = cache === 'no-cache' && server.old ? server.old : server.site;
    const text = from[address];
    return new Response(text ?? 'not found', { status: text === undefined ? 404 : 200, headers: { 'Content-Type': 'text/html; charset=utf-8', 'X-Own': '1' } });
  }
  const state = { registered: true, skipped: 0, told: [] };

  function start(text) {
    const heard = {};
    const self = {
      registration: { scope: SCOPE, unregister: async () => { state.registered = false; } },
      clients: { matchAll: async () => [{ postMessage: (message) => state.told.push(message) }] },
      addEventListener: (name, act) => { heard[name] = act; },
      skipWaiting: () => { state.skipped += 1; },
    };
    vm.runInNewContext(text, { self, caches, fetch, crypto: crypto.webcrypto, URL, Response, Uint8Array, Map, Object, JSON, Promise, Error, Array });
    const happen = async (name) => {
      let until;
      heard[name]({ waitUntil: (promise) => { until = promise; } });
      await until;
    };
    return {
      install: () => happen('install'),
      activate: () => happen('activate'),
      async message(data) {
        let until;
        let answer = null;
        heard.message({ data, ports: [{ postMessage: (said) => { answer = said; } }], waitUntil: (promise) => { until = promise; } });
        await until;
        return answer;
      },
      /** The text of an answer; null where the worker leaves the request to the browser. */
      async ask(url, { method = 'GET', mode = 'no-cors' } = {}) {
        let answer = null;
        heard.fetch({ request: { url: new URL(url, SCOPE).href, method, mode }, respondWith: (given) => { answer = given; } });
        return answer && (await answer);
      },
      async text(url, options) {
        const answer = await this.ask(url, options);
        return answer && answer.text();
      },
    };
  }
  return { server, disk, stores, log, state, caches, keep: (of) => start(`const edition = ${JSON.stringify(edition(of))};\n${worker}`), start };
}

async function kept(site) {
  const browser = makeBrowser(site);
  const first = browser.keep(site);
  await first.install();
  await first.activate();
  return { browser, first };
}

const whole = async (running, site) => {
  for (const [address, text] of Object.entries(site)) assert.strictEqual(await running.text(address), text);
};

const TRIALS = {
  async 'with the server gone every file is there'() {
    const { browser, first } = await kept(A);
    browser.server.isUp = false;
    await whole(first, A);
    assert.strictEqual(await first.text('claim/index.html'), 'claim A');
    assert.strictEqual(await first.text('index.html'), 'home A');
    assert.strictEqual(await first.text('claim/?exam=cbcs&n=25#x'), 'claim A');
    assert.strictEqual(JSON.parse(await first.text('offline.json')).files, Object.keys(A).length);
    assert((await first.ask('')).headers.get('Content-Type').startsWith('text/html'));
  },
  async 'what is not ours is left to the browser'() {
    const { first } = await kept(A);
    for (const url of ['https://example.org/other/', 'https://example.org/guidebook/', 'https://elsewhere.org/guide/', 'downloads/deck.apkg', 'sw.js', 'constructor', '__proto__']) {
      assert.strictEqual(await first.ask(url), null, url);
    }
    assert.strictEqual(await first.ask('', { method: 'POST' }), null);
    assert.strictEqual(await first.ask('', { method: 'HEAD' }), null);
  },
  async 'an address without its slash gets it'() {
    const { first } = await kept(A);
    const answer = await first.ask('claim', { mode: 'navigate' });
    assert.strictEqual(answer.headers.get('Location'), `${SCOPE}claim/`);
    assert.strictEqual(await first.ask('claim'), null);
  },
  async 'a release in the middle of loading keeps nothing of either'() {
    for (let when = 1; when <= 5; when += 1) {
      const browser = makeBrowser(A);
      browser.server.onFetch = (_, n) => { if (n === when) browser.server.site = B; };
      const found = browser.keep(A);
      await found.install().then(
        // Files that both have may have been the last.
        () => assert.deepStrictEqual(browser.log.filter((line) => line.startsWith('reload')), []),
        (error) => assert.match(error.message, /another edition/),
      );
      for (const store of browser.stores.values()) {
        for (const [url, response] of store) {
          const address = url.slice(SCOPE.length);
          if (address in A) assert.strictEqual(await response.clone().text(), A[address]);
        }
      }
    }
  },
  async 'a release in the middle of an update leaves the edition before'() {
    const { browser, first } = await kept(A);
    const third = { ...B, 'claim/': 'claim C' };
    browser.server.site = third;
    await assert.rejects(browser.keep(B).install(), /another edition/);
    assert.strictEqual(browser.state.told.at(-1).failed, true);
    browser.server.isUp = false;
    await whole(first, A);
  },
  async 'a new edition loads what has changed, waits, and never mixes'() {
    const { browser, first } = await kept(A);
    browser.server.site = B;
    browser.log.length = 0;
    const second = browser.keep(B);
    await second.install();
    assert.deepStrictEqual(browser.log.sort(), ['no-cache ', 'no-cache assets/a.22.js', 'no-cache claim/']);
    assert.strictEqual(browser.state.skipped, 0);
    await whole(first, A);
    assert.strictEqual(await first.ask('assets/a.22.js'), null);
    second.message('else');
    assert.strictEqual(browser.state.skipped, 0);
    second.message('use');
    assert.strictEqual(browser.state.skipped, 1);
    await second.activate();
    browser.server.isUp = false;
    await whole(second, B);
    assert.strictEqual(await second.ask('assets/a.11.js'), null);
    assert.strictEqual(browser.stores.size, 1);
  },
  async 'a cache on the way that still has the edition before is passed by'() {
    const browser = makeBrowser(B);
    browser.server.old = A;
    const found = browser.keep(B);
    await found.install();
    await whole(found, B);
    assert(browser.log.includes('reload claim/'));
  },
  async 'a broken connection is gone on from'() {
    const browser = makeBrowser(A);
    browser.server.onFetch = (_, n) => { if (n > 2) browser.server.isUp = false; };
    const wide = { ...A, ...Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`p${i}/`, `page ${i}`])) };
    browser.server.site = wide;
    await assert.rejects(browser.keep(wide).install(), /network/);
    const loaded = [...browser.stores.values()][0].size;
    assert(loaded >= 2);
    browser.server.isUp = true;
    browser.server.onFetch = null;
    browser.log.length = 0;
    const again = browser.keep(wide);
    await again.install();
    assert.strictEqual(browser.log.length, Object.keys(wide).length - loaded);
    await whole(again, wide);
  },
  async 'on a full disk nothing of the new edition takes the room, and the edition before is whole'() {
    const { browser, first } = await kept(A);
    const names = [...browser.stores.keys()];
    browser.server.site = B;
    browser.disk.room = 2;
    await assert.rejects(browser.keep(B).install(), /full/);
    assert.deepStrictEqual([...browser.stores.keys()], names);
    browser.server.isUp = false;
    await whole(first, A);
  },
  async 'an edition whose cache was removed while it loaded is not whole'() {
    const { browser } = await kept(A);
    browser.server.site = B;
    browser.server.onFetch = (address) => { if (address === 'claim/') [...browser.stores.keys()].forEach((name) => browser.stores.delete(name)); };
    await assert.rejects(browser.keep(B).install(), /removed/);
  },
  async 'a copy that the browser has removed: the network answers, and the worker goes'() {
    const { browser, first } = await kept(A);
    browser.stores.clear();
    assert.strictEqual(await first.text('claim/'), 'claim A');
    assert.strictEqual(browser.state.registered, false);
  },
  async 'other sites of the same address keep theirs'() {
    const { browser } = await kept(A);
    await browser.caches.open('studykit-offline:/other/:1');
    await browser.caches.open('somebody');
    const second = browser.keep(B);
    browser.server.site = B;
    await second.install();
    await second.activate();
    assert.deepStrictEqual([...browser.stores.keys()].filter((name) => !name.includes('/guide/')).sort(), ['somebody', 'studykit-offline:/other/:1']);
  },
  async 'when it is no longer offered, it removes itself and what it kept'() {
    const { browser } = await kept(A);
    await browser.caches.open('studykit-offline:/other/:1');
    const last = browser.start(goodbye);
    await last.install();
    assert.strictEqual(browser.state.skipped, 1);
    await last.activate();
    assert.deepStrictEqual([...browser.stores.keys()], ['studykit-offline:/other/:1']);
    assert.strictEqual(browser.state.registered, false);
  },
  async 'removed and asked for again, it loads its files anew, and goes only if it cannot'() {
    const { browser, first } = await kept(A);
    browser.stores.clear();
    let during = null;
    browser.server.onFetch = (address) => { if (address === 'claim/' && !during) during = first.text('claim/'); };
    assert.strictEqual(await first.message('fill'), true);
    await during;
    assert.strictEqual(browser.state.registered, true);
    browser.server.isUp = false;
    await whole(first, A);
    browser.stores.clear();
    browser.server.isUp = true;
    browser.server.site = B;
    assert.strictEqual(await first.message('fill'), false);
  },
  async 'open pages hear how far it is'() {
    const { browser } = await kept(A);
    assert.strictEqual(JSON.stringify(browser.state.told), '[{"studykit":"offline","done":5,"all":5}]');
  },
};

(async () => {
  const results = {};
  for (const [name, trial] of Object.entries(TRIALS)) {
    try {
      await trial();
      results[name] = null;
    } catch (error) {
      results[name] = String(error.stack).slice(0, 2000);
    }
  }
  process.stdout.write(JSON.stringify(results));
})();
