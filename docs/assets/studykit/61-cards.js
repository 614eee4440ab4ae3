// <study-cards>: what it does lies in parts/, for the few pages that have it.
(function (kit) {
  'use strict';
  if (customElements.get('study-cards')) return;

  class StudyCards extends HTMLElement {
    connectedCallback() {
      if (this.begun) return;
      this.begun = true;
      kit.part('cards').then(() => kit.cards.start(this));
    }
  }

  kit.elements = { ...kit.elements, 'study-cards': StudyCards };
})(window.studykit);
