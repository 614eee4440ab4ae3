// Elements that few pages have: what they do lies in parts/, and loads with the first of them.
(function (kit) {
  'use strict';

  // The element's name: the parts that it needs, in order, and what begins it once they are there.
  const money = ['money', 'moneyform'];
  const elements = {
    cards: [['cards'], (element) => kit.cards.start(element)],
    checklist: [['checklist'], (element) => kit.checklist.start(element)],
    comparator: [['comparator'], (element) => kit.compare(element)],
    finder: [['finding', 'finder'], (element) => kit.finder.start(element)],
    'money-cost': [[...money, 'costing'], (element) => kit.money.cost(element)],
    'money-pay': [[...money, 'comparing'], (element) => kit.money.pay(element)],
    practice: [['practice', 'practicing'], (element) => kit.practice.start(element)],
  };

  const wake = (name, partsOf, start) => {
    kit.elements = {
      ...kit.elements,
      [`study-${name}`]: class extends HTMLElement {
        connectedCallback() {
          if (this.begun) return;
          this.begun = true;
          Promise.all(partsOf(this).map(kit.part)).then(() => start(this));
        }
      },
    };
  };
  for (const [name, [parts, start]] of Object.entries(elements)) wake(name, () => parts, start);
  // <study-tool data-tool="review">: a tool over the whole guide is the part of that name.
  wake('tool', ({ dataset }) => [dataset.tool], (element) => kit[element.dataset.tool].start(element));
})(window.studykit);
