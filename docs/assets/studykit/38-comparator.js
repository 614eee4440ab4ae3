// <study-comparator>: what it does lies in parts/, for the one page that has it.
(function (kit) {
  'use strict';
  if (customElements.get('study-comparator')) return;

  class StudyComparator extends HTMLElement {
    connectedCallback() {
      if (this.begun) return;
      this.begun = true;
      kit.part('comparator').then(() => kit.compare(this));
    }
  }

  kit.elements = { ...kit.elements, 'study-comparator': StudyComparator };
})(window.studykit);
