// <study-finder>: what it does lies in parts/, for the page that has it.
(function (kit) {
  'use strict';
  if (customElements.get('study-finder')) return;

  class StudyFinder extends HTMLElement {
    connectedCallback() {
      if (this.begun) return;
      this.begun = true;
      Promise.all([kit.part('finding'), kit.part('finder')]).then(() => kit.finder.start(this));
    }
  }

  kit.elements = { ...kit.elements, 'study-finder': StudyFinder };
})(window.studykit);
