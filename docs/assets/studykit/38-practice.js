// <study-practice>: what it does lies in parts/, for the few pages that have it.
(function (kit) {
  'use strict';
  if (customElements.get('study-practice')) return;

  class StudyPractice extends HTMLElement {
    connectedCallback() {
      if (this.begun) return;
      this.begun = true;
      kit.part('practice').then(() => kit.part('practicing')).then(() => kit.practice.start(this));
    }
  }

  kit.elements = { ...kit.elements, 'study-practice': StudyPractice };
})(window.studykit);
