// <study-checklist>: keeps the ticks, says how many, prints the list alone.
(function (kit) {
  'use strict';
  if (customElements.get('study-checklist')) return;

  class StudyChecklist extends HTMLElement {
    connectedCallback() {
      if (this.line) return;
      this.boxes = [...this.querySelectorAll('input[type=checkbox]')];
      this.line = kit.make('p', {});
      this.line.setAttribute('role', 'status');
      const print = kit.button('print_list', () => this.print());
      this.append(kit.make('div', { className: 'sk-list' }, this.line, print));
      this.addEventListener('change', (event) => this.save(event.target));
      this.restore();
    }

    restore() {
      const ticked = new Set(kit.store.all('tick').map(([name]) => name));
      this.boxes.forEach((box) => {
        box.checked = ticked.has(`${this.id}:${box.value}`);
      });
      this.count();
    }

    save(box) {
      const name = `${this.id}:${box.value}`;
      if (box.checked) kit.store.set('tick', name, new Date().toISOString());
      else kit.store.remove('tick', [name]);
    }

    count() {
      const done = this.boxes.filter((box) => box.checked).length;
      const text = kit.say('ticked', { done, all: this.boxes.length });
      const full = kit.store.saves ? text : `${text} ${kit.say('ticks_not_saved')}`;
      if (this.line.textContent !== full) this.line.textContent = full;
    }

    // The list alone: everything that is neither it nor around it is left out by the print style.
    print() {
      const path = [];
      for (let node = this; node && node !== document.body; node = node.parentElement) path.push(node);
      const off = () => path.forEach((node) => node.classList.remove('sk-print'));
      path.forEach((node) => node.classList.add('sk-print'));
      document.body.classList.add('sk-print-list');
      addEventListener('afterprint', () => {
        off();
        document.body.classList.remove('sk-print-list');
      }, { once: true });
      print();
    }
  }

  // One watcher for all lists: its own would keep alive an element that has left the page.
  kit.store.watch(() => document.querySelectorAll('study-checklist').forEach((list) => list.line && list.restore()));
  kit.elements = { ...kit.elements, 'study-checklist': StudyChecklist };
})(window.studykit);
