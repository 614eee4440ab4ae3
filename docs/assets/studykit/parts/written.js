// What a written answer says and how close it is: pure functions for 31-written.js. For each of the two types
//   lacks(text, measure) → '' or the word for why there is nothing to check yet
//   judge(text, forms, measure) → the form it is, {text, isKey, why}, or {near: the word for how close, if it is}
// forms: key and misses as readers see them, the key first; measure: {unit, tolerance}.
(function (kit) {
  'use strict';

  // The same two patterns as in hooks/studykit/item_types/text.py.
  const plain = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
    .replace(/[\s\-‐-―−'’‘"“”`\u00ad\u200b-\u200d\u2060]|\.(?!\d)/g, '').replace(/^[(\[]+|[.,;:!?)\]]+$/g, '');

  // Letters that differ; two neighbors in each other's place count once. Far words count as 9: nobody asks how far.
  function apart(a, b) {
    if (a === b) return 0;
    // In a short word, or a code, one letter makes another word.
    const most = /\d/.test(a + b) ? 0 : Math.min(2, Math.floor(b.length / 4));
    if (Math.abs(a.length - b.length) > most) return 9;
    const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
    for (let i = 1; i <= a.length; i += 1) {
      rows[i] = [i];
      for (let j = 1; j <= b.length; j += 1) {
        const change = a[i - 1] === b[j - 1] ? 0 : 1;
        rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + change);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
      }
    }
    const off = rows[a.length][b.length];
    return off > most ? 9 : off;
  }

  const text = {
    lacks: (said) => (plain(said) ? '' : 'answer_first'),
    judge(said, forms) {
      let best = { off: 9 };
      for (const form of forms) {
        const off = apart(plain(said), plain(form.text));
        if (off < best.off) best = { ...form, off };
      }
      // A misspelt miss is still that mistake; a misspelt key is not right.
      if (!best.off || best.isKey === false) return best;
      return { near: best.off < 9 && `written_near_${best.off}` };
    },
  };

  const months = Array.from({ length: 12 }, (_, i) =>
    new Date(2000, i).toLocaleDateString('en', { month: 'long' }).toLowerCase());

  // 2026-03-01, 3/1/2026, March 1, 2026, 1 Mar 2026 → days since 1970; NaN for what is no day of the calendar.
  function day(text) {
    const said = text.normalize('NFKC').toLowerCase().replace(/[‐-―−]/g, '-').replace(/[\s,]+/g, ' ').trim();
    let [, year, month, date] = /^([12]\d{3})-(\d\d?)-(\d\d?)$/.exec(said) || [];
    if (!year) [, month, date, year] = /^(\d\d?)[/-](\d\d?)[/-]([12]\d{3})$/.exec(said) || [];
    if (!year) [, month, date, year] = /^([a-z]{3,9})\.? (\d\d?)(?:st|nd|rd|th)? ([12]\d{3})$/.exec(said) || [];
    if (!year) [, date, month, year] = /^(\d\d?)(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?[ -]([12]\d{3})$/.exec(said) || [];
    const index = /\d/.test(month) ? month - 1 : months.findIndex((name) => name.startsWith(month));
    const time = Date.UTC(year, index, date);
    return new Date(time).getUTCMonth() === index ? time / 864e5 : NaN;
  }

  // $1,250.50, 80 %, +3, −45, 12 months → a number; NaN for all else, a comma as decimal sign included.
  function amount(text, unit) {
    let said = text.normalize('NFKC').toLowerCase().replace(/[‐-―−]/g, '-');
    for (const word of (kit.words[`written_unit_${unit}`] || '').split('|')) said = said.replace(word, '');
    const [, sign, whole, decimals] = /^([+-]?) *([1-9]\d{0,2}(?:[, ]\d{3})+|\d*)((?:\.\d*)?)$/.exec(said.trim()) || [];
    return /\d/.test(whole) || /\d/.test(decimals) ? Number(`${sign}${whole.replace(/\D/g, '')}${decimals}`) : NaN;
  }

  const sizeOf = (text, unit) => (unit === 'date' ? day(text) : amount(text, unit));
  const same = (a, b, width = 0) => Math.abs(a - b) <= width + 1e-9 + Math.abs(b) * 1e-14;

  // How much the last digit that counts is worth, where two or more count.
  function step(size) {
    const [whole, decimals = ''] = String(Math.abs(size)).split('.');
    const zeros = decimals ? 0 : /0*$/.exec(whole)[0].length;
    return (whole + decimals).replace(/^0+/, '').length - zeros < 2 ? 0 : 10 ** (zeros - decimals.length);
  }

  function near(size, [{ text: shown }], unit) {
    const key = sizeOf(shown, unit);
    if (unit === 'date') return Math.abs(size - key) === 1 && 'day';
    if (same(-size, key)) return 'sign';
    if (same(size * 100, key)) return unit === 'percent' ? 'fraction' : 'hundred';
    if (same(size / 100, key)) return 'hundred';
    const [decimals = '.'] = /\.\d+/.exec(shown) || [];
    return same(size, key, Math.max(step(size), 10 ** (1 - decimals.length)) / 2) && 'rounded';
  }

  const number = {
    lacks(said, { unit }) {
      if (!Number.isNaN(sizeOf(said, unit))) return '';
      if (unit === 'date') return 'written_no_date';
      return /\d *,\d|^,\d/.test(said) ? 'written_no_point' : 'written_no_number';
    },
    judge(said, forms, { unit, tolerance = 0 }) {
      const size = sizeOf(said, unit);
      const form = forms.find(({ text: shown }) => same(size, sizeOf(shown, unit), Number(tolerance)));
      if (form) return form;
      const word = near(size, forms, unit);
      return { near: word && `written_near_${word}` };
    },
  };

  kit.written = { text, number };
})(window.studykit);
