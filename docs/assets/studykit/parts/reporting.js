// What a finished mock exam says: per domain so many of so many, with an interval or "too few"; never a scaled score.
(function (kit) {
  'use strict';
  if (kit.reporting) return;

  /** Below this an interval spans half of all that could be: the report says "too few". */
  const FEWEST = 8;
  const Z = 1.959964; // 95 of 100 such intervals hold the true share

  /** Wilson's score interval of k right of n, in whole percent, rounded outwards. */
  function wilson(k, n) {
    const share = k / n;
    const square = Z * Z;
    const middle = share + square / (2 * n);
    const half = Z * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n));
    const whole = 1 + square / n;
    const low = k === 0 ? 0 : Math.floor((100 * (middle - half)) / whole);
    const high = k === n ? 100 : Math.ceil((100 * (middle + half)) / whole);
    return { low: Math.max(0, low), high: Math.min(100, high) };
  }

  const SURE = ['sure', 'think', 'guess'];
  /** Where a miss stands: those of which the reader was sure come first, then the less sure, then what was left blank. */
  function weight(row) {
    if (row.blank) return SURE.length + 1;
    const at = SURE.indexOf(row.sure);
    return at < 0 ? SURE.length : at;
  }

  function counted(rows) {
    const n = rows.length;
    const right = rows.filter((row) => row.score === 1).length;
    return {
      n,
      right,
      partly: rows.filter((row) => row.score > 0 && row.score < 1).length,
      blank: rows.filter((row) => row.blank).length,
      lucky: rows.filter((row) => row.score === 1 && row.sure === 'guess').length,
      interval: n < FEWEST ? null : wilson(right, n),
    };
  }

  /**
   * Of a run that was handed in: {…counts, domains: [{id, title, wanted, …counts}], misses: [row]}. What had left the
   * guide by then has no score and does not count. A partly right answer is not right here; it is counted beside.
   * `titles` are the domains' by their ids.
   */
  function report(run, titles) {
    const scored = run.items.filter(([id]) => Object.hasOwn(run.scores, id));
    const rows = scored.map(([id, hash, domain], i) => {
      const [response, sure] = Object.hasOwn(run.answers, id) ? run.answers[id] : [[], null];
      return { id, hash, domain, n: i + 1, response, sure, blank: !response.length, score: run.scores[id] };
    });
    const domains = Object.keys(run.wanted).map((id) => ({
      id,
      title: titles[id] || id,
      wanted: run.wanted[id],
      ...counted(rows.filter((row) => row.domain === id)),
    }));
    const misses = rows.filter((row) => row.score < 1).sort((a, b) => weight(a) - weight(b) || a.n - b.n);
    return { ...counted(rows), domains, misses };
  }

  kit.reporting = { wilson, report, FEWEST };
})(window.studykit);
