// The type `match`: a <select> in each row. A response holds "row:choice" for each row that has one.
(function (kit) {
  'use strict';
  if (kit.types.match) return;

  const selects = (item) => [...item.querySelectorAll('fieldset select')];
  const row = (select) => select.id.slice(select.id.lastIndexOf('.') + 1);
  // Not by `labels`, which an item outside the page has not got: a mock exam asks what an answer lacks.
  const label = (select) => select.closest('fieldset').querySelector(`label[for="${select.id}"]`).textContent;
  const pair = (list, select) => list.find((text) => text.startsWith(`${row(select)}:`)) || '';
  const choice = (text) => text.split(':')[1] || '';
  const words = (select, text) => [...select.options].find(({ value }) => value && value === choice(text))?.text;

  function clear(select) {
    select.parentElement.querySelectorAll('.sk-verdict, .sk-why').forEach((node) => node.remove());
    delete select.parentElement.dataset.verdict;
    select.removeAttribute('aria-describedby');
  }

  const match = {
    ...kit.type,
    none: 'rows_first',
    partly: true,
    keeps: true,
    prepare(item) {
      item.addEventListener('change', ({ target }) => target.matches('select') && clear(target));
      // Together with the disabled options of `lock`: a locked list neither opens nor changes.
      const guard = (event) => {
        if (event.target.closest('select[aria-disabled]') && (!event.key || /^( |Enter|Arrow.*|F4)$/.test(event.key))) {
          event.preventDefault();
          event.target.focus();
        }
      };
      item.addEventListener('mousedown', guard);
      item.addEventListener('keydown', guard);
    },
    read: (item) => selects(item).filter((select) => select.value).map((select) => `${row(select)}:${select.value}`),
    write(item, response) {
      selects(item).forEach((select) => {
        select.value = choice(pair(response, select));
        if (select.selectedIndex < 0) select.value = ''; // a choice that is no longer there
      });
    },
    lacks(item) {
      const empty = selects(item).filter((select) => !select.value);
      return empty.length > 0 && { left: empty.length, all: selects(item).length, rows: empty.map(label).join('; ') };
    },
    key: (item) => [...item.querySelectorAll('dt')].map((dt) => dt.dataset.key),
    check(response, key) {
      const hits = response.filter((text) => key.includes(text)).length;
      return { score: hits / key.length, hits, all: key.length };
    },
    text: (item, list) => selects(item).filter((select) => words(select, pair(list, select)))
      .map((select) => `${label(select)}: ${words(select, pair(list, select))}`).join('; '),
    first: (item) => item.querySelector('[data-verdict="wrong"] select') || selects(item)[0],

    // A list box may cut its text off, so once it no longer opens the verdict says in full what was chosen.
    mark(item, response, key, all, reasons = true) {
      match.unmark(item);
      for (const select of selects(item)) {
        const chosen = words(select, pair(response, select));
        const right = pair(key, select);
        if (!chosen && !all) continue;
        const hit = response.includes(right);
        const said = [];
        if (chosen) said.push(kit.say(hit ? 'right' : 'wrong') + (all || !reasons ? `: ${chosen}` : ''));
        if (all && !hit) said.push(`${kit.say('key')}: ${words(select, right)}`);
        const nodes = [kit.make('b', { className: 'sk-verdict', id: `${select.id}.verdict` }, said.join('. '))];
        if (reasons && (all || hit)) {
          const dt = item.querySelector(`dt[data-key="${right}"]`);
          nodes.push(kit.make('div', { className: 'sk-why', id: `${select.id}.why` }));
          nodes[1].append(...dt.nextElementSibling.cloneNode(true).childNodes);
        }
        select.after(...nodes);
        select.parentElement.dataset.verdict = hit || !chosen ? 'right' : 'wrong';
        select.setAttribute('aria-describedby', nodes.map((node) => node.id).join(' '));
      }
    },
    unmark: (item) => selects(item).forEach(clear),

    // Not `disabled`: the reader must still reach the rows to hear their verdicts.
    lock(item, on) {
      for (const select of selects(item)) {
        if (on) select.setAttribute('aria-disabled', 'true');
        else select.removeAttribute('aria-disabled');
        for (const option of select.options) option.disabled = on && !option.selected;
      }
    },
  };

  kit.types.match = match;
})(window.studykit);
