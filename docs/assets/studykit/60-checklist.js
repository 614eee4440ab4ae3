// <study-checklist>: what it does lies in parts/, for the few pages that have it.
(function (kit) {
  'use strict';
  if (customElements.get('study-checklist')) return;

  class StudyChecklist extends HTMLElement {
    connectedCallback() {
      if (this.begun) return;
      this.begun = true;
      kit.part('checklist').then(() => kit.checklist.start(this));
    }
  }

  kit.elements = { ...kit.elements, 'study-checklist': StudyChecklist };
})(window.studykit);
