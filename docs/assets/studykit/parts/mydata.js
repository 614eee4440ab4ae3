// The page of the reader's own data. Each panel is a <study-tool> with data-panel: the record as a file, the room it
// has, the guide kept for reading without a connection, forgetting everything.
(function (kit) {
  'use strict';
  if (kit.mydata) return;

  const say = (word, values) => kit.say(`mydata_${word}`, values);
  const number = (value) => value.toLocaleString('en-US');

  function makeStatus() {
    const status = kit.make('p', { className: 'mydata-status' });
    status.setAttribute('role', 'status');
    return status;
  }

  const kindName = (kind) => say(['log', 'exam', 'tick', 'setting', 'page'].includes(kind) ? `kind_${kind}` : 'kind_other');
  const kindLines = (entries) => kit.saving.counted(entries).map(([kind, count]) => `${kindName(kind)}: ${number(count)}`);
  const listOf = (lines) => kit.make('ul', {}, ...lines.map((line) => kit.make('li', {}, line)));

  /** A file to the reader's own folder. The address lasts until the browser has begun to write. */
  function hand(text, name) {
    const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    const link = kit.make('a', { href: url, download: name, hidden: true });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 60000);
  }

  /** Two tabs, or two files in a row: what is here is read again before each step. */
  const mine = () => {
    kit.store.renew();
    return kit.store.every();
  };

  // Marks in the menu that were worked out before these answers came would say too little.
  function markAnew() {
    kit.store.remove('page', kit.store.all('page').map(([name]) => name));
    Promise.all(['catalog', 'progressing', 'progress'].map(kit.part)).then(() => kit.progress.markPages(), () => {}); // or later
  }

  function filePanel(element) {
    const here = kit.make('div', {});
    const status = makeStatus();
    const preview = kit.make('div', { className: 'mydata-preview', hidden: true });
    const input = kit.make('input', { type: 'file', accept: '.json,application/json', id: 'mydata-load' });
    const label = kit.make('label', { htmlFor: input.id }, say('load'));
    let asked = 0;

    const save = kit.button('mydata_save', () => {
      const now = Date.now();
      const name = `study-record-${kit.days.text(kit.days.of(now, kit.days.here))}.json`;
      hand(kit.saving.fileText(mine(), now), name);
      kit.tell(status, say('saved', { name }));
    });

    function close() {
      asked += 1;
      preview.hidden = true;
      input.value = '';
    }

    function put(entries) {
      close();
      // Looked at again: another tab may have written since the preview.
      const { add, joined } = kit.saving.merged(mine(), entries, Date.now());
      let done = false;
      try {
        done = kit.saving.written(localStorage, kit.store.prefix, add, joined);
      } catch {
        done = false; // blocked by the reader's settings
      }
      kit.store.renew();
      if (done && add.length) markAnew();
      const counts = { n: number(add.length), joined: number(joined.length) };
      kit.tell(status, done ? say(joined.length ? 'added_joined' : 'added', counts) : say('no_room'));
      input.focus();
    }

    function show(file, found) {
      if (found.wrong) {
        preview.hidden = true;
        input.value = '';
        kit.tell(status, say(`wrong_${found.wrong}`, { name: file.name }));
        return;
      }
      const { add, same, joined, kept } = kit.saving.merged(mine(), found.entries, Date.now());
      const isNew = add.length + joined.length > 0;
      const title = kit.make('p', { tabIndex: -1 }, say(isNew ? 'would_add' : 'nothing_new', { name: file.name }));
      const notes = [['joined', joined.length], ['same', same], ['kept', kept.length], ['refused', found.refused]].filter(([, n]) => n);
      const lines = notes.map(([word, n]) => kit.make('p', {}, say(word, { n: number(n) })));
      const leave = kit.button('mydata_leave', () => {
        close();
        kit.tell(status, say('left'));
        input.focus();
      });
      const buttons = isNew ? [kit.button('mydata_add', () => put(found.entries)), ' ', leave] : [leave];
      preview.replaceChildren(title, listOf(kindLines(add)), ...lines, kit.make('p', {}, ...buttons));
      preview.hidden = false;
      kit.tell(status, '');
      title.focus();
    }

    input.addEventListener('change', async () => {
      const [file] = input.files;
      if (!file) return;
      asked += 1;
      const now = asked;
      let found = { wrong: 'broken' };
      try {
        found = file.size > kit.saving.LARGEST * 2 ? { wrong: 'large' } : kit.saving.parsed(await file.text());
      } catch {
        found = { wrong: 'unread' }; // taken away since it was chosen
      }
      // Another file was chosen while this one was read.
      if (now === asked) show(file, found);
    });
    preview.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') preview.querySelector('button:last-of-type').click();
    });

    function count() {
      const lines = kindLines(kit.store.every().filter(([kind]) => kit.saving.kinds.includes(kind)));
      here.replaceChildren(kit.make('p', {}, say(lines.length ? 'here' : 'here_none')), listOf(lines));
      save.disabled = !lines.length;
    }
    element.replaceChildren(here, kit.make('p', {}, save), kit.make('p', {}, label, input), preview, status);
    watched.set(element, count);
    count();
  }

  // Panels that have left the page are forgotten with their element.
  const watched = new Map();
  kit.store.watch(() => watched.forEach((update, element) => (element.isConnected ? update() : watched.delete(element))));

  kit.mydata = {
    kindLines,
    listOf,
    makeStatus,
    mine,
    panels: { file: filePanel },
    watch: (element, update) => watched.set(element, update),

    async start(element) {
      const { panel } = element.dataset;
      if (panel === 'offline') return kit.part('offline').then(() => kit.offline.start(element));
      await Promise.all(['days', 'running', 'saving', 'forgetting'].map(kit.part));
      return kit.mydata.panels[panel](element);
    },
  };
})(window.studykit);
