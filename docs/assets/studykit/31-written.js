// The types `text` and `number`: a written answer. Key and misses stand in the <b> of each <dt>, as readers see them.
// What an answer says, and how close it is, parts/written.js knows; it loads where such an item wakes. Another type on
// this base brings its own `judge` and `load`.
(function (kit) {
  'use strict';
  if (kit.types.text) return;

  const field = (item) => item.querySelector('.written input');
  const measure = (item) => item.querySelector('dt[data-key]').dataset;
  const part = (item) => kit.written && kit.written[item.dataset.type];

  // Everything the answer is compared with: the accepted forms first.
  const forms = (item) => [...item.querySelectorAll('dt b')].map((said) => {
    const term = said.parentElement;
    return { text: said.textContent, isKey: 'key' in term.dataset, why: term.nextElementSibling };
  });

  // {isKey, why: the <dd> that names the mistake, near: the word that says how close}
  function judge(item, text) {
    if (part(item)) return part(item).judge(text, forms(item), measure(item));
    const last = kit.log.of(item.id, item.dataset.hash).pop();
    return { isKey: Boolean(last) && last.score === 1 };
  }

  function unsay(item) {
    const verdict = item.querySelector('.written .sk-verdict');
    if (!verdict) return;
    delete verdict.parentElement.dataset.verdict;
    verdict.previousSibling.remove(); // the space before it
    verdict.remove();
  }

  const written = {
    ...kit.type,
    none: '{said}', // more than one thing can be lacking: `lacks` brings the whole sentence
    keeps: true, // a slip is mended, not written anew
    judge,
    load() {
      kit.part('written').catch(() => {}); // `lacks` asks again
    },
    prepare(item) {
      this.load(item);
      const input = field(item);
      input.addEventListener('keydown', (event) => {
        const isEnter = event.key === 'Enter' && !event.repeat && !event.isComposing;
        if (isEnter && item.dataset.state === 'open') item.button.click();
      });
      // The verdict was on what stood here; the reason stays, to mend it by.
      input.addEventListener('input', () => {
        unsay(item);
        item.onChange();
      });
      // It comes when Enter or Tab leaves what was written: the answer that was just checked would count as a new one.
      input.addEventListener('change', (event) => event.stopPropagation());
    },
    read: (item) => [field(item).value.trim()].filter(Boolean),
    write(item, [text = '']) {
      field(item).value = text;
    },
    key: (item) => forms(item).filter((form) => form.isKey).map((form) => form.text),
    text: (item, [text = '']) => text,
    first: field,
    lock(item, on) {
      field(item).readOnly = on; // not `disabled`: the verdict must be within reach
    },
    lacks(item, [text]) {
      if (text && !part(item)) {
        const said = kit.say('not_loaded');
        kit.part('written').then(() => item.status.textContent.startsWith(said) && item.button.click(), () => {});
        return { said };
      }
      const word = text ? part(item).lacks(text, measure(item)) : 'answer_first';
      return word && { said: kit.say(word) };
    },
    check([text], key, item) {
      const { isKey, why, near } = this.judge(item, text);
      return { score: isKey ? 1 : 0, said: kit.say(`written_wrong${near ? '_close' : why ? '_why' : ''}`) };
    },

    mark(item, [text], key, all, reasons = true) {
      this.unmark(item);
      if (text === undefined) return; // the key was looked at
      const { isKey, why, near } = this.judge(item, `${text}`);
      const label = field(item).parentElement;
      label.dataset.verdict = isKey ? 'right' : 'wrong';
      label.append(' ', kit.make('b', { className: 'sk-verdict' }, kit.say(label.dataset.verdict)));
      // Once the key is shown, its list stands open below with every reason in it.
      let reason = reasons && why;
      if (!all && reasons && (why || near)) {
        reason = kit.make('div', { className: 'sk-why' }, ...(why ? why.cloneNode(true).childNodes : [kit.say(near)]));
        label.after(reason);
      }
      if (!reason) return;
      reason.id = `${item.id}-why`;
      field(item).setAttribute('aria-describedby', reason.id);
    },
    unmark(item) {
      unsay(item);
      item.querySelectorAll('.sk-why').forEach((why) => why.remove());
      item.querySelectorAll('dd[id]').forEach((why) => why.removeAttribute('id'));
      field(item).removeAttribute('aria-describedby');
    },
  };

  kit.types.text = written;
  kit.types.number = { ...written };
})(window.studykit);
