// The course of a practice: one task at a time from practice.js, checked, explained, and never logged.
(function (kit) {
  'use strict';

  const { make } = kit.practice;
  const say = (word, values) => kit.say(`practice_${word}`, values);
  const grouped = (whole) => String(whole).replace(/\B(?=(\d{3})+$)/g, ','); // toLocaleString takes longer than all else here
  const inWords = (cents) => `$${grouped(Math.floor(cents / 100))}.${String(cents % 100).padStart(2, '0')}`;

  // "$1,234.5" and "1234.50" alike, in cents; null for what is no amount.
  function parse(text) {
    const found = text.replace(/[\s$,]/g, '').match(/^(\d{1,7})(?:\.(\d{1,2}))?$/);
    return found ? Number(found[1]) * 100 + Number((found[2] || '').padEnd(2, '0')) : null;
  }

  function stepText({ word, values }) {
    const shown = { percent: values.percent, line: values.line ? `${say('line', { n: values.line })}: ` : '' };
    for (const [name, value] of Object.entries(values)) {
      if (Array.isArray(value)) shown[name] = value.map(inWords).join(' + ');
      else if (!(name in shown)) shown[name] = inWords(value);
    }
    return kit.say(word, shown);
  }

  // What the reader is given: the plan's terms, or the payer's own account with the asked column left out.
  function rowsOf(task, one) {
    const rows = [['service', say(`service_${one.service}`)], ['charge', inWords(one.charge)]];
    const add = (shown, name, text) => shown && rows.push([name, text]);
    if (task.mode === 'plan') {
      rows.push(['fee', inWords(one.fee)]);
      add(one.deductible, 'left', inWords(one.deductible));
      add(one.percent, 'percent', say('percent_value', one));
      add(one.copay, 'copay', inWords(one.copay));
      add(one.limit !== null, 'limit', inWords(one.limit || 0));
    } else {
      const sums = kit.practice.settle(one);
      for (const name of ['contractual', 'allowed', 'deductible', 'coinsurance', 'copay', 'paid']) {
        rows.push([name, name === task.question ? say('asked') : inWords(sums[name])]);
      }
    }
    add(one.free, 'remark', say('remark_free'));
    add(one.refused, 'remark', say('remark_refused'));
    return rows;
  }

  function table(task, one, number) {
    const body = rowsOf(task, one).map(([name, text]) => {
      const row = kit.make('tr', { className: text.startsWith('$') ? 'case-money' : '' });
      row.append(kit.make('th', { scope: 'row' }, say(name)), kit.make('td', {}, text));
      return row;
    });
    const made = kit.make('table', { className: 'case-table' });
    made.append(kit.make('caption', {}, say('line', { n: number })), kit.make('tbody', {}, ...body));
    return made;
  }

  function start(element) {
    const asked = () => location.hash.match(/^#practice-([a-z0-9]{1,12})-(\d{1,4})$/);
    const lines = kit.make('div', { className: 'case-lines' });
    const input = kit.make('input', { type: 'text', inputMode: 'decimal', autocomplete: 'off', spellcheck: false });
    const question = kit.make('span', {});
    const steps = kit.make('ol', {});
    const status = kit.make('p', { className: 'sk-status' });
    status.setAttribute('role', 'status');
    const link = kit.make('a', {});
    const score = kit.make('span', {});
    const tally = { right: 0, done: 0 };
    let task, tries, done;

    const step = () => {
      const next = task.steps[steps.children.length];
      const text = stepText(next);
      steps.append(kit.make('li', {}, text));
      return text;
    };

    function show(series, n) {
      task = make(series, n);
      tries = 0;
      done = false;
      lines.replaceChildren(...task.lines.map((one, i) => table(task, one, i + 1)));
      question.textContent = say('amount', { ask: say(`ask_${task.question}`) });
      input.value = '';
      input.readOnly = false;
      steps.replaceChildren();
      kit.tell(status, '');
      check.textContent = kit.say('check');
      help.hidden = false;
      link.href = `#practice-${series}-${n}`;
      link.textContent = say('series', { series, n });
      score.textContent = tally.done ? say('score', tally) : '';
    }

    function finish(word, values) {
      done = true;
      while (steps.children.length < task.steps.length) step();
      input.readOnly = true;
      check.textContent = say('next');
      help.hidden = true;
      tally.done += 1;
      score.textContent = say('score', tally);
      kit.tell(status, say(word, { ...values, answer: inWords(task.answer) }));
    }

    function act() {
      if (done) {
        show(task.series, task.n + 1);
        input.focus();
        return;
      }
      const amount = parse(input.value);
      if (amount === null) {
        kit.tell(status, say('bad'));
        return;
      }
      tries += 1;
      if (amount === task.answer) {
        if (tries === 1 && !steps.children.length) tally.right += 1;
        finish('right');
      } else {
        const slip = task.slips.find(([, wrong]) => wrong === amount);
        const values = { slip: slip ? say(`slip_${slip[0]}`) : '' };
        if (tries > 1) finish('wrong_key', values);
        else kit.tell(status, say('wrong', values));
      }
      kit.keepInView(actions);
    }

    const check = kit.button('check', act);
    const help = kit.button('practice_step', () => {
      const text = step();
      if (steps.children.length === task.steps.length) {
        finish('shown');
        check.focus(); // the button that was pressed is gone
      } else kit.tell(status, say('step_shown', { n: steps.children.length, step: text }));
    });
    const actions = kit.make('div', { className: 'sk-actions' }, check, help, status);
    input.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.repeat) act();
    });

    const label = kit.make('label', {}, question, input);
    const shared = kit.make('p', {}, link, ' ', score);
    element.querySelector('.practice-needs').replaceWith(kit.make('div', { className: 'practice-task' }, lines, label, actions, steps, shared));

    const given = asked();
    show(given ? given[1] : String(1000 + Math.floor(Math.random() * 9000)), given ? Number(given[2]) || 1 : 1);
    if (given) element.scrollIntoView();
    // The page may be left by instant navigation, which leaves the window as it is.
    const follow = () => {
      const other = asked();
      if (!element.isConnected) removeEventListener('hashchange', follow);
      else if (other && link.hash !== location.hash) show(other[1], Number(other[2]) || 1);
    };
    addEventListener('hashchange', follow);
  }

  kit.practice.start = start;
})(window.studykit);
