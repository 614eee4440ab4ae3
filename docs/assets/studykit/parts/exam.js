// Mock exams: the records that are kept, and which screen is shown: parts/examsetup.js, examrun.js or examreport.js. What is
// drawn, kept and counted are pure functions in parts/drawing.js, running.js and reporting.js.
(function (kit) {
  'use strict';
  if (kit.exam) return;

  const PARTS = ['catalog', 'banks', 'seeded', 'drawing', 'running', 'reporting', 'examitem'];
  const SCREENS = ['examsetup', 'examrun', 'examreport'];
  const say = (word, values) => kit.say(`exam_${word}`, values);
  /** Those that can be read and stand under their own name: one under another could be neither gone on with nor deleted. */
  const records = () => kit.store.all('exam').flatMap(([name, text]) => {
    const run = kit.running.read(text);
    return run && run.name === name ? [run] : [];
  });

  /** Keeps one record, and hears of what other tabs write into it. `told()` is called when that changed something. */
  function keeper(element, first, told) {
    const stored = () => kit.store.all('exam').find(([name]) => name === first.name);
    let run = first;
    let text = (stored() || [])[1] || '';
    const write = (next) => {
      run = next;
      const kept = kit.running.write(run);
      if (kept === text) return;
      text = kept;
      kit.store.set('exam', run.name, text);
    };
    let on = true;
    kit.store.watch(() => {
      if (!on || !element.isConnected) return;
      const found = stored();
      if (found && found[1] === text) return;
      const other = found && kit.running.read(found[1]);
      if (!other) {
        on = false; // it was deleted elsewhere: writing would bring it back
        told(null);
        return;
      }
      run = kit.running.merge(run, other);
      text = found[1];
      write(run);
      told(run);
    });
    write(run);
    return {
      get: () => run,
      write,
      /** Takes it without writing: the clock moves each second. */
      hold(next) {
        run = next;
      },
      stop() {
        on = false;
      },
    };
  }

  function start(element) {
    const status = kit.make('p', { className: 'exam-said' });
    status.setAttribute('role', 'status');
    const box = kit.make('div', { className: 'exam-screen' });
    element.append(box, status);
    let leave = () => {};
    let keep = { stop() {} };
    const page = { element, status, name: element.dataset.exam, pace: Number(element.dataset.pace), now: Date.now, random: Math.random };
    page.links = { review: element.dataset.review, rule: element.dataset.rule };

    /** One screen in place of another; the focus goes to its heading, except when the page has just come. */
    page.show = (nodes, focus, gone = () => {}) => {
      leave();
      leave = gone;
      box.replaceChildren(...nodes);
      if (focus) focus.focus();
    };
    page.tell = (text) => kit.tell(status, [text, kit.store.saves ? '' : say('not_saved')].filter(Boolean).join(' '));
    page.start = (text, isFirst) => {
      keep.stop();
      const { nodes, heading } = kit.examsetup.screen(page);
      page.show(nodes, !isFirst && heading);
      page.tell(text);
    };
    page.open = (run, lacking) => {
      let view = null;
      keep.stop();
      keep = keeper(element, run, (next) => {
        if (!next) page.start(say('deleted_elsewhere'));
        else if (view) view.heard();
      });
      const screen = kit.running.isOpen(run) ? kit.examrun : kit.examreport;
      page.tell(lacking ? say('lacking', { domains: lacking }) : '');
      screen.open(page, keep).then((opened) => {
        view = opened;
      });
    };
    /** Also after a form that a link gave: the same one again would be no other. */
    page.another = () => {
      page.given = null;
      page.start('');
    };
    /** By its name: since the list of runs was made, another tab may have written more into it, or deleted it. */
    page.resume = (name) => {
      const run = records().find((one) => one.name === name);
      if (run) page.open(run);
      else page.start(say('deleted_elsewhere'));
    };
    page.paper = (found) => kit.examreport.paper(page, found).catch(() => page.start(say('not_loaded')));

    Promise.all([...PARTS, ...SCREENS].map(kit.part)).then(() => {
      page.catalog = kit.catalog;
      const asked = kit.drawing.asked(location.search, kit.catalog);
      page.given = asked && asked.exam === page.name ? asked : null;
      element.querySelectorAll(':scope > :not(.exam-screen, .exam-said)').forEach((node) => {
        node.hidden = true;
      });
      page.start('', true);
    }, () => kit.tell(status, say('not_loaded')));
  }

  kit.exam = { start, say, records };
})(window.studykit);
