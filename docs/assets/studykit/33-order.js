// The type `order`: steps in a list, moved by buttons or by dragging. A response is the steps' ids in the reader's order.
(function (kit) {
  'use strict';
  if (kit.types.order) return;

  const list = (item) => item.querySelector('fieldset ol');
  const steps = (item) => [...list(item).children];
  const id = (step) => step.dataset.step;
  const ids = (item) => steps(item).map(id);
  const middle = (step) => step.getBoundingClientRect().top + step.offsetHeight / 2;
  const buttons = (step) => [...step.querySelectorAll('button')];

  function values(item, step) {
    const all = steps(item);
    return { step: step.words, place: all.indexOf(step) + 1, all: all.length };
  }

  // At an end a button stays, and with it the focus that may be on it.
  function name(item) {
    for (const step of steps(item)) {
      const said = values(item, step);
      buttons(step).forEach((button, down) => {
        button.setAttribute('aria-label', kit.say(down ? 'move_down' : 'move_up', said));
        if (said.place === (down ? said.all : 1)) button.setAttribute('aria-disabled', 'true');
        else button.removeAttribute('aria-disabled');
      });
    }
  }

  function clear(step) {
    step.querySelectorAll('.sk-verdict').forEach((node) => {
      node.previousSibling.remove(); // the space before it
      node.remove();
    });
    delete step.dataset.verdict;
    buttons(step).forEach((button) => button.removeAttribute('aria-describedby'));
  }

  // Its neighbor goes round it: the step itself never leaves the page, so it keeps focus and pointer, and is not read anew.
  function move(item, step, down) {
    const other = down ? step.nextElementSibling : step.previousElementSibling;
    if (!other) return;
    if (down) step.before(other);
    else step.after(other);
    item.moved = true;
    clear(step);
    name(item);
    item.onChange();
  }

  const tell = (item, step) => kit.tell(item.status, kit.say('moved', values(item, step)));

  function drag(item, step, event) {
    const handle = event.target;
    if (event.button) return;
    handle.setPointerCapture(event.pointerId);
    step.dataset.drag = '';
    handle.onpointermove = ({ clientY }) => {
      while (step.previousElementSibling && clientY < middle(step.previousElementSibling)) move(item, step, 0);
      while (step.nextElementSibling && clientY > middle(step.nextElementSibling)) move(item, step, 1);
    };
    handle.onlostpointercapture = () => {
      handle.onpointermove = null;
      delete step.dataset.drag;
      tell(item, step);
    };
  }

  // Steps that already stand in the right order among themselves, as many as there are: to put the others in their places is
  // the least that is left to do. Places counted from the top would call every step wrong when only the first one is misplaced.
  // One step alone is in order with nothing, and counts as none.
  function inOrder(response, key) {
    const runs = []; // the longest run that ends in each step
    response.forEach((step, i) => {
      const before = runs.filter((run, j) => key.indexOf(response[j]) < key.indexOf(step));
      runs[i] = [...before.reduce((best, run) => (run.length > best.length ? run : best), []), step];
    });
    const best = runs.reduce((longest, run) => (run.length > longest.length ? run : longest), []);
    return best.length > 1 ? best : [];
  }

  const order = {
    ...kit.type,
    none: 'move_first',
    partly: true,
    keeps: true,
    prepare(item) {
      steps(item).forEach((step, i) => {
        // For paper, which shows the order and the letters of the build whatever the reader did.
        step.style.order = i;
        step.dataset.letter = String.fromCharCode(65 + i);
        step.words = step.textContent.trim();
        const handle = kit.make('span', { className: 'sk-handle', onpointerdown: (event) => drag(item, step, event) }, '⠿');
        handle.setAttribute('aria-hidden', 'true');
        const [up, down] = ['↑', '↓'].map((sign, isDown) => kit.make('button', {
          type: 'button',
          onclick() {
            move(item, step, isDown);
            tell(item, step);
          },
        }, sign));
        step.append(kit.make('span', { className: 'sk-move' }, handle, up, down));
      });
      name(item);
    },
    read: ids,
    write(item, response) {
      const rank = (step) => (response.includes(id(step)) ? response.indexOf(id(step)) - 9 : Number(step.style.order));
      list(item).append(...steps(item).sort((a, b) => rank(a) - rank(b)));
      item.moved = response.length > 0;
      name(item);
    },
    touched: (item) => Boolean(item.moved),
    lacks: (item) => !item.moved && {},
    key: (item) => [...item.querySelectorAll('dt[data-key]')].map((dt) => dt.dataset.key),
    check(response, key) {
      const hits = inOrder(response, key).length;
      return { score: Math.max(0, hits - 1) / (key.length - 1), hits, all: key.length };
    },
    text: (item, wanted) => wanted.map((one) => steps(item).find((step) => id(step) === one)).filter(Boolean)
      .map((step, i) => `${i + 1}. ${step.words}`).join('; '),
    first: (item) => (item.querySelector('li[data-verdict="wrong"]') || list(item)).querySelector('button:not([aria-disabled])'),

    mark(item, response, key, all) {
      order.unmark(item);
      if (!response.length && !all) return;
      const good = inOrder(response, key);
      for (const step of steps(item)) {
        const hit = good.includes(id(step));
        let word = all ? 'step_place' : 'step_wrong';
        if (hit) word = 'step_right';
        const verdict = kit.make('b', { className: 'sk-verdict', id: `${item.id}.${id(step)}` });
        verdict.textContent = kit.say(word, { place: key.indexOf(id(step)) + 1 });
        step.lastElementChild.before(' ', verdict);
        step.dataset.verdict = hit || !response.length ? 'right' : 'wrong';
        buttons(step).forEach((button) => button.setAttribute('aria-describedby', verdict.id));
      }
    },
    unmark: (item) => steps(item).forEach(clear),

    // The steps stay to be read; their buttons have nothing left to do.
    lock(item, on) {
      steps(item).forEach((step) => {
        step.lastElementChild.hidden = on;
      });
    },

    shuffle(item, random = Math.random) {
      const left = ids(item);
      const mixed = [];
      while (left.length) mixed.push(...left.splice(Math.floor(random() * left.length), 1));
      if (order.key(item).every((one, i) => one === mixed[i])) mixed.push(mixed.shift());
      order.write(item, mixed);
      item.moved = false;
    },
  };

  kit.types.order = order;
})(window.studykit);
