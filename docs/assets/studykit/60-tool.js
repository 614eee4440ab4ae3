// <study-tool data-tool="review">: what it does lies in parts/, for the few pages that have it.
(function (kit) {
  'use strict';
  if (customElements.get('study-tool')) return;

  class StudyTool extends HTMLElement {
    connectedCallback() {
      if (this.begun) return;
      this.begun = true;
      const { tool } = this.dataset;
      kit.part(tool).then(() => kit[tool].start(this));
    }
  }

  kit.elements = { ...kit.elements, 'study-tool': StudyTool };
})(window.studykit);
