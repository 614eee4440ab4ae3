// What a checklist does: keeps the ticks, says how many, prints the list alone.
(function (kit) {
  'use strict';
  if (kit.checklist) return;

  const boxes = (list) => [...list.querySelectorAll('input[type=checkbox]')];
  const name = (list, box) => `${list.id}:${box.value}`;

  function restore(list) {
    const ticked = new Set(kit.store.all('tick').map(([tick]) => tick));
    boxes(list).forEach((box) => {
      box.checked = ticked.has(name(list, box));
    });
    count(list);
  }

  function count(list) {
    const done = boxes(list).filter((box) => box.checked).length;
    const text = kit.say('checklist_count', { done, all: boxes(list).length });
    const full = kit.store.saves ? text : `${text} ${kit.say('checklist_not_saved')}`;
    if (list.line.textContent !== full) list.line.textContent = full;
  }

  function save(list, box) {
    if (box.checked) kit.store.set('tick', name(list, box), new Date().toISOString());
    else kit.store.remove('tick', [name(list, box)]);
  }

  // The list alone: everything that is neither it nor around it is left out by the print style.
  function printAlone(list) {
    const path = [];
    for (let node = list; node && node !== document.body; node = node.parentElement) path.push(node);
    path.forEach((node) => node.classList.add('sk-print'));
    document.body.classList.add('sk-print-list');
    addEventListener('afterprint', () => {
      path.forEach((node) => node.classList.remove('sk-print'));
      document.body.classList.remove('sk-print-list');
    }, { once: true });
    print();
  }

  function start(list) {
    list.line = kit.make('p', {});
    list.line.setAttribute('role', 'status');
    const button = kit.button('checklist_print', () => printAlone(list));
    list.append(kit.make('div', { className: 'sk-list' }, list.line, button));
    // What was ticked before this part came is the reader's; on a reload it is only what Firefox filled in again.
    if (kit.isVisit) boxes(list).filter((box) => box.checked).forEach((box) => save(list, box));
    list.addEventListener('change', (event) => save(list, event.target));
    restore(list);
  }

  // One watcher for all lists: its own would keep alive an element that has left the page.
  kit.store.watch(() => document.querySelectorAll('study-checklist').forEach((list) => list.line && restore(list)));
  kit.checklist = { start };
})(window.studykit);
