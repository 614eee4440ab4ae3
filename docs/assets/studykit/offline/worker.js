// The guide kept for reading without a connection: a service worker of one edition of the site. The build puts
// `edition` in front: {version, bytes, files: {address below the site: hash of its content}}.
//
// An edition is whole or absent: each file is checked against its hash, so that a release in the middle of loading
// cannot put new scripts beside old pages. It answers from its own cache alone and never takes over open pages unasked.
(function (edition) {
  'use strict';

  const scope = new URL(self.registration.scope);
  const prefix = `studykit-offline:${scope.pathname}:`;
  const own = prefix + edition.version;
  const files = new Map(Object.entries(edition.files));
  const at = (address) => new URL(address, scope).href;
  const ABOUT = 'offline.json';
  const LIST = '?files';
  const AT_ONCE = 6;
  let isFilling = false;

  async function hashOf(body) {
    const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', body));
    return [...bytes.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }

  async function fetched(address) {
    // A cache on the way may still have the edition before: asked a second time, it is passed by.
    for (const cache of ['no-cache', 'reload']) {
      const response = await fetch(at(address), { cache });
      const body = await response.arrayBuffer();
      if ((await hashOf(body)) === files.get(address)) {
        // Made anew: browsers refuse a page that came by a redirect.
        return new Response(body, { headers: { 'Content-Type': response.headers.get('Content-Type') || 'application/octet-stream' } });
      }
    }
    throw new Error(`${address} is of another edition`);
  }

  /** A file of the edition before that has not changed. */
  async function reused(address, before) {
    for (const { name, list } of before) {
      if (list[address] !== files.get(address)) continue;
      const response = await caches.match(at(address), { cacheName: name });
      if (response) return response;
    }
    return null;
  }

  async function editionsBefore() {
    const names = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== own);
    const lists = await Promise.all(names.map((name) => caches.match(at(LIST), { cacheName: name })));
    return Promise.all(names.flatMap((name, i) => (lists[i] ? [lists[i].json().then((list) => ({ name, list }))] : [])));
  }

  async function tell(message) {
    const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
    open.forEach((client) => client.postMessage({ studykit: 'offline', ...message }));
  }

  // What a broken connection left is whole file by file: the next try goes on from there.
  async function fill() {
    const cache = await caches.open(own);
    const before = await editionsBefore();
    const left = [...files.keys()];
    let done = 0;
    let fault = null;
    async function next() {
      while (left.length && !fault) {
        const address = left.shift();
        try {
          if (!(await cache.match(at(address)))) await cache.put(at(address), (await reused(address, before)) || (await fetched(address)));
        } catch (error) {
          fault ||= error;
        }
        done += 1;
        if (!fault && (done % 10 === 0 || done === files.size)) tell({ done, all: files.size });
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, next));
    // On a full disk a part of an edition would take the room of all else that the site keeps there.
    if (fault && fault.name === 'QuotaExceededError') await caches.delete(own);
    if (fault) throw fault;
    const json = { headers: { 'Content-Type': 'application/json' } };
    await cache.put(at(LIST), new Response(JSON.stringify(edition.files), json));
    await cache.put(at(ABOUT), new Response(JSON.stringify({ version: edition.version, files: files.size, bytes: edition.bytes }), json));
    // An edition that became active meanwhile has removed all others.
    const kept = await caches.open(own);
    if ((await kept.keys()).length < files.size + 2) throw new Error('the cache was removed');
  }

  /** A file's address below the site, '' for the home page; null for what is not ours. */
  function addressOf(url) {
    const { origin, pathname } = new URL(url);
    if (origin !== scope.origin || !pathname.startsWith(scope.pathname)) return null;
    return pathname.slice(scope.pathname.length).replace(/(^|\/)index\.html$/, '$1');
  }

  async function answer(request, address) {
    const response = await caches.match(at(address), { cacheName: own });
    if (response) return response;
    // The browser, or the reader in its settings, has removed the copy: from the next page on there is no worker.
    if (!isFilling) self.registration.unregister();
    return fetch(request);
  }

  self.addEventListener('install', (event) => event.waitUntil(fill().catch((error) => tell({ failed: true }).then(() => { throw error; }))));

  self.addEventListener('activate', (event) => event.waitUntil((async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith(prefix) && name !== own).map((name) => caches.delete(name)));
  })()));

  self.addEventListener('message', (event) => {
    if (event.data === 'use') self.skipWaiting();
    // Removed and asked for again while tabs are open: the browser takes up this worker as it was, without an install.
    if (event.data === 'fill') {
      isFilling = true;
      const answer = (isWhole) => {
        isFilling = false;
        event.ports[0].postMessage(isWhole);
      };
      event.waitUntil(fill().then(() => answer(true), () => answer(false)));
    }
  });

  self.addEventListener('fetch', (event) => {
    const { request } = event;
    const address = request.method === 'GET' ? addressOf(request.url) : null;
    if (address === null) return;
    if (files.has(address) || address === ABOUT) event.respondWith(answer(request, address));
    // Web servers send readers on to the address with a slash, from where links are counted.
    else if (request.mode === 'navigate' && files.has(`${address}/`)) event.respondWith(Response.redirect(at(`${address}/`)));
  });
})(edition);
