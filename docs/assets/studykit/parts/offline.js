// The guide kept on this device: asked for, shown, brought up to date when the reader says so, removed.
(function (kit) {
  'use strict';
  if (kit.offline) return;

  const say = (word, values) => kit.say(`offline_${word}`, values);
  const workers = () => (location.protocol.startsWith('http') && window.isSecureContext && window.caches && navigator.serviceWorker) || null;
  const prefix = () => `studykit-offline:${kit.root}:`;
  const megabytes = (bytes) => Math.max(1, Math.round(bytes / 1e6)).toLocaleString('en-US');

  /** The registration of this site, not of another below the same address. */
  async function registered() {
    const found = workers() && (await workers().getRegistration(kit.root).catch(() => null));
    return found && new URL(found.scope).pathname === kit.root ? found : null;
  }

  async function names() {
    return workers() ? (await caches.keys().catch(() => [])).filter((name) => name.startsWith(prefix())) : [];
  }

  async function remove() {
    const found = await registered();
    if (found) await found.unregister();
    await Promise.all((await names()).map((name) => caches.delete(name)));
  }

  /** Whether an edition's files are all there: its list is written last. */
  async function isWhole() {
    const found = await Promise.all((await names()).map((cacheName) => caches.match(`${kit.root}?files`, { cacheName })));
    return found.some(Boolean);
  }

  const isKept = async () => Boolean(await registered()) || (await names()).length > 0;

  /** What the build says of the edition that can be kept; null where nothing is offered. */
  async function offered() {
    try {
      const response = await fetch(`${kit.root}offline.json`);
      return response.ok ? await response.json() : null;
    } catch {
      return null;
    }
  }

  // Browsers read it when it comes late, too. In the page's head it would be a fault in every page opened from a folder.
  function offerApp() {
    if (!document.querySelector('link[rel=manifest]')) {
      document.head.append(kit.make('link', { rel: 'manifest', href: `${kit.root}manifest.webmanifest` }));
    }
  }

  async function start(element) {
    const line = kit.make('p', {});
    const status = kit.make('p', { className: 'mydata-status' });
    status.setAttribute('role', 'status');
    const buttons = kit.make('p', {});
    element.replaceChildren(line, buttons, status);
    const about = workers() && (await offered());
    const size = about ? { mb: megabytes(about.bytes), n: about.files } : {};

    // How many files have come, while the reader waits for them: messages of a worker may come late, and out of order.
    let come = null;
    const result = (word) => {
      come = null;
      kit.tell(status, say(word));
    };

    const keep = kit.button('offline_keep', async () => {
      keep.disabled = true;
      come = 0;
      kit.tell(status, say('begun'));
      try {
        const found = await workers().register(`${kit.root}sw.js`, { scope: kit.root, updateViaCache: 'none' });
        await settled(found.installing || found.waiting || found.active, 'activated');
        if (!(await isWhole()) && !(await filled(found.active))) throw new Error('a worker from before, of another edition');
        result('done');
      } catch {
        await remove();
        result('failed');
      }
      keep.disabled = false;
      await show(true);
    });
    const use = kit.button('offline_use', async () => {
      const found = await registered();
      // Every open tab loads itself anew once the new edition is in charge, see theme.js.
      const next = found && found.waiting;
      if (next) {
        next.postMessage('use');
        await settled(next, 'activated').catch(() => {});
      }
      await show(true);
    });
    const look = kit.button('offline_look', async () => {
      const found = await registered();
      kit.tell(status, say('looking'));
      come = 0;
      try {
        const renewed = await found.update();
        const coming = renewed.installing;
        if (coming) await settled(coming, 'installed');
        result(coming || renewed.waiting ? 'new_there' : 'newest');
      } catch {
        result('no_look');
      }
      await show();
    });
    const off = kit.button('offline_off', async () => {
      await remove();
      kit.tell(status, say('removed'));
      await show(true);
    });

    async function show(isFocused) {
      const found = await registered();
      const active = found && found.active && (await isWhole());
      const state = !workers() ? 'none' : found && found.waiting && active ? 'waiting' : active ? 'kept' : about ? 'offer' : 'not_offered';
      line.textContent = say(state, size);
      const list = { waiting: [use, off], kept: [look, off], offer: [keep] }[state] || [];
      buttons.replaceChildren(...list.flatMap((button) => [button, ' ']));
      if (isFocused && list.length) list[0].focus();
      if (state === 'offer' || state === 'kept') offerApp();
    }

    if (workers()) {
      const hear = ({ data }) => {
        if (!element.isConnected) workers().removeEventListener('message', hear);
        else if (data && data.studykit === 'offline' && come !== null && data.done > come) {
          come = data.done;
          kit.tell(status, say('loading', data));
        }
      };
      workers().addEventListener('message', hear);
      const found = await registered();
      if (found) found.addEventListener('updatefound', () => settled(found.installing, 'installed').then(() => show(), () => {}));
    }
    await show();
  }

  /** Until a worker has come so far, or has given up. */
  function settled(worker, wanted) {
    const order = ['installing', 'installed', 'activating', 'activated'];
    return new Promise((resolve, reject) => {
      const look = () => {
        if (worker.state === 'redundant') reject(new Error('not installed'));
        else if (order.indexOf(worker.state) >= order.indexOf(wanted)) resolve();
      };
      worker.addEventListener('statechange', look);
      look();
    });
  }

  /** A worker that was removed while tabs were open is there again without its files: it loads them anew. */
  function filled(worker) {
    return new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => resolve(data);
      worker.postMessage('fill', [port2]);
    });
  }

  kit.offline = { start, remove, isKept };
})(window.studykit);
