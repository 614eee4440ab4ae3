// What item types share when they say nothing else; 30-choice.js tells what each part is for.
(function (kit) {
  'use strict';
  if (kit.type) return;

  kit.type = {
    none: 'answer_first',
    partly: false,
    keeps: false,
    prepare() {},
    shuffle() {},
    unmark() {},
    lacks: (item, response) => (response.length ? false : {}),
    touched(item) {
      return this.read(item).length > 0;
    },
  };
})(window.studykit);
