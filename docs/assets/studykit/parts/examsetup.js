// What to take: how many items, the clock, the same form for a class; and the earlier runs.
(function (kit) {
  'use strict';
  if (kit.examsetup) return;

  const MINUTE = 60000;
  const { say, records } = kit.exam;
  const para = (text, properties = {}) => kit.make('p', properties, text);
  const day = (ms) => new Date(ms).toLocaleDateString(document.documentElement.lang || 'en', { dateStyle: 'long' });

  // A name of the record's own; a second tab that begins at the same moment gets another.
  const nameOf = (now, random) => `${now}-${Math.floor(random() * 2 ** 32).toString(36)}`;

  function radios(name, legend, choices) {
    const lines = choices.map(({ value, text, off, more }, i) => {
      const input = kit.make('input', { type: 'radio', name, value, checked: i === 0, disabled: Boolean(off) });
      return kit.make('label', {}, input, ` ${text}`, ...(more ? [' ', more] : []));
    });
    return kit.make('fieldset', {}, kit.make('legend', {}, legend), ...lines);
  }

  const picked = (set) => set.querySelector('input:checked').value;

  /** What a form lacks, in words: "Coding: 12 of 15". */
  const lacks = (domains, key) => domains.filter((one) => one[key] < one.wanted)
    .map((one) => say('lack', { title: one.title, n: one[key], wanted: one.wanted })).join('; ');

  function screen(page) {
    const { catalog, name, pace, given } = page;
    const heading = kit.make('h3', { tabIndex: -1 }, say('begin_title'));
    const sizes = kit.drawing.offers(catalog, name, page.now()).map(({ n, fits, domains }) => {
      const short = lacks(domains, 'available');
      const text = say(fits ? 'size' : 'size_off', { n });
      return { value: n, text: short ? `${text} ${say('short', { domains: short })}` : text, off: !fits };
    });
    const length = radios(`${name}-n`, say('length'), sizes);
    const own = kit.make('input', { type: 'text', inputMode: 'numeric', autocomplete: 'off', className: 'exam-minutes' });
    own.setAttribute('aria-label', say('minutes_own'));
    const times = [{ value: 'off', text: say('timer_off') }];
    if (pace) times.push(...[1, 1.5, 2].map((factor) => ({ value: factor, text: say(`timer_${`${factor}`.replace('.', '_')}`) })));
    times.push({ value: 'own', text: say('timer_own'), more: own });
    const timer = radios(`${name}-timer`, say('timer'), times);
    const chosen = () => Number(given ? given.n : picked(length));
    const minutes = (factor) => Math.max(1, Math.round(chosen() * pace * factor));
    function price() {
      timer.querySelectorAll('label').forEach((label) => {
        const factor = Number(label.firstChild.value);
        if (factor) label.lastChild.textContent = ` ${say(`timer_${label.firstChild.value.replace('.', '_')}`, { minutes: minutes(factor) })}`;
      });
    }
    price();
    length.addEventListener('change', price);
    own.addEventListener('input', () => {
      own.parentElement.firstChild.checked = true;
    });

    /** In ms, null without one, or undefined where it cannot be read. */
    function limit() {
      const way = picked(timer);
      if (way === 'off') return null;
      const wanted = way === 'own' ? Number(/^\d{1,3}$/.test(own.value.trim()) ? own.value.trim() : NaN) : minutes(Number(way));
      return wanted > 0 ? wanted * MINUTE : undefined;
    }

    const seed = kit.make('input', { type: 'text', autocomplete: 'off', spellcheck: false });
    const link = para('', { className: 'exam-link' });
    function share() {
      const shared = kit.seeded.clean(seed.value) || kit.seeded.make(page.random);
      seed.value = shared;
      const { href } = new URL(kit.drawing.address({ exam: name, n: chosen(), seed: shared, version: catalog.version }), location.href);
      const to = href.replace(/#.*$/, '');
      link.replaceChildren(kit.make('a', { href: to }, to));
      kit.tell(page.status, say('link_made', { n: chosen() }));
    }

    /**
     * The form, and what every record of it needs; nothing, with a word, where there is none. A form on paper says that its
     * seed gives it to everybody: what this reader has seen must not count.
     */
    function drawn(onPaper) {
      const shared = given ? given.seed : kit.seeded.clean(seed.value);
      const wanted = shared || kit.seeded.make(page.random);
      const seen = kit.running.seen(kit.log.all(), records());
      const form = kit.drawing.draw(catalog, name, chosen(), { seed: wanted, seen: shared || onPaper ? {} : seen, now: page.now() });
      const unseen = form.ids.filter((id) => !(id in seen)).length;
      if (!form.ids.length) kit.tell(page.status, say('empty'));
      return form.ids.length ? { form, unseen, seed: wanted, shared: Boolean(shared) } : null;
    }

    const begin = kit.button('exam_begin', () => {
      const ms = limit();
      if (ms === undefined) {
        kit.tell(page.status, say('minutes_wrong'));
        own.focus();
        return;
      }
      const found = drawn();
      if (!found) return;
      const now = page.now();
      page.open(kit.running.begin({
        ...found, name: nameOf(now, page.random), exam: name, known: catalog.items, version: catalog.version, limit: ms, now,
      }), lacks(found.form.domains, 'drawn'));
    });
    const paper = kit.button('exam_paper', () => {
      const found = drawn(true);
      if (found) page.paper(found);
    });

    const common = [heading, ...history(page)];
    const stale = kit.drawing.stale(catalog, name, page.now());
    if (stale) common.push(para(say('stale', { n: stale })));
    if (given) {
      common.push(para(say('given', { n: given.n, seed: given.seed })));
      if (given.version !== catalog.version) common.push(para(say('given_newer')));
    } else common.push(length);
    common.push(timer);
    if (!given) {
      const field = kit.make('label', {}, `${say('seed')} `, seed);
      common.push(kit.make('details', {}, kit.make('summary', {}, say('class')), para(say('class_how')), field, kit.button('exam_link', share), link));
    }
    return { nodes: [...common, kit.make('p', { className: 'exam-buttons' }, begin, paper)], heading };
  }

  /** Earlier runs: those to go on with first. */
  function history(page) {
    const list = records().filter((run) => run.exam === page.name)
      .sort((a, b) => Number(kit.running.isOpen(b)) - Number(kit.running.isOpen(a)) || b.begun - a.begun);
    if (!list.length) return [];
    const lines = list.map((run) => {
      const isOpen = kit.running.isOpen(run);
      const rows = kit.running.overview(run, page.catalog.items);
      const scores = Object.values(run.scores);
      const values = {
        day: day(run.handed || run.begun), all: (isOpen ? rows : scores).length, done: rows.filter((row) => row.answered).length,
        right: scores.filter((score) => score === 1).length,
      };
      const line = kit.make('li', {}, `${say(isOpen ? 'past_open' : 'past_done', values)} `);
      const question = kit.make('span', { id: `${page.name}-delete-${run.name}` }, say('delete_ask'));
      const yes = kit.button('exam_delete_yes', () => {
        kit.store.remove('exam', [run.name]);
        page.start(say('deleted'));
      });
      yes.setAttribute('aria-describedby', question.id); // the focus comes to it before the question is read
      const ask = kit.make('span', { hidden: true }, question, ' ', yes, ' ', kit.button('exam_delete_no', () => {
        ask.hidden = true;
        remove.hidden = false;
        remove.focus();
      }));
      const remove = kit.button('exam_delete', () => {
        ask.hidden = false;
        remove.hidden = true;
        yes.focus();
      });
      line.append(kit.button(isOpen ? 'exam_go_on' : 'exam_look', () => page.resume(run.name)), ' ', remove, ask);
      return line;
    });
    return [kit.make('ul', { className: 'exam-past' }, ...lines)];
  }

  kit.examsetup = { screen };
})(window.studykit);
