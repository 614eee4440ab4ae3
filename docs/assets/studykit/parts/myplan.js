// My plan: the reader's wishes in, dates beside the months that stand in the page, a calendar file out.
// What is worked out stands in dating.js and calendar.js; wishes are settings, months that are done are ticks.
(function (kit) {
  'use strict';
  if (kit.myplan) return;

  const say = (word, values) => kit.say(`myplan_${word}`, values);
  const TICKS = 'my-plan:';
  const today = () => kit.days.text(kit.days.of(Date.now(), kit.days.here));
  const inWords = (date) => kit.days.inWords(kit.days.read(date));
  const time = (date) => kit.make('time', { dateTime: date }, inWords(date));

  function setting(name) {
    const [, text] = kit.store.all('setting').find(([known]) => known === name) || [];
    try {
      return JSON.parse(text);
    } catch {
      return null; // nothing there, or broken
    }
  }

  /** The wishes as they were saved; null when there are none, or none that can be used. The exam's day is a setting of its own. */
  function saved(months) {
    const { start, hours, skip, name } = setting('plan') || {};
    const { read } = kit.days;
    const exam = read(setting('exam-date')) === null ? '' : setting('exam-date');
    if (read(start) === null || !(hours >= 1 && hours <= 60) || !Array.isArray(skip)) return null;
    return { start, hours, exam, name: typeof name === 'string' ? name : '', skip: skip.filter((id) => months.includes(id)) };
  }

  function save({ exam, ...plan }) {
    if (exam) kit.store.set('setting', 'exam-date', JSON.stringify(exam));
    else kit.store.remove('setting', ['exam-date']);
    kit.store.set('setting', 'plan', JSON.stringify({ v: 1, ...plan }));
  }

  const doneOf = (months) => {
    const ticks = new Set(kit.store.all('tick').map(([name]) => name));
    return months.filter((id) => ticks.has(TICKS + id));
  };

  function field(name, control, note) {
    const error = kit.make('p', { className: 'myplan-error', id: `myplan-${name}-error` });
    const told = note ? kit.make('p', { id: `myplan-${name}-note` }, note) : '';
    Object.assign(control, { name, id: `myplan-${name}`, autocomplete: 'off' });
    control.setAttribute('aria-describedby', `${note ? `${told.id} ` : ''}${error.id}`);
    const label = kit.make('label', { htmlFor: control.id }, say(name));
    return kit.make('div', {}, label, control, told, error);
  }

  const option = (value, text) => kit.make('option', { value }, text);

  // Where a browser has no calendar for days, the field is one for text, and says so.
  function dayField(name, note) {
    const control = kit.make('input', { type: 'date' });
    return field(name, control, [note, control.type === 'date' ? '' : say('date_form')].filter(Boolean).join(' '));
  }

  function makeForm(steps, exams) {
    const number = { type: 'number', min: 1, max: 60, step: 'any', inputMode: 'decimal' };
    const form = kit.make('form', { className: 'myplan-form', noValidate: true },
      field('exam', kit.make('select', {}, option('', say('exam_open')), ...exams.map((one) => option(one, one)))),
      dayField('date', say('date_note')),
      dayField('start', ''),
      field('hours', kit.make('input', number), say('hours_note', { month: kit.dating.HOURS })),
      field('first', kit.make('select', {}, ...steps.map(({ id, title }) => option(id, title)))),
      kit.make('div', {}, kit.make('button', { className: 'myplan-make' }, say('make'))));
    return form;
  }

  // What was written, and what is wrong with it beside each field.
  function read(form, months, done) {
    const { exam, date, start, hours, first } = form.elements;
    const before = months.slice(0, months.indexOf(first.value));
    const wishes = {
      name: exam.value, exam: date.value.trim(), start: start.value.trim(), hours: Number(hours.value.replace(',', '.')),
      skip: months.filter((id) => before.includes(id) || done.includes(id)),
    };
    const found = kit.dating.wrong(wishes, today());
    // Half a date reads like none.
    if (date.validity.badInput) found.exam = 'bad_date';
    const wrong = { date: found.exam, start: found.start, hours: found.hours };
    for (const [name, word] of Object.entries(wrong)) {
      document.getElementById(`myplan-${name}-error`).textContent = word ? say(word) : '';
      if (word) form.elements[name].setAttribute('aria-invalid', 'true');
      else form.elements[name].removeAttribute('aria-invalid');
    }
    return { wishes, names: Object.keys(wrong).filter((name) => wrong[name]) };
  }

  function write(form, wishes, months) {
    const { exam, date, start, hours, first } = form.elements;
    exam.value = wishes.name;
    date.value = wishes.exam;
    start.value = wishes.start;
    hours.value = wishes.hours;
    first.value = months.find((id) => !wishes.skip.includes(id)) || months[0];
  }

  /** What is said of a plan: the time it takes, and whether the hours are enough. */
  function words({ end, need, ready }, wishes, isDone) {
    if (isDone) return say('left_none');
    const hours = wishes.hours.toLocaleString('en-US');
    const run = say('said', { from: inWords(wishes.start), end: inWords(end) });
    if (!wishes.exam) return `${run} ${say('open', { hours, ready: inWords(ready) })}`;
    const fits = need <= wishes.hours ? say('room') : say('tight', { hours, ready: inWords(ready) });
    return `${run} ${say('need', { need: need.toLocaleString('en-US') })} ${fits}`;
  }

  const extra = (...content) => kit.make('li', { className: 'myplan-step' }, kit.make('p', {}, ...content));

  // A sentence with its date as a <time>, and a link behind it.
  function dayStep(word, step, values, link, href) {
    const [before, after] = say(word, { ...values, date: '\u0000' }).split('\u0000');
    return extra(before, time(step.from), after, ...(href ? [' ', kit.make('a', { href }, say(link))] : []));
  }

  const numberOf = (step) => step.id.replace(/\D/g, '');

  /** Dates into the months of the page, looks back and mocks between them. */
  function show(list, { steps }, done, links) {
    list.querySelectorAll('.myplan-step').forEach((step) => step.remove());
    const monthOf = (id) => [...list.children].find((month) => month.dataset.month === id);
    for (const month of list.querySelectorAll('[data-month]')) {
      const step = steps.find(({ id }) => id === month.dataset.month);
      const dates = step ? [`${say('from')} `, time(step.from), ` ${say('to')} `, time(step.to)] : [say('skipped')];
      month.querySelector('.myplan-dates').replaceChildren(...dates);
      month.querySelector('.myplan-tick').hidden = false;
      month.querySelector('.myplan-tick input').checked = done.includes(month.dataset.month);
    }
    for (const step of steps) {
      if (step.kind === 'review') {
        monthOf(step.id.slice('review-'.length)).after(dayStep('review', step, {}, 'review_link', links.review));
      }
      if (step.kind === 'mock') list.append(dayStep('mock', step, { n: numberOf(step) }, 'mock_link', links.mocks));
      if (step.kind === 'exam') list.append(dayStep('exam_day', step));
    }
  }

  /** The plan's steps for a calendar. From file:// an address would lead nowhere. */
  function events(list, { steps }, wishes, links) {
    const absolute = (href) => (href && location.protocol.startsWith('http') ? new URL(href, location.href).href : '');
    const texts = (month, name) => [...month.querySelectorAll(`.${name} > li`)].map((entry) => entry.textContent);
    const told = {
      review: () => ({ title: say('event_review'), url: absolute(links.review) }),
      mock: (step) => ({ title: say('event_mock', { n: numberOf(step) }), url: absolute(links.mocks) }),
      exam: () => ({ title: wishes.name ? say('event_exam', { exam: wishes.name }) : say('event_exam_any') }),
    };
    return steps.map((step) => {
      const month = [...list.children].find(({ dataset }) => dataset.month === step.id);
      const about = month ? {
        title: say('event_month', { title: month.querySelector('.myplan-title').textContent }),
        text: [...texts(month, 'myplan-pages'), '', ...texts(month, 'myplan-do')].join('\n'),
        url: absolute(month.querySelector('.myplan-pages a') || ''),
      } : told[step.kind](step);
      return { id: step.id, from: step.from, until: kit.dating.after(step.to, 1), ...about };
    });
  }

  // Not in the page: the theme would take a click there for a way to another page.
  function download(text) {
    const href = URL.createObjectURL(new Blob([text], { type: 'text/calendar;charset=utf-8' }));
    kit.make('a', { href, download: 'study-plan.ics' }).click();
    setTimeout(() => URL.revokeObjectURL(href), 60000);
  }

  /** Brings the tool to life once its parts are there. */
  function begin(tool, status) {
    const list = tool.querySelector('.myplan-steps');
    const items = [...list.querySelectorAll('[data-month]')];
    const months = items.map(({ dataset }) => dataset.month);
    const links = { review: tool.dataset.review, mocks: tool.dataset.mocks };
    const blank = new Map(items.map((month) => [month, [...month.querySelector('.myplan-dates').childNodes]]));
    const titles = items.map((month) => ({ id: month.dataset.month, title: month.querySelector('.myplan-title').textContent }));
    const form = makeForm(titles, tool.dataset.exams.split('|').filter(Boolean));
    const tell = (text) => kit.tell(status, kit.store.saves ? text : `${text} ${say('not_saved')}`);
    let busy = false;
    let isBegun = false; // what the reader is writing stays, whatever another tab does
    let plan = null;

    items.forEach((month) => {
      const tick = kit.make('input', { type: 'checkbox', value: month.dataset.month, autocomplete: 'off' });
      const title = month.querySelector('.myplan-title');
      month.id = `myplan-${month.dataset.month}`;
      title.after(kit.make('label', { className: 'myplan-tick', hidden: true }, tick, ` ${say('done')}`));
      tick.setAttribute('aria-label', `${say('done')}: ${title.textContent}`);
    });

    // Other tabs and this one's own writes come here, too.
    function refresh(said = '') {
      if (busy) return;
      const wishes = saved(months);
      if (!wishes) return clear();
      const done = doneOf(months);
      const moved = kit.dating.moved(months, wishes, done, today());
      if (moved !== wishes) {
        keep(moved);
        form.elements.start.value = moved.start;
        if (!moved.exam) form.elements.date.value = '';
      }
      plan = kit.dating.dated(months, moved);
      show(list, plan, done, links);
      point(plan.steps.find(({ kind, id }) => ['read', 'last'].includes(kind) && !done.includes(id)));
      buttons.hidden = false;
      const news = moved === wishes ? said : say(wishes.exam && !moved.exam ? 'passed' : 'moved');
      if (news !== null) tell(`${news} ${words(plan, moved, months.every((id) => done.includes(id) || moved.skip.includes(id)))}`.trim());
    }

    // A plan is long, and who comes back looks for one month of it.
    function point(step) {
      const title = step && titles.find(({ id }) => id === step.id).title;
      next.hidden = !step;
      next.replaceChildren(...(step ? [kit.make('a', { href: `#myplan-${step.id}` }, say('next', { title }))] : []));
    }

    function keep(wishes) {
      busy = true;
      save(wishes);
      busy = false;
    }

    function clear() {
      plan = null;
      point();
      buttons.hidden = true;
      list.querySelectorAll('.myplan-step').forEach((step) => step.remove());
      blank.forEach((nodes, month) => month.querySelector('.myplan-dates').replaceChildren(...nodes));
      list.querySelectorAll('.myplan-tick').forEach((label) => {
        label.hidden = true;
      });
    }

    const forget = kit.button('myplan_forget', () => {
      busy = true;
      kit.store.remove('setting', ['plan', 'exam-date']);
      busy = false;
      clear();
      tell(say('forgotten'));
      form.querySelector('button').focus();
    });
    const file = kit.button('myplan_file', () => {
      const { name } = saved(months) || { name: '' };
      download(kit.calendar.write(events(list, plan, { name }, links), say('name'), Date.now()));
      tell(say('saved'));
    });
    const next = kit.make('p', { className: 'myplan-next', hidden: true });
    const buttons = kit.make('p', { className: 'myplan-buttons', hidden: true }, file, ' ', kit.button('myplan_print', () => print()), ' ', forget);

    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const { wishes, names } = read(form, months, doneOf(months));
      if (names.length) {
        tell(say('bad', { names: names.map((name) => say(name)).join(', ') }));
        form.elements[names[0]].focus();
        return;
      }
      isBegun = false;
      keep(wishes);
      refresh();
    });
    form.addEventListener('input', () => {
      isBegun = true;
    });

    list.addEventListener('change', ({ target }) => {
      const name = TICKS + target.value;
      const wishes = saved(months);
      busy = true;
      if (target.checked) kit.store.set('tick', name, new Date().toISOString());
      else kit.store.remove('tick', [name]);
      // A month that is taken up again gets its dates back.
      if (!target.checked && wishes) save({ ...wishes, skip: wishes.skip.filter((id) => id !== target.value) });
      busy = false;
      refresh();
    });

    status.before(form);
    status.after(next, buttons);
    const wishes = saved(months);
    write(form, wishes || { name: '', exam: setting('exam-date') || '', start: today(), hours: 4, skip: [] }, months);
    refresh();
    tool.refresh = () => {
      const now = busy || isBegun ? null : saved(months);
      if (now) write(form, now, months);
      refresh(null);
    };
  }

  async function start(tool) {
    const status = kit.make('p', { className: 'sk-status' });
    status.setAttribute('role', 'status');
    tool.querySelector('.tool-plain').replaceWith(status);
    try {
      await Promise.all(['days', 'dating', 'calendar'].map(kit.part));
      begin(tool, status);
      tool.dataset.state = 'ready';
    } catch (error) {
      tool.dataset.state = 'failed';
      kit.tell(status, say('failed'));
      reportError(error);
    }
  }

  // One watcher for all: its own would keep alive an element that has left the page.
  kit.store.watch(() => document.querySelectorAll('study-tool[data-tool="myplan"]').forEach((tool) => tool.refresh && tool.refresh()));
  kit.myplan = { start };
})(window.studykit);
