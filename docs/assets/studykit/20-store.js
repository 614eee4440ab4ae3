// The reader's own record, in this browser only. One storage key per entry: two tabs that rewrite one shared
// list overwrite each other. What cannot be written is kept in memory, and `saves` turns false.
(function (kit) {
  'use strict';
  if (kit.store) return;

  const prefix = `studykit:${kit.root}:`;
  const known = new Map();
  const unsaved = new Map();
  const watchers = [];
  let read = false;

  function load() {
    read = true;
    known.clear();
    try {
      for (let i = 0; i < localStorage.length; i += 1) {
        const name = localStorage.key(i);
        if (name.startsWith(prefix)) known.set(name, localStorage.getItem(name));
      }
    } catch {
      store.saves = false; // blocked by the reader's settings
    }
    unsaved.forEach((text, name) => known.set(name, text));
  }

  // Each write and each removal tries again what was left over: the reader may have made room. What is too large keeps
  // nothing else out.
  function flush() {
    if (unsaved.size) store.saves = true;
    for (const [name, text] of unsaved) {
      try {
        localStorage.setItem(name, text);
        unsaved.delete(name);
      } catch {
        store.saves = false; // full, or blocked
      }
    }
  }

  function changed() {
    watchers.forEach((watcher) => watcher());
  }

  const store = (kit.store = {
    saves: true,
    prefix,

    /** [kind, name, text] of every entry there is. */
    every() {
      if (!read) load();
      return [...known].map(([full, text]) => {
        const [, kind, name] = full.slice(prefix.length).match(/^([^:]*):?(.*)$/s);
        return [kind, name, text];
      });
    },

    /** After something else has written or removed: looks at the storage again, and tells all who watch. */
    renew() {
      load();
      changed();
    },

    /** [name, text] of every entry of a kind, e.g. 'log'. */
    all(kind) {
      if (!read) load();
      const start = `${prefix}${kind}:`;
      return [...known].filter(([name]) => name.startsWith(start)).map(([name, text]) => [name.slice(start.length), text]);
    },

    set(kind, name, text) {
      const full = `${prefix}${kind}:${name}`;
      known.set(full, text);
      unsaved.set(full, text);
      flush();
      changed();
    },

    remove(kind, names) {
      for (const name of names) {
        const full = `${prefix}${kind}:${name}`;
        known.delete(full);
        unsaved.delete(full);
        try {
          localStorage.removeItem(full);
        } catch {
          store.saves = false;
        }
      }
      flush();
      changed();
    },

    watch(watcher) {
      watchers.push(watcher);
    },
  });

  // Another tab wrote, or the page comes back from the back/forward cache, where it heard no such event.
  addEventListener('storage', (event) => {
    if (event.key === null || event.key.startsWith(prefix)) store.renew();
  });
  addEventListener('pageshow', (event) => {
    if (event.persisted) store.renew();
  });
})(window.studykit);
