// Elements that few pages have: what they do lies in parts/, and loads with the first of them.
(function (kit) {
  'use strict';

  // The element's name: the parts that it needs, in order, and what begins it once they are there.
  const tool = (name) => [[name], (element) => kit[name].start(element)];
  const money = ['money', 'moneyform'];
  const elements = {
    cards: () => tool('cards'),
    checklist: () => tool('checklist'),
    comparator: () => [['comparator'], (element) => kit.compare(element)],
    finder: () => [['finding', 'finder'], (element) => kit.finder.start(element)],
    'money-cost': () => [[...money, 'costing'], (element) => kit.money.cost(element)],
    'money-pay': () => [[...money, 'comparing'], (element) => kit.money.pay(element)],
    practice: () => [['practice', 'practicing'], (element) => kit.practice.start(element)],
    // <study-tool data-tool="review">: a tool over the whole guide is the part of that name.
    tool: (element) => tool(element.dataset.tool),
  };

  for (const [name, of] of Object.entries(elements)) {
    kit.elements[`study-${name}`] = class extends HTMLElement {
      connectedCallback() {
        if (this.begun) return;
        this.begun = true;
        const [parts, start] = of(this);
        Promise.all(parts.map(kit.part)).then(() => start(this), () => this.append(kit.make('p', {}, kit.say('not_loaded'))));
      }
    };
  }
})(window.studykit);
