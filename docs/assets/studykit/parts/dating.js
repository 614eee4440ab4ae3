// The study plan with dates. Pure functions: tests ask them in Node. A date is a text such as 2027-03-01, reckoned as a
// number of days (days.js).
(function (kit) {
  'use strict';
  if (kit.dating) return;

  // About twenty short evenings, as docs/study/plan.md says of a month: our own assumption.
  const HOURS = 15;
  // The weeks before the exam are for mixed practice, not for new pages.
  const RESERVE = 28;
  const FAR = 3660;

  const { read, text } = kit.days;
  const after = (date, days) => text(read(date) + days);
  const between = (from, to) => read(to) - read(from);

  /** What is wrong with the reader's wishes: names of words, by field. No exam date is no mistake. */
  function wrong({ start, exam, hours }, now) {
    const found = {};
    if (read(start) === null || Math.abs(between(now, start)) > FAR) found.start = 'bad_date';
    if (exam && read(exam) === null) found.exam = 'bad_date';
    else if (exam && read(exam) <= read(now)) found.exam = 'bad_past';
    else if (exam && !found.start && between(start, exam) < 1) found.exam = 'bad_order';
    else if (exam && between(now, exam) > FAR) found.exam = 'bad_date';
    if (!(hours >= 1 && hours <= 60)) found.hours = 'bad_hours';
    return found;
  }

  /**
   * @param months ids in order, the last one for the exam itself
   * @param wishes {start, exam or '', hours a week, skip: ids of months that are left out}
   * @returns {steps: [{kind, id, from, to}], end, need: hours a week that the dates ask for, ready: the day at the reader's
   *   own pace}; kinds are read, review (one day), mock (one day), last (the last month) and exam
   */
  function dated(months, { start, exam, hours, skip }) {
    const left = months.filter((id) => !(skip || []).includes(id));
    const last = left.includes(months[months.length - 1]) ? left.pop() : null;
    const begin = read(start);
    const pace = Math.round((left.length * HOURS * 7) / hours);
    const final = Math.max(1, Math.round((HOURS * 7) / hours));
    const ready = text(begin + pace + Math.min(Math.max(final, 7), RESERVE));
    // The exam's own day is for the exam.
    const end = exam ? read(exam) : read(ready);
    const span = Math.max(0, end - begin);
    const reserve = left.length ? Math.min(RESERVE, exam ? Math.floor(span / 4) : end - begin - pace) : span;
    const steps = [...blocks(left, begin, end - reserve), ...lastWeeks(last, Math.min(end - reserve, end - 1), end, begin)];
    if (exam) steps.push({ kind: 'exam', id: 'exam', from: exam, to: exam });
    const weeks = Math.max(1, span - reserve) / 7;
    return { steps, end: text(end), need: Math.ceil((left.length * HOURS * 2) / weeks) / 2, ready };
  }

  // Months one behind the other, each ending with a day for looking back once there is something to look back at.
  function blocks(ids, begin, end) {
    return ids.flatMap((id, n) => {
      const edge = (k) => begin + Math.floor(((end - begin) * k) / ids.length);
      const to = Math.max(edge(n), edge(n + 1) - 1);
      const read = { kind: 'read', id, from: text(edge(n)), to: text(to) };
      return n ? [read, { kind: 'review', id: `review-${id}`, from: text(to), to: text(to) }] : [read];
    });
  }

  // Mocks at the beginning, in the middle and at three quarters; none on the day of the exam, no two on one day.
  function lastWeeks(id, begin, end, start) {
    const from = Math.max(start, begin);
    const to = Math.max(from, end - 1);
    const days = end > from ? [0, 1 / 2, 3 / 4].map((part) => Math.min(to, from + Math.round((end - from) * part))) : [];
    const mocks = [...new Set(days)].map((day, n) => ({ kind: 'mock', id: `mock-${n + 1}`, from: text(day), to: text(day) }));
    return [...(id ? [{ kind: 'last', id, from: text(from), to: text(to) }] : []), ...mocks];
  }

  /** Whether a month should have ended before today and is not done. */
  const isLate = (steps, done, now) =>
    steps.some(({ kind, id, to }) => (kind === 'read' || kind === 'last') && !done.includes(id) && read(to) < read(now));

  /**
   * The wishes moved to today: what is done is left out, the order stays. An exam date that has passed is taken out, one before
   * the first day (the review lets the reader choose it, too) begins the plan. The same wishes when nothing of it is so.
   */
  function moved(months, wishes, done, now) {
    const { start, exam } = wishes;
    const passed = exam && read(exam) < read(now);
    const isTooEarly = exam && read(exam) <= read(start) && read(now) < read(start);
    if (!passed && !isTooEarly && !isLate(dated(months, wishes).steps, done, now)) return wishes;
    const skip = months.filter((id) => done.includes(id) || (wishes.skip || []).includes(id));
    // On the day of the exam itself nothing can be spread any more.
    return { ...wishes, start: now, exam: passed ? '' : exam, skip };
  }

  kit.dating = { HOURS, after, between, wrong, dated, isLate, moved };
})(window.studykit);
