// Today: a few items and cards, one after the other. What comes is worked out in scheduling.js and queue.js.
(function (kit) {
  'use strict';
  if (kit.review) return;

  const PARTS = ['catalog', 'days', 'scheduling', 'queue', 'reviewwishes'];
  const STAGE = ['fsrs', 'banks', 'reviewstage']; // only once something is asked
  const termOf = (id) => (id.startsWith('term:') ? id.slice(5) : null);

  // A tenth of the page's weight, for nothing before the first answer.
  const scheduler = async () => (kit.log.all().length ? kit.part('fsrs') : null);

  /** The schedule as it is now, from every answer that still counts. */
  function plan() {
    const entries = [...kit.scheduling.published(kit.catalog)].flatMap(([id, { hash }]) => kit.log.of(id, hash));
    return kit.scheduling.schedule(entries, kit.catalog, { now: Date.now(), offset: kit.days.here, exam: kit.reviewwishes.exam() });
  }

  /** Objectives that the address names, as in today/#only=claim-scrub,claim-file. */
  function asked() {
    const [, names = ''] = /^#only=([\w,-]+)$/.exec(location.hash) || [];
    return names.split(',').filter((name) => Object.hasOwn(kit.catalog.objectives, name));
  }

  function section(index) {
    const page = kit.catalog.pages[index];
    return page ? kit.make('a', { href: kit.pageUrl(page) }, kit.say('review_read', { title: page.title })) : '';
  }

  /** What is due, in a sentence or two. */
  function waiting(now) {
    const { items, cards, missed, sure, next, seen } = kit.queue.counts(now, kit.catalog, asked());
    if (!seen) return kit.say(asked().length ? 'review_unseen' : 'review_first');
    const lines = [];
    if (items + cards) lines.push(kit.say('review_due', { items, cards }));
    else if (!missed) lines.push(kit.say('review_due_none'));
    if (missed) lines.push(kit.say('review_missed', { missed }));
    if (sure) lines.push(kit.say('review_sure', { sure }));
    if (!(items + cards) && next) lines.push(kit.say('review_due_next', { date: kit.days.inWords(next) }));
    return lines.join(' ');
  }

  /** What the address keeps to, in words: the objectives, or how many when they would be a wall of text. */
  function kept() {
    const names = asked();
    if (names.length > 3) return kit.say('review_only_many', { n: names.length });
    return names.length ? kit.say('review_only', { list: names.map((name) => kit.catalog.objectives[name].text).join(' ') }) : '';
  }

  function begin(tool) {
    const line = kit.make('p', { className: 'review-line', id: 'review-line', tabIndex: -1 });
    const stage = kit.make('div', {});
    const buttons = kit.make('p', { className: 'review-buttons' });
    const status = tool.querySelector('.review-status');
    const more = kit.make('p', { className: 'review-more' });
    const wishes = kit.reviewwishes.make(async () => {
      const { exam } = (await overview()) || {};
      return exam && kit.days.inWords(exam);
    });
    status.before(kit.make('div', { className: 'review-box' }, line, stage, buttons));
    status.after(more, wishes);
    const report = tool.querySelector('.quiz-report');

    let round = null;
    let now = null; // what is being asked: {id, right: not answered yet when null}
    let shown = []; // today, in this visit: it is logged once
    let day = null;

    /** The button that leads on is drawn as such. */
    const first = (word, act) => Object.assign(kit.button(word, act), { className: 'review-main' });
    const tell = (word, values) => kit.tell(status, [word && kit.say(word, values), !kit.store.saves && kit.say('not_saved')].filter(Boolean).join(' '));
    const queue = (schedule) =>
      kit.queue.build(schedule, kit.catalog, { size: kit.reviewwishes.size(), without: shown, only: asked() });

    function clear() {
      if (now && now.stop) now.stop();
      now = null;
      stage.replaceChildren();
      more.replaceChildren();
      buttons.replaceChildren();
      tell('');
    }

    /** Another tab may have given the first answers of all: null when what is needed since does not come. */
    async function planned() {
      try {
        await scheduler();
        const schedule = plan();
        if (schedule.today !== day) shown = [];
        day = schedule.today;
        return schedule;
      } catch (error) {
        reportError(error);
        tell('not_loaded');
        return null;
      }
    }

    /** What waits, and the button to begin; focus stays where it is. Gives back the schedule. */
    async function overview() {
      const schedule = await planned();
      if (!schedule) return null;
      const list = queue(schedule);
      clear();
      line.textContent = waiting(schedule);
      if (list.length) buttons.append(first('review_start', play));
      if (asked().length) buttons.append(' ', kit.button('review_all', widen));
      more.textContent = list.length ? kept() : kit.say('review_none');
      return schedule;
    }

    /** From what the address asked for to everything. */
    async function widen() {
      history.replaceState(history.state, '', location.pathname + location.search);
      await overview();
      line.focus();
    }

    // What waits is looked up anew: since the button was drawn another tab may have answered it, or a day begun.
    async function play() {
      const schedule = await planned();
      if (!schedule) return;
      const list = queue(schedule);
      if (!list.length) {
        await overview();
        line.focus();
        return;
      }
      round = { ...kit.queue.begin(list), plan: schedule, since: Date.now() };
      wishes.hidden = true;
      next();
    }

    function advance(right) {
      round = kit.queue.after(round, right, round.plan, kit.catalog);
    }

    // What another tab has answered since is not asked again.
    function isAnswered({ id }) {
      const { hash } = kit.scheduling.published(kit.catalog).get(id);
      const isSince = (at) => at > round.since && at <= Date.now();
      return !shown.includes(id) && kit.log.of(id, hash).some((entry) => isSince(Date.parse(entry.at)));
    }

    async function next() {
      while (round.queue.length && isAnswered(round.queue[0])) advance(null);
      clear();
      const [head] = round.queue;
      if (!head) return end();
      const mine = { id: head.id, right: null };
      now = mine;
      shown = [...shown, head.id];
      const n = round.shown.length + 1;
      const all = round.shown.length + round.queue.length;
      line.textContent = kit.say('review_place', { n, all, why: kit.say(`review_why_${head.why}`) });
      line.focus(); // at once: the button that was pressed is gone
      const term = termOf(head.id);
      try {
        await Promise.all(STAGE.map(kit.part));
        const bank = await kit.bank(term ? 'terms' : kit.catalog.items[head.id].bank);
        if (now !== mine) return; // the reader has gone on
        if (term) showCard(term, bank.terms[term]);
        else showItem(head.id, bank);
      } catch (error) {
        if (now !== mine) return;
        reportError(error);
        leave();
        tell('review_missing');
      }
    }

    /** The ways on: to the next, and out of the round. Returns the first. */
    function leave() {
      const on = kit.button('review_skip', () => {
        if (now.right === null) advance(null);
        next();
      });
      const stop = kit.button('review_stop', () => {
        if (now.right === null) shown = shown.filter((id) => id !== now.id);
        end();
      });
      buttons.replaceChildren(on, ' ', stop);
      return on;
    }

    function answered(right) {
      now.right = right;
      advance(right);
      const objective = (id) => (kit.catalog.items[id] || { objective: id }).objective;
      const returns = round.queue.some(({ id }) => objective(id) === objective(now.id));
      if (!right) tell(returns ? 'review_returns' : 'review_tomorrow', { left: round.queue.length });
    }

    function showItem(id, bank) {
      const one = kit.catalog.items[id];
      const about = one.case && bank.cases && bank.cases[one.case];
      now.stop = kit.reviewstage.item(stage, { html: bank.items[id], about, report }, (right) => {
        answered(right);
        more.replaceChildren(section(one.page));
        buttons.firstChild.textContent = kit.say('review_next');
        buttons.firstChild.classList.add('review-main');
      });
      leave();
    }

    function showCard(term, sides) {
      const { face, turn } = kit.reviewstage.card(stage, sides, line);
      const grade = (right) => {
        const { hash } = kit.catalog.terms[term];
        kit.log.add({ id: now.id, hash, type: 'card', response: [], score: right ? 1 : 0, shown: false });
        answered(right);
        next();
      };
      const turned = first('review_turn', () => {
        turn();
        buttons.replaceChildren(first('review_knew', () => grade(true)), ' ', kit.button('review_not', () => grade(false)));
        buttons.firstChild.focus();
      });
      leave().before(turned, ' ');
      if (document.activeElement === line) face.focus();
    }

    async function end() {
      const schedule = await planned();
      if (!schedule) return;
      const list = queue(schedule);
      const { answered: all, right } = round;
      clear();
      wishes.hidden = false;
      line.textContent = all ? kit.say('review_end', { all, right }) : kit.say('review_end_none');
      more.textContent = waiting(schedule);
      if (list.length) buttons.append(first('review_again', play));
      if (asked().length) buttons.append(' ', kit.button('review_all', widen));
      line.focus();
    }

    // Who left the tab open finds there what waits on the day of coming back.
    tool.refresh = () => !now && day !== kit.days.of(Date.now(), kit.days.here) && overview();
    return overview();
  }

  document.addEventListener('visibilitychange', () =>
    document.querySelectorAll('study-tool[data-tool="review"]').forEach((tool) => tool.refresh && tool.refresh()));

  async function start(tool) {
    try {
      await Promise.all(PARTS.map(kit.part));
      await scheduler();
      await begin(tool);
      tool.dataset.state = 'ready'; // the words for readers without a script go
    } catch (error) {
      reportError(error);
      kit.tell(tool.querySelector('.review-status'), kit.say('not_loaded'));
    }
  }

  kit.review = { start };
})(window.studykit);
