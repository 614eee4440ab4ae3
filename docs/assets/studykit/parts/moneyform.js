// What the cost calculator and the pay comparer share: fields that are read when they change, said mistakes, figures
// filled in from the data, the address that holds it all, start again, print.
(function (kit) {
  'use strict';
  if (kit.money.form) return;

  const say = (word, values) => kit.say(`money_${word}`, values);
  const nameOf = (field) => field.labels[0].firstChild.textContent.trim();
  const noteOf = (field) => document.getElementById(`${field.id}-note`);

  // Marks a field as wrong, or as right again; gives what parse() gives.
  function read(field) {
    if (!field.dataset.kind) return { value: field.value };
    const found = kit.money.parse(field.value, field.dataset.kind);
    const wrong = found.empty && field.required ? 'empty' : found.wrong;
    const number = (amount) => Number(amount).toLocaleString('en-US');
    document.getElementById(`${field.id}-error`).textContent = wrong
      ? say(`e_${wrong}`, { least: number(found.least), most: number(found.most) })
      : '';
    if (wrong) field.setAttribute('aria-invalid', 'true');
    else field.removeAttribute('aria-invalid');
    return { ...found, wrong };
  }

  // The choice of figures says which of them stand in the fields now; a note says where each comes from.
  function tellOrigins(picks, fields, guide) {
    const fills = (option, name) => option.getAttribute(`data-${name}`);
    const picked = new Set();
    for (const pick of picks) {
      const names = [...fields.keys()].filter((name) => fills(pick.options[0], name) !== null);
      const fits = (option) => option.value !== '' && names.every((name) => fills(option, name) === fields.get(name).value);
      // Two of them may be the same figure: the one that was chosen stays.
      const now = pick.selectedOptions[0];
      const fitting = now && fits(now) ? now : [...pick.options].find(fits);
      const own = pick.options[pick.options.length - 1];
      (fitting || own).selected = true;
      for (const name of names) {
        picked.add(name);
        noteOf(fields.get(name)).textContent = fitting ? fitting.getAttribute(`data-${name}-note`) : say('own');
      }
    }
    for (const [name, field] of fields) {
      const note = noteOf(field);
      if (!note || picked.has(name) || !guide.get(name)) continue;
      note.dataset.first ||= note.textContent;
      note.textContent = field.value === guide.get(name) ? note.dataset.first : say('own');
    }
  }

  /**
   * Brings a form to life. `show` gets the values by name and the labels of empty fields, writes the results and
   * gives the line that is said.
   */
  kit.money.form = (element, name, show) => {
    const fields = new Map([...element.querySelectorAll('input, select[name]')].map((field) => [field.name, field]));
    const picks = [...element.querySelectorAll('.money-pick select:not([name])')];
    const guide = new Map([...fields].map(([key, field]) => [key, field.defaultValue ?? field.options[0].value]));
    const result = element.querySelector('.money-result');
    const status = kit.make('p', { className: 'sk-status' });
    status.setAttribute('role', 'status');
    const link = kit.make('a', {}, say('link'));
    let before = null;

    const texts = () => new Map([...fields].map(([key, field]) => [key, field.value]));
    const write = (values) => values.forEach((text, key) => { fields.get(key).value = text; });

    function work() {
      const values = {};
      const left = [];
      const wrong = [];
      for (const [key, field] of fields) {
        const found = read(field);
        values[key] = found.value ?? 0;
        if (found.wrong) wrong.push(nameOf(field));
        else if (found.empty) left.push(nameOf(field));
      }
      tellOrigins(picks, fields, guide);
      link.href = `#${name}?${new URLSearchParams([...texts()])}`;
      result.hidden = wrong.length > 0;
      return wrong.length ? say('bad', { names: wrong.join('; ') }) : show(values, left);
    }

    // Behind # nothing goes to a server. The state is the theme's, which keeps the place on the page in it.
    const address = (hash) => history.replaceState(history.state, '', hash || location.pathname + location.search);

    function changed(event) {
      const { target } = event;
      for (const key of picks.includes(target) ? fields.keys() : []) {
        const text = target.selectedOptions[0].getAttribute(`data-${key}`);
        if (text !== null) fields.get(key).value = text;
      }
      before = null;
      again.textContent = say('reset');
      kit.tell(status, work());
      address(link.hash);
    }

    const again = kit.button('money_reset', () => {
      const back = before;
      before = back ? null : texts();
      write(back || guide);
      work();
      address(back && link.hash);
      again.textContent = say(before ? 'undo' : 'reset');
      kit.tell(status, say(before ? 'reset_done' : 'undo_done'));
    });

    function restore() {
      if (!location.hash.startsWith(`#${name}?`)) return false;
      const given = new URLSearchParams(location.hash.slice(name.length + 2));
      for (const [key, field] of fields) {
        const text = given.get(key);
        const known = field.options ? [...field.options].some((option) => option.value === text) : text !== null;
        if (known) field.value = text.slice(0, 20);
      }
      return true;
    }

    const print = kit.button('money_print', () => window.print());
    element.querySelector('.sk-actions').append(again, print, link, kit.make('small', {}, say('link_note')), status);
    // A browser may have kept what stood in the fields when the page was left.
    write(guide);
    const given = restore();
    work();
    if (given) element.scrollIntoView();
    element.addEventListener('change', changed);
    const follow = () => {
      if (!element.isConnected) removeEventListener('hashchange', follow);
      else if (restore()) work();
    };
    addEventListener('hashchange', follow);
  };
})(window.studykit);
