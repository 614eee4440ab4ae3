// Which programs fit, in which order, and the address that says so. Pure functions: tests ask them in Node.
(function (kit) {
  'use strict';
  if (kit.finding) return;

  const CHOICES = ['level', 'format', 'town', 'county', 'exam', 'aid', 'active'];
  const MOSTS = ['length', 'cost'];
  const PLACES = ['town', 'county'];
  const MARK = '#find?';

  /** Dollars: "$5,000" and "5000" alike; null for what is no amount. */
  function amount(text) {
    const found = text.replace(/[\s$,]/g, '').match(/^\d{1,6}(\.\d\d?)?$/);
    return found ? Number(found[0]) : null;
  }

  /** The limit of a filter; null when there is none, or when it is no amount. */
  const limit = (filters, key) => (filters[key] ? amount(filters[key]) : null);

  /**
   * @param row {id, name, online, and by field a list of names or a number or null}
   * @returns whether it may fit, and the fields that it would be judged by and that are not published
   */
  function judge(row, filters) {
    const missing = [];
    for (const key of CHOICES) {
      if (!filters[key] || (PLACES.includes(key) && row.online && !filters.near)) continue;
      if (!row[key].length) missing.push(key);
      else if (!row[key].includes(filters[key])) return { fits: false, missing: [] };
    }
    for (const key of MOSTS) {
      const most = limit(filters, key);
      if (most === null) continue;
      if (row[key] === null) missing.push(key);
      else if (row[key] > most) return { fits: false, missing: [] };
    }
    return { fits: true, missing };
  }

  /** What has no value comes last; equals stay as they stand. */
  function sorted(rows, by) {
    if (by === 'name') return [...rows].sort((one, other) => one.name.localeCompare(other.name, 'en'));
    if (!['cost', 'length', 'credits'].includes(by)) return [...rows];
    const rank = (row) => (row[by] === null ? Infinity : row[by]);
    return [...rows].sort((one, other) => (rank(one) === rank(other) ? 0 : rank(one) - rank(other)));
  }

  /** The rows to show, in order; how many more could not be judged (they are shown when the reader wants them), and by what. */
  function find(rows, filters) {
    const judged = rows.map((row) => [row, judge(row, filters)]).filter(([, { fits }]) => fits);
    const open = judged.filter(([, { missing }]) => missing.length);
    const shown = judged.filter(([, { missing }]) => filters.unknown || !missing.length).map(([row]) => row);
    const fields = [...CHOICES, ...MOSTS].filter((key) => open.some(([, { missing }]) => missing.includes(key)));
    return { shown: sorted(shown, filters.sort), unjudged: open.length, fields };
  }

  const isNarrowed = (filters) => [...CHOICES, ...MOSTS].some((key) => filters[key]);

  /** The filters as the end of an address, which no server is sent; empty when all is as at first. */
  function write(filters) {
    const said = new URLSearchParams();
    for (const [key, value] of Object.entries(filters)) {
      if (key === 'compare' ? value.length : value && !(key === 'sort' && value === 'school')) said.set(key, String(value));
    }
    // A comma may stand in an address, and reads better.
    return said.size ? MARK + String(said).replaceAll('%2C', ',') : '';
  }

  /**
   * The filters of an address. What it names and is no longer there is left out.
   * @param known the values that each filter can have; `compare` holds the programs' ids, `cost` is free
   */
  function read(hash, known) {
    const said = new URLSearchParams(hash.startsWith(MARK) ? hash.slice(MARK.length) : '');
    const filters = {};
    for (const key of [...CHOICES, 'length', 'near', 'unknown']) {
      filters[key] = known[key].includes(said.get(key)) ? said.get(key) : '';
    }
    filters.cost = (said.get('cost') || '').slice(0, 12);
    filters.sort = known.sort.includes(said.get('sort')) ? said.get('sort') : 'school';
    const compared = new Set((said.get('compare') || '').split(','));
    filters.compare = [...compared].filter((id) => known.compare.includes(id)).slice(0, 3);
    return filters;
  }

  kit.finding = { CHOICES, MOSTS, MARK, amount, judge, sorted, find, isNarrowed, write, read };
})(window.studykit);
