// What the reader wishes of the review: how many at a time, and until which exam. Kept as settings.
(function (kit) {
  'use strict';
  if (kit.reviewwishes) return;

  const SIZES = [5, 10, 20];

  function setting(name) {
    const [, text] = kit.store.all('setting').find(([other]) => other === name) || [];
    try {
      return JSON.parse(text);
    } catch {
      return null; // never set, or broken
    }
  }

  // The same setting that the study plan has.
  const exam = () => (typeof setting('exam-date') === 'string' ? setting('exam-date') : '');
  const size = () => (SIZES.includes(setting('review-size')) ? setting('review-size') : SIZES[0]);

  /** The form. @param changed is called after a change; promises the day of the exam in words, or nothing when none lies ahead */
  function make(changed) {
    const many = kit.make('select', {}, ...SIZES.map((n) => kit.make('option', { value: n, selected: n === size() }, String(n))));
    const date = kit.make('input', { type: 'date', value: exam() });
    const said = kit.make('p', { className: 'reviewwishes-said' });
    said.setAttribute('role', 'status');
    many.addEventListener('change', () => {
      kit.store.set('setting', 'review-size', JSON.stringify(Number(many.value)));
      changed();
    });
    date.addEventListener('change', async () => {
      if (date.value) kit.store.set('setting', 'exam-date', JSON.stringify(date.value));
      else kit.store.remove('setting', ['exam-date']);
      const until = await changed();
      const word = until ? 'reviewwishes_set' : date.value ? 'reviewwishes_past' : 'reviewwishes_none';
      kit.tell(said, kit.say(word, { date: until }));
    });
    return kit.make(
      'details',
      { className: 'review-wishes' },
      kit.make('summary', {}, kit.say('reviewwishes_title')),
      kit.make('label', {}, kit.say('reviewwishes_size'), ' ', many),
      kit.make('label', {}, kit.say('reviewwishes_exam'), ' ', date),
      said,
    );
  }

  kit.reviewwishes = { exam, size, make };
})(window.studykit);
