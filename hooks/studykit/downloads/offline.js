// The copy on a disk: what a browser does not do there. Read before the theme's own script.
(function () {
  'use strict';
  if (location.protocol !== 'file:') return;

  // Links that a script makes end in a slash, as on a server; here that would list a folder.
  document.addEventListener(
    'click',
    (event) => {
      const link = event.target.closest && event.target.closest('a[href]');
      if (link && link.protocol === 'file:' && link.pathname.endsWith('/')) link.pathname += 'index.html';
    },
    true,
  );

  // A worker does not start here: its script runs in an empty frame instead. The idea, and the name that the search asks
  // for, are iframe-worker's by Martin Donath (MIT); this one writes no script into the frame, so the policy can stay.
  const load = (frame, url) =>
    new Promise((resolve, reject) => {
      const script = frame.document.createElement('script');
      Object.assign(script, { src: url, onload: resolve, onerror: reject });
      frame.document.body.append(script);
    });

  window.IFrameWorker = class extends EventTarget {
    constructor(url) {
      super();
      this.element = document.createElement('iframe');
      this.element.hidden = true;
      document.body.append(this.element);
      const frame = (this.frame = this.element.contentWindow);
      // Written once, or Firefox would put another empty page there later.
      frame.document.open();
      frame.document.write('<!doctype html><title>Search</title><body></body>');
      frame.document.close();
      frame.postMessage = (data) => {
        const event = new MessageEvent('message', { data });
        this.dispatchEvent(event);
        if (this.onmessage) this.onmessage(event);
      };
      frame.importScripts = (...urls) =>
        urls.reduce((before, one) => before.then(() => load(frame, one)), Promise.resolve());
      this.ready = load(frame, new URL(url, location.href).href);
    }

    postMessage(data) {
      this.ready.then(() => this.frame.dispatchEvent(new MessageEvent('message', { data: structuredClone(data) })));
    }

    terminate() {
      this.element.remove();
    }
  };
  window.Worker = window.IFrameWorker;
})();
