// "4 of 9 items on this page answered" at the end of each self-check, and clearing in place.
(function (kit) {
  'use strict';
  if (kit.progress) return;

  const items = () => [...document.querySelectorAll('study-item')];
  const panels = () => [...document.querySelectorAll('.sk-progress')].map((element) => element.panel);

  function count() {
    const first = items().map((item) => kit.log.of(item.id, item.dataset.hash)[0]);
    return {
      all: first.length,
      done: first.filter(Boolean).length,
      right: first.filter((entry) => entry && entry.score === 1).length,
    };
  }

  // For the marks in the menu (docs/assets/javascripts/theme.js): how far the reader has come on this page. The address
  // is that of the page on which the items woke: under instant navigation it may have changed before they leave.
  let page = null;
  function keep({ all, done }) {
    if (page === null || !all || document.querySelector('study-tool')) return;
    const text = JSON.stringify({ v: 1, all, done });
    const [, kept] = kit.store.all('page').find(([name]) => name === page) || [];
    if (done ? kept === text : !kept) return;
    if (done) kit.store.set('page', page, text);
    else kit.store.remove('page', [page]);
  }

  let due = false;
  function update() {
    due = false;
    const values = count();
    keep(values);
    panels().forEach((panel, n, { length }) => panel.update(values, n === length - 1));
  }

  // Asks where it stands: a dialog of the browser cannot be styled, translated or left by mistake without loss.
  function makePanel() {
    const line = kit.make('p', { tabIndex: -1 });
    const back = kit.make('a', { href: kit.root + kit.reviewPage }, kit.say('comes_back'));
    const saving = kit.make('p', { hidden: true }, kit.say('not_saved'));
    const question = kit.make('p', { tabIndex: -1 }, kit.say('clear_ask'));
    const clear = kit.button('clear', () => {
      ask.hidden = false;
      clear.hidden = true;
      question.focus();
    });
    const keep = () => {
      ask.hidden = true;
      clear.hidden = false;
      clear.focus();
    };
    const yes = kit.button('clear_yes', () => {
      ask.hidden = true;
      kit.log.forget(items().map((item) => item.id));
      items().forEach((item) => item.dataset.state && item.reset());
      line.textContent = `${kit.say('cleared')} ${line.textContent}`;
      line.focus();
    });
    const ask = kit.make('div', { hidden: true }, question, yes, ' ', kit.button('clear_no', keep));
    ask.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') keep();
    });
    const element = kit.make('div', { className: 'sk-progress' }, line, saving, clear, ' ', back, ask);
    element.panel = {
      update(values, isLast) {
        line.textContent = kit.say('progress', values);
        saving.hidden = kit.store.saves;
        if (!values.done) ask.hidden = true;
        clear.hidden = !values.done || !ask.hidden;
        back.hidden = !kit.reviewPage || !values.done || !isLast;
      },
    };
    return element;
  }

  kit.progress = {
    /** Called by each item when it is ready; the first of a section brings the panel. */
    join(item) {
      const section = item.closest('.quiz');
      if (section && !section.querySelector('.sk-progress')) section.append(makePanel());
      page = location.pathname.slice(kit.root.length).replace(/index\.html$/, '');
      if (!due) queueMicrotask(update);
      due = true;
    },
  };
  kit.store.watch(() => {
    update();
    dispatchEvent(new Event('studykit')); // the menu's marks are not ours
  });
})(window.studykit);
