// What the page of the reader's own data does besides files: the room the record has, and forgetting everything.
(function (kit) {
  'use strict';
  if (kit.mydata.panels.forget) return;

  const { kindLines, listOf, makeStatus, mine, watch } = kit.mydata;
  const say = (word, values) => kit.say(`mydata_${word}`, values);
  const number = (value) => value.toLocaleString('en-US');
  // What browsers mostly give one address, in characters.
  const ROOM = 5000000;

  async function roomPanel(element) {
    const room = kit.make('p', {});
    const kept = kit.make('p', {});
    const status = makeStatus();
    const ask = kit.button('mydata_persist', async () => {
      const granted = await navigator.storage.persist().catch(() => false);
      kit.tell(status, say(granted ? 'persist_yes' : 'persist_no'));
      if (granted) kept.textContent = say('persisted');
    });

    function weigh() {
      try {
        const { all, ours } = kit.saving.weighed(localStorage, kit.store.prefix);
        const kilobytes = (size) => number(Math.ceil(size / 1000));
        room.textContent = say('room', { ours: kilobytes(ours), all: kilobytes(all), most: kilobytes(ROOM), percent: Math.ceil((all * 100) / ROOM) });
      } catch {
        room.textContent = say('room_blocked');
      }
      if (!kit.store.saves) room.textContent = say('room_blocked');
    }
    element.replaceChildren(room, kept, kit.make('p', {}, ask), status);
    watch(element, weigh);
    weigh();
    const storage = navigator.storage;
    ask.hidden = !(storage && storage.persist);
    if (ask.hidden) kept.textContent = say('persist_none');
    else kept.textContent = say((await storage.persisted().catch(() => false)) ? 'persisted' : 'not_persisted');
  }

  /** The theme's own entries, such as the choice of colors. */
  function themeNames(storage) {
    const names = Array.from({ length: storage.length }, (_, i) => storage.key(i));
    return names.filter((name) => name.startsWith(`${kit.root}.__`));
  }

  async function forgetAll() {
    const entries = mine();
    const items = kit.store.all('log').map(([, text]) => {
      try {
        return JSON.parse(text).id;
      } catch {
        return '';
      }
    });
    // What was answered on this visit counts again.
    kit.log.forget([...new Set(items)]);
    for (const kind of new Set(entries.map(([one]) => one))) {
      kit.store.remove(kind, entries.filter(([one]) => one === kind).map(([, name]) => name));
    }
    for (const storage of [localStorage, sessionStorage]) themeNames(storage).forEach((name) => storage.removeItem(name));
    await kit.part('offline').then(() => kit.offline.remove());
    return mine().length === 0;
  }

  function forgetPanel(element) {
    const status = makeStatus();
    const ask = kit.make('div', { className: 'mydata-preview', hidden: true });
    const forget = kit.button('mydata_forget', async () => {
      const lines = kindLines(mine());
      try {
        if (themeNames(localStorage).length) lines.push(say('theme'));
      } catch {
        // blocked: nothing is kept there
      }
      if (await kit.part('offline').then(() => kit.offline.isKept())) lines.push(say('copy'));
      if (!lines.length) {
        kit.tell(status, say('forget_none'));
        return;
      }
      const title = kit.make('p', { tabIndex: -1 }, say('forget_ask'));
      const yes = kit.button('mydata_forget_yes', async () => {
        let gone = false;
        try {
          gone = await forgetAll();
        } catch {
          gone = false;
        }
        close();
        kit.tell(status, say(gone ? 'forgotten' : 'not_forgotten'));
      });
      const no = kit.button('mydata_forget_no', close);
      ask.replaceChildren(title, listOf(lines), kit.make('p', {}, say('forget_files')), kit.make('p', {}, no, ' ', yes));
      ask.hidden = false;
      forget.hidden = true;
      kit.tell(status, '');
      title.focus();
    });
    function close() {
      ask.hidden = true;
      forget.hidden = false;
      forget.focus();
    }
    ask.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') close();
    });
    element.replaceChildren(kit.make('p', {}, forget), ask, status);
  }

  Object.assign(kit.mydata.panels, { room: roomPanel, forget: forgetPanel });
})(window.studykit);
