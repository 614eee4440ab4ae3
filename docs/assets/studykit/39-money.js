// <study-money-cost> and <study-money-pay>: what they do lies in parts/, for the few pages that have them.
(function (kit) {
  'use strict';

  for (const [name, part] of [['cost', 'costing'], ['pay', 'comparing']]) {
    kit.elements = {
      ...kit.elements,
      [`study-money-${name}`]: class extends HTMLElement {
        connectedCallback() {
          if (this.begun) return;
          this.begun = true;
          kit.part('money').then(() => kit.part('moneyform')).then(() => kit.part(part)).then(() => kit.money[name](this));
        }
      },
    };
  }
})(window.studykit);
