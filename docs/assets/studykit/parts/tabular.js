// The Tabular List in the page: loads its shards, tells below a field what codes.js finds, fills the panel to browse.
(function (kit) {
  'use strict';
  if (kit.explain) return;

  const tabular = () => kit.tabular;
  const field = (item) => item.querySelector('.written input');
  const strong = (code, title) => [kit.make('b', {}, code), ` ${title}`];

  const shard = kit.once((name) => kit.script(`${tabular().folder}${name}.js`));
  const has = (name) => name in tabular().codes || name.replace('chapter-', '') in tabular().blocks;
  const needed = (code, keys) => kit.codes.needs(code, keys, tabular());
  const ready = (code, keys) => Boolean(tabular()) && needed(code, keys).every(has);
  const load = (code, keys) => kit.part('chapters').then(() => Promise.all(needed(code, keys).map(shard)));

  function notesOf(entry) {
    const kinds = ['includes', 'terms', 'excludes1', 'excludes2', 'code_first', 'use_additional', 'code_also', 'notes'];
    return kinds.filter((kind) => entry[kind]).map((kind) => {
      const lines = entry[kind].map((line) => kit.make('li', {}, line));
      return kit.make('div', { className: 'sk-note' }, kit.make('i', {}, kit.say(`tabular_${kind}`)), kit.make('ul', {}, ...lines));
    });
  }

  /** The lines of the list to look at again. */
  function excerpt({ head, notes, rows }) {
    const lines = rows.map((row) => kit.make('li', {}, ...strong(...row)));
    return kit.make('div', { className: 'sk-excerpt' },
      kit.make('p', {}, kit.say('tabular_look'), ' ', ...strong(...head)), ...notesOf(notes || {}), kit.make('ul', {}, ...lines));
  }

  const explain = {
    load,

    /** The sentence for the status line; empty while something is still being loaded. */
    tell(code, keys) {
      if (!ready(code, keys)) return '';
      return kit.say('codes_wrong', { said: kit.codes.ladder(code, keys, tabular()).say.join(' ') });
    },

    /** What is wrong, below the field. */
    show(item, code, keys) {
      return ready(code, keys) ? explain.write(item, code, keys) : explain.showLate(item, code, keys);
    },

    /** When the list comes after the answer was checked, the status line is told late. */
    showLate(item, code, keys) {
      return load(code, keys).then(() => {
        const isThere = field(item).parentElement.dataset.verdict === 'wrong' && item.type.read(item)[0] === code;
        if (!isThere || item.querySelector('.sk-why')) return;
        explain.write(item, code, keys);
        if (item.dataset.state === 'missed') kit.tell(item.status, explain.tell(code, keys));
      }, () => {});
    },

    write(item, code, keys) {
      const { say, look } = kit.codes.ladder(code, keys, tabular());
      const said = kit.make('p', { id: `${item.id}-why` }, say.join(' '));
      field(item).parentElement.after(kit.make('div', { className: 'sk-why' }, said, ...(look ? [excerpt(look)] : [])));
      field(item).setAttribute('aria-describedby', said.id);
    },

    /** A field was entered, or its panel opened. */
    join(item) {
      const keys = item.type.key(item);
      const prepare = () => {
        const [code] = item.type.read(item);
        if (code && /^[A-Z].{2}/.test(code)) load(code, keys).catch(() => {});
      };
      if (!item.dataset.list) field(item).addEventListener('input', prepare);
      item.dataset.list = 'on';
      load('', keys).then(prepare, () => {});
    },

    /** Fills the panel: chapters, and below each what is opened. */
    browse(panel) {
      if (panel.children.length > 1) return;
      const holder = kit.make('div', {}, kit.say('tabular_wait'));
      panel.append(holder);
      kit.part('chapters').then(() => {
        const { chapters, release, carried } = tabular();
        const part = kit.say('tabular_part', { release: release.join(', '), count: carried.length / 3 });
        holder.replaceChildren(kit.make('p', {}, part), ...Object.entries(chapters).map(([name, { title }]) =>
          drawer([kit.say('codes_chapter', { name, title })], () => shard(`chapter-${name}`).then(() => chapter(name)))));
      }).catch(() => {
        holder.remove();
        kit.tell(panel.closest('study-item').status, kit.say('tabular_failed'));
      });
    },
  };

  // Filled when its summary is first pressed, not on `toggle`: the theme opens every <details> to print.
  function drawer(title, fill) {
    const summary = kit.make('summary', {}, ...title);
    const box = kit.make('details', {}, summary);
    summary.addEventListener('click', () => {
      if (summary.nextSibling) return;
      const holder = kit.make('div', {}, kit.say('tabular_wait'));
      box.append(holder);
      Promise.resolve(fill()).then((nodes) => holder.replaceChildren(...nodes)).catch(() => {
        holder.remove(); // pressed again, it tries again
        kit.tell(box.closest('study-item').status, kit.say('tabular_failed'));
      });
    });
    return box;
  }

  const chapter = (name) => [
    ...notesOf(tabular().chapters[name]),
    ...Object.values(tabular().blocks[name]).map((block) => drawer([block.title], () => [...notesOf(block), list(block.categories)])),
  ];

  const list = (categories) => kit.make('ul', {}, ...Object.entries(categories).map(([name, title]) => {
    if (!tabular().carried.match(/.{3}/g).includes(name)) return kit.make('li', {}, ...strong(name, title), ` (${kit.say('tabular_title_only')})`);
    return kit.make('li', {}, drawer(strong(name, title), () => shard(name).then(() => codes(kit.codes.treeOf(tabular().codes[name]).get(name)))));
  }));

  function codes(node) {
    const lines = node.below.map((one) => kit.make('li', {}, ...(
      one.below.length || one.ends.length || notesOf(one.entry).length ? [drawer(strong(one.code, one.entry.title), () => codes(one))] : strong(one.code, one.entry.title)
    )));
    const seventh = node.ends.map(([sign, meaning]) => kit.make('li', {}, ...strong(sign, meaning)));
    return [
      ...notesOf(node.entry),
      ...(seventh.length ? [kit.make('p', {}, kit.make('i', {}, kit.say('tabular_seventh')))] : []),
      ...(lines.length + seventh.length ? [kit.make('ul', {}, ...lines, ...seventh)] : []),
    ];
  }

  kit.explain = explain;
})(window.studykit);
