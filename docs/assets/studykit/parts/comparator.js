// Two to four rows of the page's own tables, side by side in one more table. The place in the address says which.
(function (kit) {
  'use strict';
  const LEAST = 2;
  const MOST = 4;
  const say = (word, values) => kit.say(`comparator_${word}`, values);

  const asked = () => {
    const found = location.hash.match(/^#compare=([\w,-]*)$/);
    return found && found[1].split(',');
  };

  // Cells are copied as they stand, with their labels, links and marks: nothing is written twice.
  const copy = (cell, tag, properties) => kit.make(tag, properties, ...[...cell.childNodes].map((node) => node.cloneNode(true)));

  function sideBySide(tables, ids) {
    const row = (table, id) => table.querySelector(`tr[data-id="${id}"]`);
    const heads = ids.map((id) => copy(row(tables[0], id).cells[0], 'th', { scope: 'col' }));
    const head = kit.make('thead', {}, kit.make('tr', {}, kit.make('th', { scope: 'col' }, say('what')), ...heads));
    const bodies = tables.map((table) => {
      const columns = [...table.tHead.rows[0].cells].slice(1);
      const rows = columns.map((column, at) =>
        kit.make('tr', {}, copy(column, 'th', { scope: 'row' }), ...ids.map((id) => copy(row(table, id).cells[at + 1], 'td', {}))));
      const title = kit.make('th', { scope: 'rowgroup', colSpan: ids.length + 1 }, table.caption.textContent);
      return kit.make('tbody', {}, kit.make('tr', { className: 'compare-group' }, title), ...rows);
    });
    const caption = kit.make('caption', {}, say('caption'));
    const scroll = kit.make('div', { className: 'table-scroll', tabIndex: 0 }, kit.make('table', { className: 'fact-table' }, caption, head, ...bodies));
    scroll.setAttribute('role', 'region');
    scroll.setAttribute('aria-label', say('caption'));
    return scroll;
  }

  kit.compare = (element) => {
    const tables = [...element.querySelectorAll('.compare-all table')];
    const boxes = [...element.querySelectorAll('.compare-choose input')];
    const result = element.querySelector('.compare-result');
    const status = element.querySelector('[role=status]');
    let chosen = [];

    // Chosen first stands first.
    function show(ids) {
      chosen = ids;
      boxes.forEach((box) => {
        box.checked = ids.includes(box.value);
      });
      const enough = ids.length >= LEAST;
      const link = kit.make('a', { href: `#compare=${ids.join(',')}` }, say('link'));
      result.replaceChildren(...(enough ? [sideBySide(tables, ids), kit.make('p', { className: 'compare-link' }, link, ' ', clear)] : []));
      element.toggleAttribute('data-compared', enough);
      const names = ids.map((id) => boxes.find((box) => box.value === id).parentElement.textContent.trim()).join(', ');
      kit.tell(status, say(enough ? 'shown' : ids.length ? 'one' : 'none', { names }));
    }

    // The browser's own notes on this visit, such as how far it was scrolled, stay with it.
    const keep = () => {
      const place = chosen.length ? `#compare=${chosen.join(',')}` : location.pathname + location.search;
      history.replaceState(history.state, '', place);
    };

    const clear = kit.button('comparator_clear', () => {
      show([]);
      keep();
      boxes[0].focus(); // the button that was pressed is gone
    });

    const fromAddress = () => {
      const known = new Set(boxes.map((box) => box.value));
      const ids = [...new Set(asked())].filter((id) => known.has(id)).slice(0, MOST);
      show(ids);
      if (ids.length) element.scrollIntoView();
    };

    element.addEventListener('change', ({ target }) => {
      if (target.checked && chosen.length === MOST) {
        target.checked = false;
        kit.tell(status, say('most'));
        return;
      }
      show(target.checked ? [...chosen, target.value] : chosen.filter((id) => id !== target.value));
      keep();
    });

    // The page may be left by instant navigation, which leaves the window as it is.
    const follow = () => {
      if (!element.isConnected) removeEventListener('hashchange', follow);
      else if (asked() && asked().join() !== chosen.join()) fromAddress();
    };
    addEventListener('hashchange', follow);
    if (asked()) fromAddress();
    else boxes.forEach((box) => {
      box.checked = false; // a reload would fill them in again
    });
  };
})(window.studykit);
