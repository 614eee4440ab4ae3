// The report of a run that was handed in: words and counts per part, then the misses with their reasons; and a form on paper.
(function (kit) {
  'use strict';
  if (kit.examreport) return;

  const { say } = kit.exam;
  const para = (text) => kit.make('p', {}, text);

  const span = (part) => (part.interval ? say('interval', part.interval) : say('too_few'));

  function row(part) {
    const counted = say('of', { right: part.right, n: part.n });
    const short = part.n < part.wanted ? ` ${say('of_wanted', { n: part.n, wanted: part.wanted })}` : '';
    return kit.make('tr', {}, kit.make('th', { scope: 'row' }, part.title), kit.make('td', {}, counted + short), kit.make('td', {}, span(part)));
  }

  function table(said) {
    const head = kit.make('tr', {}, ...['part', 'right', 'means'].map((word) => kit.make('th', { scope: 'col' }, say(`col_${word}`))));
    const made = kit.make('table', { className: 'fact-table' }, kit.make('caption', {}, say('parts')));
    const foot = kit.make('tfoot', {}, row({ ...said, title: say('all') }));
    made.append(kit.make('thead', {}, head), kit.make('tbody', {}, ...said.domains.map(row)), foot);
    const scroll = kit.make('div', { className: 'table-scroll', tabIndex: 0 }, made);
    scroll.setAttribute('role', 'region');
    scroll.setAttribute('aria-label', say('parts'));
    return scroll;
  }

  /** What stands beside the count, each on a line of its own. */
  function beside(said, run) {
    const lines = [];
    if (said.partly) lines.push(say('report_partly', said));
    if (said.blank) lines.push(say('report_blank', said));
    if (said.lucky) lines.push(say('report_lucky', said));
    lines.push(run.unseen ? say('report_unseen', { unseen: run.unseen, n: run.items.length }) : say('report_seen'));
    const minutes = Math.max(1, Math.round(run.used / 60000));
    lines.push(say(run.limit === null ? 'report_time' : 'report_timed', { minutes, limit: Math.round((run.limit || 0) / 60000) }));
    return kit.make('ul', { className: 'exam-beside' }, ...lines.map((line) => kit.make('li', {}, line)));
  }

  /** Into a review of exactly what was missed: it keeps to the objectives that its address names. */
  function review(misses, catalog, href) {
    const names = [...new Set(misses.map(({ id }) => (catalog.items[id] || {}).objective))].filter(Boolean);
    const only = names.length ? `#only=${names.join(',')}` : '';
    return kit.make('a', { className: 'exam-go', href: href + only }, say('review_link'));
  }

  /** Where an item is taught, from the catalog. */
  function taught(id, catalog) {
    const at = catalog.pages[catalog.items[id].page];
    const link = at && kit.make('a', { href: `${kit.pageUrl(at)}#${id}` }, at.title);
    return link ? [kit.make('p', { className: 'exam-taught' }, `${say('taught')} `, link)] : [];
  }

  // The case of an item once, before the first item that is about it.
  function cases(shown, html, known) {
    return (id) => {
      const name = known[id].case;
      if (!name || shown.has(name)) return [];
      shown.add(name);
      return kit.examitem.nodes(html.cases[name] || '');
    };
  }

  function miss(row, seed, html, caseOf, titles, catalog) {
    const item = kit.examitem.hold(html.items[row.id], kit.make('p'), seed);
    item.type.write(item, row.response);
    item.type.mark(item, row.response, item.type.key(item), true);
    item.type.lock(item, true);
    item.dataset.state = 'done';
    item.addEventListener('click', (event) => {
      if (event.target.closest('[aria-disabled]')) event.preventDefault();
    });
    const details = item.querySelector(':scope > details');
    details.open = true;
    details.querySelector('summary').textContent = kit.say('reasons');
    const said = [say('miss_of', { n: row.n, part: titles[row.domain] || row.domain })];
    if (row.blank) said.push(say('miss_blank'));
    else if (row.score > 0) said.push(say('miss_partly'));
    if (row.sure && !row.blank) said.push(say(`miss_${row.sure}`));
    return [...caseOf(row.id), kit.make('p', { className: 'exam-miss' }, said.join(' ')), item, ...taught(row.id, catalog)];
  }

  const PORTION = 8;
  const pause = window.requestIdleCallback || ((run) => setTimeout(run, 1));

  // A hundred misses at once would hold the page up: the first come with the report, the rest in pauses, or for paper.
  function pour(section, rows, make) {
    const rest = [...rows];
    const some = (n) => section.append(...rest.splice(0, n).flatMap(make));
    const all = () => some(rest.length);
    const next = () => {
      if (section.isConnected) some(PORTION);
      if (section.isConnected && rest.length) pause(next);
      else removeEventListener('beforeprint', all, { capture: true });
    };
    some(PORTION);
    if (!rest.length) return;
    addEventListener('beforeprint', all, { capture: true });
    pause(next);
  }

  async function open(page, keep) {
    const { catalog, links } = page;
    const run = keep.get();
    const exam = catalog.exams[run.exam];
    const titles = Object.fromEntries(exam.domains.map(({ id, title }) => [id, title]));
    const said = kit.reporting.report(run, titles);
    const known = catalog.items;
    const still = said.misses.filter((row) => known[row.id] && known[row.id].hash === row.hash);
    page.show([para(say('loading'))], null);
    const html = await kit.examitem.load(still.map((row) => row.id), known).catch(() => null);

    const title = kit.make('h3', { tabIndex: -1 }, say('report_title', { title: exam.title, n: said.n }));
    const why = links.rule ? [kit.make('a', { href: links.rule }, say('rule_link'))] : [];
    const rule = kit.make('p', {}, `${say('rule')} `, ...why);
    const sure = said.misses.filter((one) => one.sure === 'sure' && !one.blank).length;
    const buttons = kit.make('p', { className: 'exam-buttons' },
      kit.button('exam_again', page.another), kit.button('exam_print', () => print()));

    const right = kit.make('p', { className: 'exam-right' }, say('report_right', said));
    const screen = [title, right, beside(said, run), table(said), para(say('share_how')), rule];
    if (said.misses.length && links.review) {
      buttons.prepend(review(said.misses, catalog, links.review));
      screen.push(para(say('review')));
    }
    screen.push(buttons, kit.make('h3', {}, say('misses')));
    if (!said.misses.length) screen.push(para(say('misses_none')));
    else screen.push(para(sure ? say('misses_sure', { n: sure }) : say('misses_how')));
    if (still.length < said.misses.length) screen.push(para(say('misses_gone', { n: said.misses.length - still.length })));
    if (!html) screen.push(para(say('not_loaded')));
    else if (still.length) {
      const caseOf = cases(new Set(), html, known);
      const section = kit.make('section', { className: 'quiz exam-misses' });
      pour(section, still, (row) => miss(row, run.seed, html, caseOf, titles, catalog));
      screen.push(section);
    }
    page.show(screen, title);
    return null;
  }

  /** A form to print, with its answer key behind it: the same as on the screen for the same seed. */
  async function paper(page, { form, seed }) {
    const known = page.catalog.items;
    const html = await kit.examitem.load(form.ids, known);
    const exam = page.catalog.exams[page.name];
    const title = kit.make('h3', { tabIndex: -1 }, say('paper_title', { title: exam.title, n: form.ids.length, seed }));
    const caseOf = cases(new Set(), html, known);
    const items = form.ids.flatMap((id) => {
      const item = kit.examitem.hold(html.items[id], kit.make('p'), seed);
      return [...caseOf(id), item];
    });
    const section = kit.make('section', { className: 'quiz exam-paper' }, ...items);
    section.dataset.keyTitle = kit.say('answer_key');
    const buttons = kit.make('p', { className: 'exam-buttons' },
      kit.button('exam_print', () => print()), kit.button('exam_leave', () => page.start('')));
    page.show([title, para(say('paper_how')), buttons, section], title);
  }

  kit.examreport = { open, paper };
})(window.studykit);
