// Last, when every part is there: defining an element upgrades those on the page at once.
(function (kit) {
  'use strict';
  for (const [name, element] of Object.entries(kit.elements)) {
    if (!customElements.get(name)) customElements.define(name, element);
  }
})(window.studykit);
