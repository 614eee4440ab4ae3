// <study-item>: takes the finished HTML of an item through its course. data-state says where it is:
//   open → missed → done,  and `past` for an item answered on an earlier visit.
// One button carries each next step (Check, Try again, Ask me again), so that focus need not move when the step changes.
(function (kit) {
  'use strict';
  if (customElements.get('study-item')) return;

  class StudyItem extends HTMLElement {
    connectedCallback() {
      this.type = kit.types[this.dataset.type];
      if (!this.status && this.type) kit.start(this);
    }

    upgrade(inView) {
      this.status = kit.make('p', { className: 'sk-status' });
      this.status.setAttribute('role', 'status');
      this.details = this.querySelector(':scope > details');
      this.summary = this.details.querySelector('summary');
      this.past = kit.make('p', { className: 'sk-past', hidden: true });
      this.sure = this.makeSure();
      this.button = kit.button('check', () => this.next());
      this.actions = kit.make('div', { className: 'sk-actions' }, this.past, this.sure, this.button, this.status);
      this.type.prepare(this);
      this.details.before(this.actions);
      this.addReport();

      this.addEventListener('click', (event) => this.onClick(event));
      this.addEventListener('change', () => this.onChange());

      // Choices that are on screen already, or were touched before the script came, stay where they are.
      const touched = this.type.touched(this) || this.contains(document.activeElement);
      this.canShuffle = this.dataset.fixed === undefined;
      if (this.canShuffle && !inView && !touched) this.type.shuffle(this);

      const last = kit.log.of(this.id, this.dataset.hash).pop();
      // On a reload Firefox fills in again what was chosen: the reader has not touched anything yet.
      if (last && !(touched && kit.isVisit)) this.recall(last);
      else this.open();
      if (this.details.open && !matchMedia('print').matches) this.show();
      kit.progress.join(this);
    }

    // The section holds the address once, ending where the item's name goes.
    addReport() {
      const section = this.closest('.quiz');
      const any = section && section.querySelector('.quiz-report a');
      if (!any) return;
      const link = kit.make('a', { href: any.href + encodeURIComponent(this.id) }, kit.say('report'));
      this.details.append(kit.make('p', { className: 'sk-report' }, link));
    }

    makeSure() {
      const radios = ['guess', 'think', 'sure'].map((value) => {
        const input = kit.make('input', { type: 'radio', name: `${this.id}-sure`, value });
        return kit.make('label', {}, input, ` ${kit.say(`sure_${value}`)}`);
      });
      const group = kit.make('div', { className: 'sk-sure' }, kit.make('span', {}, kit.say('how_sure')), ...radios);
      group.setAttribute('role', 'group');
      group.setAttribute('aria-label', kit.say('how_sure'));
      return group;
    }

    /** @param {string} state @param {string} action the word on the button */
    turn(state, action) {
      this.dataset.state = state;
      this.button.textContent = kit.say(action);
      this.type.lock(this, state === 'done' || state === 'past');
      this.sure.hidden = state !== 'open' || this.tries > 0 || !kit.log.counts(this.id);
      this.summary.textContent = kit.say(state === 'done' ? 'reasons' : 'show_key');
    }

    open() {
      this.tries = 0;
      this.past.hidden = true;
      this.turn('open', 'check');
    }

    next() {
      ({ open: this.check, missed: this.retry, done: this.again, past: this.again })[this.dataset.state].call(this);
    }

    check() {
      const response = this.type.read(this);
      if (this.type.lacks(this, response)) return this.announce(this.type.none, this.type.lacks(this, response));
      const key = this.type.key(this);
      const result = this.type.check(response, key, this);
      this.record(response, result.score, false);
      this.tries += 1;
      const right = result.score === 1;
      const partly = this.type.partly && result.all > 1 ? 'say_partly' : 'say_wrong'; // "0 of 1" says less
      if (right || this.tries > 1) {
        this.finish(right ? 'say_right' : `${partly}_key`, response, result);
      } else {
        this.type.mark(this, response, key, false);
        this.turn('missed', 'try_again');
        this.announce(partly, result);
      }
      kit.keepInView(this.actions);
    }

    /** The key, every reason and the rationale, which stands in the <details> that was there all along. */
    finish(word, response, values) {
      const key = this.type.key(this);
      this.type.mark(this, response, key, true);
      this.turn('done', 'ask_again');
      this.details.open = true;
      this.past.hidden = true;
      this.announce(word, { ...values, key: this.type.text(this, key) });
    }

    retry() {
      this.turn('open', 'check');
      kit.tell(this.status, '');
      if (!this.type.keeps) this.type.write(this, []);
      this.type.first(this).focus();
    }

    again() {
      kit.tell(this.status, '');
      this.reset();
      if (this.canShuffle) this.type.shuffle(this);
      this.type.first(this).focus();
    }

    reset() {
      this.details.open = false;
      this.type.unmark(this);
      this.type.write(this, []);
      this.querySelectorAll('.sk-sure input').forEach((input) => {
        input.checked = false;
      });
      this.open();
    }

    /** The reader asked for the key before having it right. Counts as an answer when it is the first one. */
    show() {
      const { state } = this.dataset;
      const response = state === 'open' && !this.tries ? [] : this.type.read(this);
      if (state !== 'past') this.record([], 0, true);
      this.finish('say_key', response, {});
    }

    recall(last) {
      this.open();
      this.type.write(this, last.response);
      this.type.mark(this, last.response, this.type.key(this), false, false);
      let word = last.score === 1 ? 'last_right' : 'last_wrong';
      if (last.score > 0 && last.score < 1) word = 'last_partly';
      if (last.shown) word = 'last_shown';
      const date = new Date(last.at).toLocaleDateString(document.documentElement.lang || 'en', { dateStyle: 'long' });
      this.past.textContent = this.say(word, { date, response: this.type.text(this, last.response) });
      this.past.hidden = false;
      this.turn('past', 'ask_again');
    }

    record(response, score, shown) {
      const sure = this.querySelector('.sk-sure input:checked');
      kit.log.add({
        id: this.id, hash: this.dataset.hash, type: this.dataset.type, response, score, shown, sure: sure && sure.value,
      });
    }

    announce(word, values) {
      const saved = kit.store.saves ? '' : ` ${kit.say('not_saved')}`;
      kit.tell(this.status, this.say(word, values) + saved);
    }

    /** A type may have its own form of a sentence: `say_wrong_order` before `say_wrong`. */
    say(word, values) {
      const own = `${word}_${this.dataset.type}`;
      return kit.say(own in kit.words ? own : word, values);
    }

    onClick(event) {
      const locked = event.target.closest('[aria-disabled]');
      if (locked) event.preventDefault(); // arrow keys in a radio group come as clicks, too
      // The summary's own click, not `toggle`: the theme opens every <details> to print.
      if (event.target.closest('summary') === this.summary && this.dataset.state !== 'done' && !this.details.open) {
        event.preventDefault();
        this.show();
        kit.keepInView(this.summary);
      }
    }

    // Choosing something else after a miss is trying again already.
    onChange() {
      if (this.dataset.state !== 'missed') return;
      kit.tell(this.status, '');
      this.turn('open', 'check');
    }
  }

  // Defined in 90-define.js, when every part is there.
  kit.elements = { 'study-item': StudyItem };
})(window.studykit);
