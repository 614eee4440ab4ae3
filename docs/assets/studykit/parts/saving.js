// The reader's record as a file: written, read, looked through, put beside what is here. Pure functions: tests ask
// them in Node. An entry is [kind, name, text], as the store keeps it; what a file holds is never trusted.
(function (kit) {
  'use strict';
  if (kit.saving) return;

  const FORMAT = 'studykit-record';
  const VERSION = 1;
  // Browsers give a site about five million characters; a file with all of them is smaller than this.
  const LARGEST = 16 * 1024 * 1024;
  // What a later version of the file needs: MIGRATIONS[1] makes entries of version 2 from those of version 1.
  const MIGRATIONS = {};
  const DEEPEST = 8;
  const NAME = /^[A-Za-z0-9][A-Za-z0-9:._-]{0,199}$/;
  const ID = /^(?:term:)?[a-z0-9][a-z0-9-]{0,99}$/;
  const HASH = /^[A-Za-z0-9]{1,64}$/;
  const TYPE = /^[a-z][a-z-]{0,29}$/;
  const DAY_AND_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z$/;

  const isTime = (value) => typeof value === 'string' && DAY_AND_TIME.test(value) && !Number.isNaN(Date.parse(value));
  const isFew = (value, most) => Number.isInteger(value) && value >= 1 && value <= most;
  // What every object has ("constructor") would be found in any table that is asked for it.
  const isId = (value) => typeof value === 'string' && ID.test(value) && !(value in {});
  const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

  /** Whether a value that was JSON is shallow, and no name in it is one that objects have by themselves. */
  function isPlain(value, depth = 0) {
    if (typeof value !== 'object' || value === null) return typeof value !== 'number' || Number.isFinite(value);
    if (depth === DEEPEST) return false;
    return Object.keys(value).every((name) => (Array.isArray(value) || !(name in {})) && isPlain(value[name], depth + 1));
  }

  /** The value of a JSON text; undefined for what is none, or is not plain. */
  function read(text, longest) {
    if (text.length > longest) return undefined;
    try {
      const value = JSON.parse(text);
      return isPlain(value) ? value : undefined;
    } catch {
      return undefined; // not JSON, or nested deeper than the engine goes
    }
  }

  const isAnswer = (value) => ['string', 'number', 'boolean'].includes(typeof value);

  function isLog(text) {
    const entry = read(text, 20000);
    if (!isObject(entry) || entry.v !== 1) return false;
    const { id, hash, at, type, response, sure = null, score, n = 1, shown = false } = entry;
    return isId(id) && typeof hash === 'string' && HASH.test(hash) && isTime(at) && typeof type === 'string' && TYPE.test(type) &&
      Array.isArray(response) && response.length <= 500 && response.every(isAnswer) &&
      (sure === null || ['guess', 'think', 'sure'].includes(sure)) &&
      typeof score === 'number' && score >= 0 && score <= 1 && isFew(n, 1000000) &&
      (shown === null || ['boolean', 'number'].includes(typeof shown));
  }

  // One line for each kind that belongs into a file. What can be worked out from the others ("page") does not.
  const KINDS = {
    __proto__: null,
    log: isLog,
    exam: (text) => isObject(read(text, 400000)),
    tick: isTime,
    setting: (text) => read(text, 4000) !== undefined,
  };

  const isEntry = (entry) => Array.isArray(entry) && entry.length === 3 && entry.every((part) => typeof part === 'string');
  const fits = ([kind, name, text]) => kind in KINDS && NAME.test(name) && KINDS[kind](text);

  /** The text of a file with all entries of the kinds that are saved, one a line, in an order that does not change. */
  function fileText(entries, now) {
    const rows = entries.filter(([kind]) => kind in KINDS).map((entry) => JSON.stringify(entry)).sort();
    const head = JSON.stringify({ format: FORMAT, version: VERSION, saved: new Date(now).toISOString() });
    return `${head.slice(0, -1)},"entries":[\n${rows.join(',\n')}\n]}\n`;
  }

  /** Entries of one version of the file made into those of another. */
  function migrated(entries, from, to = VERSION, migrations = MIGRATIONS) {
    let list = entries;
    for (let version = from; version < to; version += 1) list = (migrations[version] || ((same) => same))(list);
    return list;
  }

  /**
   * What a file holds: {entries, refused: how many were none of ours or broken, saved: when, or null},
   * or {wrong: 'large', 'broken', 'foreign' or 'later'}. Never throws.
   */
  function parsed(text) {
    if (text.length > LARGEST) return { wrong: 'large' };
    let file;
    try {
      file = JSON.parse(text.replace(/^\ufeff/, ''));
    } catch {
      return { wrong: 'broken' };
    }
    if (!isObject(file) || file.format !== FORMAT || !isFew(file.version, 1000) || !Array.isArray(file.entries)) return { wrong: 'foreign' };
    if (file.version > VERSION) return { wrong: 'later' };
    const whole = file.entries.filter(isEntry);
    const entries = migrated(whole, file.version).filter(fits);
    return { entries, refused: file.entries.length - entries.length, saved: isTime(file.saved) ? file.saved : null };
  }

  const key = ([kind, name]) => `${kind}:${name}`;
  const DAY = 86400000;

  // The newest stamp wins when two records of a run are put together: one that lies ahead could never be answered over.
  function isAhead(run, now) {
    const stamps = [...Object.values(run.answers), ...Object.values(run.flags), run.place, run.paused].map((kept) => kept[kept.length - 1]);
    return Math.max(...stamps, run.begun, run.last, run.handed || 0) > now + DAY || run.used > now + DAY - run.begun;
  }

  /** The text of a mock exam that was worked on at two devices; null when the two are not of one run, or one cannot be. */
  function oneExam(mine, theirs, now) {
    const [here, there] = [mine, theirs].map(kit.running.read);
    if (!here || !there || !kit.running.isSame(here, there) || isAhead(there, now)) return null;
    return kit.running.write(kit.running.merge(here, there));
  }

  /**
   * Two devices' entries, told apart by kind and name: {add: those that are not here, same: how many are,
   * joined: [kind, name, text made of both, text that is here] of mock exams, kept: those that are here with another text,
   * which stays}.
   */
  function merged(mine, theirs, now) {
    const known = new Map(mine.map((entry) => [key(entry), entry[2]]));
    const joined = new Map();
    const result = { add: [], same: 0, joined: [], kept: [] };
    for (const entry of theirs) {
      const name = key(entry);
      const [kind, , text] = entry;
      const here = known.get(name);
      const both = kind === 'exam' && here !== undefined && here !== text ? oneExam(here, text, now) : null;
      if (here === undefined) {
        known.set(name, text);
        result.add.push(entry);
      } else if (here === text || both === here) result.same += 1;
      else if (both && !joined.has(name)) joined.set(name, [kind, entry[1], both, here]);
      else result.kept.push(entry);
    }
    result.joined.push(...joined.values());
    return result;
  }

  /** How many entries there are of each kind, as [kind, number], the kinds of a file first. */
  function counted(entries) {
    const counts = new Map(Object.keys(KINDS).map((kind) => [kind, 0]));
    entries.forEach(([kind]) => counts.set(kind, (counts.get(kind) || 0) + 1));
    return [...counts].filter(([, number]) => number);
  }

  /**
   * Writes entries below a prefix into a storage, all or none: whether there was room. What is there is written over only
   * by what was joined with it.
   */
  function written(storage, prefix, add, joined = []) {
    const done = [];
    const put = (entry, text, before) => {
      const name = prefix + key(entry);
      if (storage.getItem(name) !== before) return; // another tab was quicker
      storage.setItem(name, text);
      done.push([name, before]);
    };
    try {
      add.forEach((entry) => put(entry, entry[2], null));
      joined.forEach(([kind, name, text, here]) => put([kind, name], text, here));
      return true;
    } catch {
      // Back step by step: what was here before a step had room then.
      done.reverse().forEach(([name, before]) => (before === null ? storage.removeItem(name) : storage.setItem(name, before)));
      return false;
    }
  }

  /** How many characters all keys and values have, and those below a prefix. */
  function weighed(storage, prefix) {
    let all = 0;
    let ours = 0;
    for (let i = 0; i < storage.length; i += 1) {
      const name = storage.key(i);
      const size = name.length + (storage.getItem(name) || '').length;
      all += size;
      if (name.startsWith(prefix)) ours += size;
    }
    return { all, ours };
  }

  kit.saving = {
    VERSION, LARGEST, kinds: Object.keys(KINDS), fits, fileText, migrated, parsed, merged, counted, written, weighed,
  };
})(window.studykit);
