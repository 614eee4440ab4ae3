// The run of a mock exam on the page: one item at a time, without feedback, from the HTML that the lessons show.
(function (kit) {
  'use strict';
  if (kit.examrun) return;

  const { say } = kit.exam;
  const clock = (ms) => {
    const seconds = Math.floor(Math.abs(ms) / 1000);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  };

  async function open(page, keep) {
    const { status, catalog } = page;
    const known = catalog.items;
    const run = keep.get;
    const rows = () => kit.running.overview(run(), known);
    const ids = rows().map((row) => row.id);
    const gone = run().items.length - ids.length;
    if (!ids.length) {
      page.start(say('all_gone'));
      return null;
    }
    page.show([kit.make('p', {}, say('loading'))], null);
    let html;
    try {
      html = await kit.examitem.load(ids, known);
    } catch {
      page.start(say('not_loaded'));
      return null;
    }
    let at = Math.max(0, ids.indexOf(run().place[0]));
    let item = null;

    const heading = kit.make('h3', { tabIndex: -1 });
    const time = kit.make('span', { className: 'exam-time' });
    const pause = kit.button('exam_pause', () => turn());
    const box = kit.make('div', { className: 'exam-item' });
    const flag = kit.make('input', { type: 'checkbox' });
    const back = kit.button('exam_back', () => move(at - 1));
    back.className = 'exam-back';
    const next = kit.button('exam_next', () => (at + 1 < ids.length ? move(at + 1) : look()));
    const jumps = kit.make('ol', { className: 'exam-jumps' });
    const body = kit.make('div', {},
      box, kit.make('label', { className: 'exam-flag' }, flag, ` ${say('flag')}`),
      kit.make('p', { className: 'exam-buttons' }, back, next),
      kit.make('details', { className: 'exam-all' }, kit.make('summary', {}, say('all')), jumps,
        kit.make('p', { className: 'exam-buttons' }, kit.button('exam_look_over', () => look()))));
    const bar = kit.make('p', { className: 'exam-bar' }, time, ' ', pause);
    const screen = [kit.make('div', { className: 'exam-head' }, heading, bar), body];

    const write = (changed) => {
      keep.write(changed);
      if (!kit.store.saves) page.tell('');
    };

    // An untouched item has no answer.
    const given = () => (item.type.touched(item) ? item.type.read(item) : []);

    // What the reader does goes into the record at once, and nothing else does: what stands on this page may be older than
    // what another tab has written.
    function save() {
      const sure = item.sure.querySelector('input:checked');
      write(kit.running.answer(run(), item.id, given(), sure ? sure.value : null, page.now()));
      mark();
    }

    // What is in the record goes onto the page. The item's case must be there: what is marked is marked in it, too.
    function put() {
      const [response, sure] = run().answers[item.id] || [[], null];
      if (JSON.stringify(given()) !== JSON.stringify(response)) item.type.write(item, response);
      item.sure.querySelectorAll('input').forEach((input) => {
        input.checked = input.value === sure;
      });
      flag.checked = kit.running.isFlagged(run(), item.id);
    }

    // Only what has changed: a button that somebody is on stays.
    function dress(button, row) {
      const state = row.unfinished ? 'unfinished' : row.answered ? 'answered' : 'blank';
      const words = [say(state), ...(row.flagged ? [say('flagged')] : [])].join(', ');
      const text = say('jump', { n: row.n, words });
      if (button.textContent !== text) button.textContent = text;
      button.classList.toggle('exam-blank', !row.answered);
      if (row.id === ids[at]) button.setAttribute('aria-current', 'true');
      else button.removeAttribute('aria-current');
      return button;
    }

    const jump = (row) => dress(kit.button('exam_jump', () => move(row.n - 1)), row);

    function mark() {
      const all = rows();
      if (jumps.children.length !== all.length) jumps.replaceChildren(...all.map((row) => kit.make('li', {}, jump(row))));
      else all.forEach((row, i) => dress(jumps.children[i].firstChild, row));
    }

    function fill() {
      const id = ids[at];
      item = kit.examitem.hold(html.items[id], status, run().seed);
      item.sure = item.makeSure();
      item.onChange = save; // what moves by buttons and what is typed
      item.addEventListener('change', save);
      item.sure.addEventListener('change', save);
      // The key waits for the report; so do hints.
      item.querySelectorAll(':scope > details, .hints').forEach((node) => node.remove());
      const about = known[id].case ? kit.examitem.nodes(html.cases[known[id].case] || '') : [];
      box.replaceChildren(...about, kit.make('section', { className: 'quiz' }, item, item.sure));
      put();
      heading.textContent = say('place', { n: at + 1, all: ids.length });
      back.hidden = at === 0;
      next.textContent = kit.say(at + 1 < ids.length ? 'exam_next' : 'exam_look_over');
      mark();
      show();
    }

    function move(to) {
      if (to < 0 || to >= ids.length) return;
      at = to;
      write(kit.running.go(run(), ids[at], page.now()));
      kit.tell(status, '');
      if (!heading.isConnected) page.show(screen, null, stop);
      fill();
      begin();
      heading.focus();
    }

    flag.addEventListener('change', () => {
      write(kit.running.flag(run(), ids[at], flag.checked, page.now()));
      mark();
    });

    // The clock: shown each second, kept each ten, said rarely. Time that is up ends nothing.
    function show() {
      const left = kit.running.left(run());
      const isPaused = run().paused[0];
      time.textContent = left === null ? '' : say(left < 0 ? 'over' : 'left', { time: clock(left) });
      body.hidden = isPaused;
      const way = kit.say(isPaused ? 'exam_resume' : 'exam_pause');
      if (pause.textContent !== way) pause.textContent = way; // each second, while somebody may be on it
    }
    function turned() {
      kit.tell(status, say(run().paused[0] ? 'paused' : 'resumed'));
      show();
    }
    function turn() {
      const way = run().paused[0] ? kit.running.resume : kit.running.pause;
      write(way(run(), page.now()));
      turned();
    }
    let ticks = 0;
    let timer = 0;
    function tick() {
      if (!page.element.isConnected) return stop();
      const before = kit.running.left(run());
      const current = kit.running.tick(run(), page.now());
      const left = kit.running.left(current);
      const passed = [[current.limit / 2, 'half'], [300000, 'five'], [0, 'up']].filter(([mark]) => left !== null && before > mark && left <= mark);
      ticks += 1;
      if (ticks % 10 === 0 || passed.length) keep.write(current);
      else keep.hold(current);
      if (passed.length) kit.tell(status, say(`time_${passed.pop()[1]}`));
      show();
    }
    // Comes before a page is closed, too.
    const hide = () => document.visibilityState === 'hidden' && keep.write(kit.running.tick(run(), page.now()));
    function begin() {
      if (timer) return;
      timer = setInterval(tick, 1000);
      document.addEventListener('visibilitychange', hide);
    }
    function stop() {
      clearInterval(timer);
      timer = 0;
      document.removeEventListener('visibilitychange', hide);
    }

    /** All items once more before the form is handed in. */
    function look() {
      const all = rows().map((row) => ({ ...row, unfinished: kit.examitem.isUnfinished(run(), row.id, html) }));
      const open = all.filter((row) => !row.answered || row.unfinished || row.flagged);
      const count = (is) => all.filter(is).length;
      const title = kit.make('h3', { tabIndex: -1 }, say('look_title'));
      const counts = {
        all: all.length, blank: count((row) => !row.answered), unfinished: count((row) => row.unfinished), flagged: count((row) => row.flagged),
      };
      const list = kit.make('ul', { className: 'exam-jumps' }, ...open.map((row) => kit.make('li', {}, jump(row))));
      item = null;
      kit.tell(status, '');
      page.show([
        title, kit.make('p', {}, say(open.length ? 'look_counts' : 'look_none', counts)), list,
        kit.make('p', { className: 'exam-buttons' }, kit.button('exam_hand_in', handIn), kit.button('exam_look_back', () => move(at))),
      ], title, stop);
      begin();
    }

    function handIn() {
      const done = kit.running.submit(run(), kit.examitem.judge(run(), ids, html), page.now());
      keep.write(done);
      keep.stop();
      stop();
      kit.running.answers(done).forEach((entry) => kit.log.add({ ...entry, type: known[entry.id].type }));
      page.open(done);
    }

    keep.write(kit.running.back(run(), page.now()));
    page.show(screen, null, stop);
    fill();
    begin();
    heading.focus();
    if (gone) page.tell(say('gone', { n: gone }));

    return {
      /** Another tab wrote: what it did is shown. */
      heard() {
        if (!kit.running.isOpen(run())) {
          keep.stop();
          stop();
          page.open(run());
          return;
        }
        if (!item) return;
        const held = document.activeElement;
        put();
        if (box.contains(held)) held.focus(); // steps that were moved have lost it
        mark();
        if (body.hidden !== run().paused[0]) turned();
      },
    };
  }

  kit.examrun = { open };
})(window.studykit);
