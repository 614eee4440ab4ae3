// <study-finder>: the form narrows the list, the address keeps what was chosen, up to three programs stand side by side.
(function (kit) {
  'use strict';
  const say = (word, values) => kit.say(`finder_${word}`, values);

  function readRow(line) {
    const { CHOICES, MOSTS } = kit.finding;
    const data = line.dataset;
    const row = { id: data.id, name: line.querySelector('h3').textContent, online: data.online === 'yes', line };
    for (const key of CHOICES) row[key] = data[key] ? data[key].split('|') : [];
    for (const key of [...MOSTS, 'credits']) row[key] = data[key] ? Number(data[key]) : null;
    return row;
  }

  const values = (control) => (control.type === 'checkbox' ? [control.value] : [...control.options].map((one) => one.value));

  // One column for each program; the values are those of the list.
  function table(rows, drop) {
    const cell = (row, key) => row.line.querySelector(`[data-field="${key}"] dd`);
    const keys = [...rows[0].line.querySelectorAll('[data-field]')].map((field) => field.dataset.field);
    const head = kit.make('tr', {}, kit.make('th', { scope: 'col' }, say('compare_field')));
    for (const row of rows) {
      const by = row.line.querySelector('.finder-by').cloneNode(true);
      head.append(kit.make('th', { scope: 'col' }, row.name, by, drop(row)));
    }
    const body = keys.map((key) => {
      const line = kit.make('tr', {}, kit.make('th', { scope: 'row' }, cell(rows[0], key).previousElementSibling.textContent));
      for (const row of rows) {
        const { className, textContent } = cell(row, key);
        line.append(kit.make('td', { className }, textContent));
      }
      return line;
    });
    const made = kit.make('table', { className: 'fact-table' });
    made.append(kit.make('thead', {}, head), kit.make('tbody', {}, ...body));
    return made;
  }

  // Under instant navigation the page stands before its styles have come, and moves when they do.
  const styled = () => Promise.all([...document.querySelectorAll('link[rel=stylesheet]')].filter((link) => !link.sheet)
    .map((link) => new Promise((done) => {
      link.addEventListener('load', done);
      link.addEventListener('error', done);
    })));

  function start(element) {
    const form = element.querySelector('form');
    const list = element.querySelector('.finder-list');
    const rows = [...list.children].map(readRow);
    const status = element.querySelector('[role=status]');
    const onPaper = kit.make('p', { className: 'sk-print-only' });
    const title = kit.make('h3', { tabIndex: -1 }, say('compare'));
    const scroll = kit.make('div', { className: 'table-scroll', tabIndex: 0 });
    const panel = kit.make('div', { className: 'finder-compare', hidden: true }, title, scroll);
    scroll.setAttribute('role', 'region');
    scroll.setAttribute('aria-label', say('compare'));
    status.parentElement.after(onPaper, panel);

    const controls = [...form.elements].filter((control) => control.name);
    const control = (key) => form.elements.namedItem(key);
    const label = (key) => control(key).labels[0].querySelector('span').textContent;
    const known = { compare: rows.map((row) => row.id) };
    for (const one of controls) known[one.name] = one.name === 'cost' ? [] : values(one).filter(Boolean);
    const at = () => kit.finding.read(location.hash, known);
    let filters = at();
    let seen = location.hash;

    const clear = kit.button('finder_clear', () => {
      change({ ...kit.finding.read('', known), compare: filters.compare, sort: filters.sort });
      controls[0].focus(); // the button that was pressed is gone
    });
    status.after(clear);

    const buttons = [...element.querySelectorAll('.finder-places li')].map((line) => {
      const button = kit.button(line.querySelector('b').textContent, () => choose(line.dataset.county));
      button.dataset.county = line.dataset.county;
      line.querySelector('b').replaceWith(button);
      return button;
    });
    const shapes = [...element.querySelectorAll('.finder-map g')];
    shapes.forEach((shape) => shape.addEventListener('click', () => choose(shape.dataset.county)));
    const choose = (county) => change({ ...filters, county: filters.county === county ? '' : county });

    function sentence({ shown, unjudged, fields }) {
      const parts = [say(kit.finding.isNarrowed(filters) ? 'some' : 'all', { shown: shown.length, all: rows.length })];
      const named = fields.map((key) => (key === 'cost' ? cellLabel(key) : label(key))).join(', ').toLowerCase();
      if (unjudged) parts.push(say(filters.unknown ? 'unjudged_too' : 'unjudged', { n: unjudged, fields: named }));
      if (filters.cost && kit.finding.amount(filters.cost) === null) parts.push(say('bad_cost'));
      if (!shown.length) parts.push(say('none'));
      return parts.join(' ');
    }
    const cellLabel = (key) => list.querySelector(`[data-field="${key}"] dt`).textContent;

    // In words, for paper: there the form is left out.
    function chosen() {
      const said = [...kit.finding.CHOICES, 'length'].filter((key) => filters[key])
        .map((key) => say('is', { field: label(key), value: control(key).selectedOptions[0].textContent }));
      const most = filters.cost && kit.finding.amount(filters.cost);
      if (most) said.push(say('is', { field: cellLabel('cost'), value: say('is_most', { value: most.toLocaleString('en-US') }) }));
      if (filters.near && (filters.town || filters.county)) said.push(say('is_near'));
      return said.length ? say('filters', { filters: said.join('; ') }) : '';
    }

    function compare() {
      const picked = filters.compare.map((id) => rows.find((row) => row.id === id));
      panel.hidden = picked.length < 2;
      scroll.replaceChildren(...(panel.hidden ? [] : [table(picked, (row) => {
        const button = kit.button('finder_compare_drop', () => {
          pick(row.id, false);
          (panel.hidden ? row.line.querySelector('.finder-pick input') : title).focus();
        });
        button.textContent = say('compare_drop', { name: row.name });
        return button;
      })]));
      for (const row of rows) {
        const box = row.line.querySelector('.finder-pick input');
        box.checked = filters.compare.includes(row.id);
        row.line.querySelector('.finder-pick + button')?.remove();
        if (box.checked && !panel.hidden) box.parentElement.after(kit.button('finder_compare_go', () => title.focus()));
      }
    }

    function pick(id, on) {
      if (on && filters.compare.length === 3) {
        rows.find((row) => row.id === id).line.querySelector('.finder-pick input').checked = false;
        kit.tell(status, say('compare_full'));
        return;
      }
      const others = filters.compare.filter((one) => one !== id);
      change({ ...filters, compare: on ? [...others, id] : others }, true);
      const { length } = filters.compare;
      const [first] = rows.filter((row) => row.id === filters.compare[0]);
      kit.tell(status, length > 1 ? say('compare_now', { n: length }) : length ? say('compare_more', { name: first.name }) : say('compare_none'));
    }

    function show(isQuiet) {
      for (const one of controls) {
        if (one.type === 'checkbox') one.checked = Boolean(filters[one.name]);
        else one.value = filters[one.name];
      }
      const found = kit.finding.find(rows, filters);
      for (const row of rows) row.line.hidden = !found.shown.includes(row);
      const order = kit.finding.sorted(rows, filters.sort).map((row) => row.line);
      // Moving a line takes the focus away from what is in it.
      if (order.some((line, i) => list.children[i] !== line)) list.append(...order);
      buttons.forEach((button) => button.setAttribute('aria-pressed', String(button.dataset.county === filters.county)));
      shapes.forEach((shape) => shape.toggleAttribute('data-chosen', shape.dataset.county === filters.county));
      clear.hidden = !kit.finding.isNarrowed(filters) && !filters.near && !filters.unknown;
      onPaper.textContent = chosen();
      compare();
      if (!isQuiet) kit.tell(status, sentence(found));
    }

    function change(next, isQuiet) {
      filters = next;
      seen = kit.finding.write(filters);
      if (seen !== location.hash) history.pushState(history.state, '', seen || location.pathname + location.search);
      show(isQuiet);
    }

    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('change', ({ target }) => {
      const value = target.type === 'checkbox' ? (target.checked ? target.value : '') : target.value.trim();
      change({ ...filters, [target.name]: value });
    });
    list.addEventListener('change', ({ target }) => pick(target.value, target.checked));

    const named = () => rows.map((row) => row.line.querySelector('h3')).find((title) => location.hash === `#${title.id}`);

    // Back, forward, a link to a program that is filtered out, an address that was pasted.
    function follow() {
      if (!element.isConnected) {
        removeEventListener('popstate', follow);
        return;
      }
      const { hash } = location;
      const target = named();
      if (target && target.closest('li').hidden) {
        filters = { ...kit.finding.read('', known), compare: filters.compare };
        show();
        target.scrollIntoView();
      } else if ((!hash || hash.startsWith(kit.finding.MARK)) && hash !== seen) {
        seen = hash;
        filters = at();
        show();
      }
    }
    addEventListener('popstate', follow);

    show();
    const goal = seen.startsWith(kit.finding.MARK) ? element : named();
    if (goal) styled().then(() => goal.scrollIntoView());
  }

  kit.finder = { start };
})(window.studykit);
