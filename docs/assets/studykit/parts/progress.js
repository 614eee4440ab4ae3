// The progress page: words and a bar for each chapter and objective; what is weak comes first.
(function (kit) {
  'use strict';
  if (kit.progress.start) return; // 50-progress.js has made it

  const say = (word, values) => kit.say(`progress_${word}`, values);
  const PARTS = ['progressing', 'catalog', 'fsrs', 'days', 'scheduling'];
  const SVG = 'http://www.w3.org/2000/svg';

  // For the eye alone: the words beside it say the same.
  function bar({ all, seen, right }) {
    const draw = (name, values) => {
      const shape = document.createElementNS(SVG, name);
      for (const [key, value] of Object.entries(values)) shape.setAttribute(key, value);
      return shape;
    };
    const part = (name, from, to) =>
      draw('rect', { class: name, x: `${(100 * from) / all}%`, width: `${(100 * (to - from)) / all}%`, height: '100%' });
    const image = draw('svg', { class: 'progress-bar', 'aria-hidden': 'true', focusable: 'false' });
    image.append(part('progress-right', 0, right), part('progress-seen', right, seen));
    return image;
  }

  function counts(row) {
    if (!row.seen) return say('counts_none', row);
    return row.sure ? `${say('counts', row)} ${say('sure', row)}` : say('counts', row);
  }
  const mark = ({ standing }) => kit.make('b', { className: 'progress-mark' }, say(`standing_${standing}`));
  const linked = (text, url) => (url === undefined ? text : kit.make('a', { href: kit.root + url }, text));

  function objective(row) {
    const where = row.url === undefined ? [] : [` ${say('taught')} `, linked(row.title, row.url)];
    const line = kit.make('p', {}, counts(row), ...where);
    return kit.make('li', {}, kit.make('p', {}, row.text, ' ', mark(row)), line, bar(row));
  }

  function chapter(row, isOpen) {
    const summary = kit.make('summary', { id: `progress-${row.id}` }, row.title, ' ', mark(row), ' ',
      kit.make('span', {}, counts(row)), bar(row));
    const list = kit.make('ul', {}, ...row.objectives.map(objective));
    const first = row.url === undefined ? [] : [kit.make('p', {}, linked(say('open', row), row.url))];
    const box = kit.make('details', { open: isOpen }, summary, ...first, list);
    box.dataset.standing = row.standing;
    return box;
  }

  // The review keeps to what its address names.
  const practice = (weak, today) => {
    const { href } = today.querySelector('a');
    return kit.make('a', { href: `${href}#only=${weak.map(({ id }) => id).join(',')}` }, say('practice'));
  };

  function show(box, overview, today) {
    const { items, words, weak, chapters, kept } = overview;
    const open = new Set([...box.querySelectorAll('details[open] > summary')].map(({ id }) => id));
    const focused = box.contains(document.activeElement) && document.activeElement.id;
    const parts = [kit.make('p', {}, say('words', words))];
    if (kept) parts.push(kit.make('p', {}, say('kept', { kept })));
    if (today) parts.push(today);
    // Before anything was answered the status line says all there is to say.
    if (items.seen) {
      parts.push(kit.make('h2', {}, say('weak')));
      parts.push(weak.length ? kit.make('ol', {}, ...weak.map(objective)) : kit.make('p', {}, say('weak_none')));
    }
    if (weak.length && today) parts.push(kit.make('p', {}, practice(weak, today)));
    parts.push(kit.make('h2', {}, say('chapters')), kit.make('p', {}, say('how')));
    parts.push(...chapters.map((row) => chapter(row, open.has(`progress-${row.id}`))));
    box.replaceChildren(...parts);
    if (focused) document.getElementById(focused)?.focus();
  }

  // An address as the log's pages have it; from file:// the index is named.
  const plain = (url) => url.replace(/index\.html$/, '');

  /** Marks in the menu for answers that came with a file from another device. Needs `catalog` and `progressing`. */
  function markPages() {
    const log = kit.log.all();
    const known = new Set(kit.store.all('page').map(([name]) => name));
    for (const [url, summary] of kit.progressing.pages(kit.catalog, log)) {
      if (!known.has(plain(url))) kit.store.set('page', plain(url), JSON.stringify({ v: 1, ...summary }));
    }
  }

  function exam() {
    try {
      return JSON.parse(kit.store.all('setting').find(([name]) => name === 'exam-date')[1]);
    } catch {
      return ''; // never set, or broken
    }
  }

  /** (id) → when it is due. */
  function dues(log, now) {
    const plan = kit.scheduling.schedule(log, kit.catalog, { now, offset: kit.days.here, exam: exam() });
    return kit.scheduling.dueAt(plan, kit.days.here);
  }

  async function start(element) {
    const status = kit.make('p', { className: 'sk-status' });
    status.setAttribute('role', 'status');
    const box = kit.make('div', { className: 'progress-told' });
    const plainText = element.querySelector('.tool-plain');
    const today = element.querySelector('.progress-today');
    plainText.replaceWith(status);
    status.after(box);
    try {
      await Promise.all(PARTS.map(kit.part));
    } catch {
      element.dataset.state = 'failed';
      kit.tell(status, say('failed'));
      return;
    }
    element.querySelector('details.tool-sheet').open = false;
    const update = () => {
      const log = kit.log.all();
      const now = Date.now();
      const overview = kit.progressing.overview(kit.catalog, log, dues(log, now), now);
      const saved = kit.store.saves ? '' : ` ${kit.say('not_saved')}`;
      kit.tell(status, (overview.items.seen ? say('all', overview.items) : say('none')) + saved);
      show(box, overview, today);
    };
    markPages();
    if (today) today.hidden = false;
    update();
    element.dataset.state = 'ready';
    element.refresh = update;
  }

  // One watcher for all: its own would keep alive an element that has left the page.
  kit.store.watch(() => document.querySelectorAll('study-tool[data-tool="progress"]').forEach((tool) => tool.refresh && tool.refresh()));
  Object.assign(kit.progress, { start, markPages });
})(window.studykit);
