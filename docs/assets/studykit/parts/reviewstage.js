// What stands on the review's page while it is asked: an item as lessons show it, asked afresh, or a card.
(function (kit) {
  'use strict';
  if (kit.reviewstage) return;

  /**
   * @param report the line that leads to reporting an item, or nothing
   * @param answered is called once, when the item was first checked or its key shown: whether it was right
   * @returns what stops listening
   */
  function item(stage, { html, about, report }, answered) {
    // The panel of a lesson counts the items of its page; here is nothing to count.
    const panel = kit.make('div', { className: 'sk-progress', hidden: true });
    panel.panel = { update() {} };
    const quiz = kit.make('div', { className: 'quiz' }, panel, ...(report ? [report] : []), kit.fromHtml(html));
    const element = quiz.querySelector('study-item');
    let awake = false;
    const observer = new MutationObserver(() => {
      const { state } = element.dataset;
      if (!awake) {
        awake = true;
        // What was answered before comes with that answer.
        if (state === 'past') element.reset();
        if (element.canShuffle) element.type.shuffle(element);
      } else if (state === 'missed' || state === 'done') {
        observer.disconnect();
        answered(state === 'done' && element.tries > 0); // a key that was shown is no answer
      }
    });
    observer.observe(element, { attributes: true, attributeFilter: ['data-state'] });
    stage.replaceChildren(...(about ? [kit.fromHtml(about)] : []), quiz);
    return () => observer.disconnect();
  }

  /** @returns {face: where focus goes, turn: shows what is behind, in a status line that was there before} */
  function card(stage, { front, back }, line) {
    const face = kit.make('div', { className: 'review-face', tabIndex: -1 }, kit.fromHtml(front));
    const behind = kit.make('div', { className: 'review-back' });
    behind.setAttribute('role', 'status');
    face.setAttribute('aria-describedby', line.id);
    stage.replaceChildren(kit.make('div', { className: 'review-card' }, face, behind));
    return { face, turn: () => behind.replaceChildren(kit.fromHtml(back)) };
  }

  kit.reviewstage = { item, card };
})(window.studykit);
