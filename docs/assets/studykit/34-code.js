// The type `code`: a code of ICD-10-CM, on the base of a written answer. What a wrong one has wrong is found by
// parts/codes.js and shown by parts/tabular.js, which load when somebody begins to write or to browse.
(function (kit) {
  'use strict';
  if (kit.types.code) return;

  const base = kit.types.text;
  const field = (item) => item.querySelector('.written input');
  // Where a part does not load, right and wrong are still told, and the reasons that stand in the page.
  const parts = (then) => kit.part('codes').then(() => kit.part('tabular')).then(then).catch(() => {});

  kit.types.code = {
    ...base,
    /** As the Tabular List writes it: capitals, no space, a dot behind the third character. */
    normal(text) {
      const code = text.normalize('NFKC').toUpperCase().replace(/[\s\u200b-\u200d\u2060]+/g, '');
      return /^[A-Z0-9]{4,7}$/.test(code) ? `${code.slice(0, 3)}.${code.slice(3)}` : code;
    },
    load(item) {
      const panel = item.querySelector('.browse');
      const join = () => parts(() => kit.explain.join(item));
      field(item).addEventListener('focus', join);
      if (field(item) === document.activeElement) join();
      // The reader sees how it was read.
      field(item).addEventListener('change', () => this.write(item, this.read(item)));
      panel.firstElementChild.addEventListener('click', () => parts(() => kit.explain.browse(panel)));
    },
    read(item) {
      return base.read(item).map(this.normal);
    },
    lacks(item, [code]) {
      const said = code ? kit.codes && kit.codes.form(code) : kit.say('answer_first');
      return said ? { said } : false;
    },
    judge(item, text) {
      const term = [...item.querySelectorAll('dt')].find((dt) => [...dt.querySelectorAll('b')].some((code) => code.textContent === text));
      return term ? { isKey: term.dataset.key !== undefined, why: term.nextElementSibling } : {};
    },
    check([code], keys, item) {
      const { isKey, why } = this.judge(item, code);
      const told = !why && kit.explain && kit.explain.tell(code, keys);
      return { score: isKey ? 1 : 0, code, said: told || kit.say(`code_wrong${why ? '_why' : ''}`) };
    },
    mark(item, [code], keys, all, reasons = true) {
      base.mark.call(this, item, code ? [code] : [], keys, all, reasons);
      if (!code) return;
      this.write(item, [code]);
      if (!reasons || this.judge(item, code).why) return;
      if (kit.explain) kit.explain.show(item, code, keys);
      else parts(() => kit.explain.showLate(item, code, keys));
    },
  };
})(window.studykit);
