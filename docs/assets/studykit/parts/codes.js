// What is wrong with an ICD-10-CM code, in words: pure functions over the shards that hooks/studykit/codes/shards.py writes.
//   ladder(answer, keys, tabular) → {step, right, say: [sentence, …], look: {head: [code, title], notes, rows: [[code, title], …]} or null}
// `step` is the first of STEPS that the answer does not pass; several keys: that of the key it comes nearest to.
// The sentences name no character of the key: the reader finds it in the excerpt.
(function (kit) {
  'use strict';
  if (kit.codes) return;

  const STEPS = ['form', 'none', 'incomplete', 'category', 'character', 'side', 'seventh', 'unspecified', 'exact'];
  const NONE = {};
  const ALIKE = { O: 0, I: 1, L: 1 };
  const say = (word, values) => kit.say(`codes_${word}`, values);
  const plain = (code) => code.replaceAll('.', '');
  const cached = (make) => {
    const known = new WeakMap();
    return (from) => known.get(from) || known.set(from, make(from)).get(from);
  };

  /** What is wrong with the form of a code; empty when nothing is. */
  function form(code) {
    const bare = plain(code);
    const odd = /[^A-Z0-9.]/u.exec(code);
    if (odd) return say('sign', { sign: odd[0], n: [...code.slice(0, odd.index)].length + 1 });
    if (bare.length < 3 || bare.length > 7) return say(bare.length < 3 ? 'short' : 'long', { n: bare.length });
    if (code.includes('.') && (code.indexOf('.') !== 3 || code.length !== bare.length + 1)) return say('dot');
    if (code.length === 4) return say('dot_end');
    if (!/[A-Z]/.test(bare[0])) return say('letter', { sign: bare[0] });
    if (/\d/.test(bare[1]) || bare.startsWith('QA')) return '';
    return [say('digit', { sign: bare[1] }), alike(bare[1])].filter(Boolean).join(' ');
  }

  const alike = (sign) => (sign in ALIKE ? say('alike', { sign, digit: ALIKE[sign] }) : '');

  // One category as a tree, by codes without their dot. In the shard what is above comes before what is below.
  const treeOf = cached((codes) => {
    const tree = new Map();
    for (const [code, entry] of Object.entries(codes)) {
      const above = tree.get(plain(code).slice(0, -1));
      const node = { code, entry, above, below: [], bare: plain(code), seventh: entry.seventh || (above && above.seventh) };
      if (above) above.below.push(node);
      tree.set(node.bare, node);
    }
    for (const node of tree.values()) {
      const { ends } = node.entry;
      node.ends = node.below.length || !node.seventh ? [] : Object.entries(node.seventh).filter(([sign]) => !ends || ends.includes(sign));
      if (ends === '') node.ends = [];
    }
    return tree;
  });

  const chaptersOf = cached((chapters) => {
    const found = new Map();
    for (const [name, { categories }] of Object.entries(chapters)) categories.match(/.{3}/g).forEach((one) => found.set(one, name));
    return found;
  });

  const blocksOf = cached((blocks) => new Map(
    Object.entries(blocks).flatMap(([name, { categories }]) => Object.keys(categories).map((one) => [one, name]))));

  // Where a category stands: chapter, and its block and title once the chapter's shard is there.
  function standing(category, tabular) {
    const chapter = chaptersOf(tabular.chapters).get(category);
    const blocks = tabular.blocks[chapter] || NONE;
    const block = blocksOf(blocks).get(category);
    return { chapter, blocks, block, title: block ? blocks[block].categories[category] : category };
  }

  // How far a code is known: the nodes from the category down, and what is left of it.
  function follow(code, tree) {
    const bare = plain(code);
    const path = [];
    for (let size = 3; tree.has(bare.slice(0, size)) && size <= bare.length; size += 1) path.push(tree.get(bare.slice(0, size)));
    const last = path[path.length - 1];
    const rest = bare.slice(last.bare.length);
    const end = bare.length === 7 && /^X*.$/.test(rest) ? last.ends.find(([sign]) => sign === rest.slice(-1)) : undefined;
    return { bare, path, last, rest, end, complete: rest ? Boolean(end) : !last.below.length && !last.ends.length };
  }

  const least = (node) => (node.below.length ? 1 + Math.min(...node.below.map(least)) : node.ends.length && 7 - node.bare.length);
  const rowsBelow = (node) => (node.below.length ? node.below.map((one) => [one.code, one.entry.title]) : node.ends);
  const lookAt = (node) => ({ head: [node.code, node.entry.title], notes: node.entry, rows: rowsBelow(node) });

  function none({ bare, last, rest }) {
    const code = last.code;
    const n = last.bare.length + 1;
    if (last.below.length) return [[say('no_code', { code, n, sign: rest[0] }), alike(rest[0])], lookAt(last)];
    if (!last.ends.length) return [[say('too_far', { code, rest })], last.above ? lookAt(last.above) : { ...lookAt(last), rows: [[code, last.entry.title]] }];
    if (bare.length < 7) return [[say('place', { code })], lookAt(last)];
    const filler = [...rest.slice(0, -1)].findIndex((sign) => sign !== 'X');
    return [[filler < 0 ? say('no_seventh', { code, sign: rest.slice(-1) }) : say('filler', { n: n + filler, sign: rest[filler] })], lookAt(last)];
  }

  // The categories that start with the same letter, and those with the same two characters.
  const alphabet = cached((chapters) => {
    const found = {};
    for (const one of chaptersOf(chapters).keys()) {
      for (const start of [one[0], one.slice(0, 2)]) (found[start] ||= []).push(one);
    }
    return found;
  });
  const alikes = (code, tabular) => alphabet(tabular.chapters)[code.slice(0, 2)] || [];
  const first = (code, tabular) => alikes(code, tabular)[0] || (alphabet(tabular.chapters)[code[0]] || [])[0];

  function noCategory(code, tabular) {
    const near = alikes(code, tabular);
    const { chapter, blocks } = standing(first(code, tabular), tabular);
    const rows = near.length ? near.map((one) => [one, standing(one, tabular).title]) : Object.entries(blocks).map(([name, one]) => [name, one.title]);
    return [
      [say('no_category', { category: code.slice(0, 3) }), alike(code[2])],
      { head: [chapter, tabular.chapters[chapter].title], rows },
    ];
  }

  function incomplete({ bare, path, last }, key, tabular) {
    const code = last.code;
    const count = (n) => say(n === 1 ? 'more_1' : 'more', { n });
    const missing = last.ends.length ? say(last.bare.length < 6 ? 'seventh_x' : 'seventh_missing') : '';
    if (plain(key).startsWith(last.bare)) {
      return [[say('so_far', { code, count: count(plain(key).length - last.bare.length) }), missing], lookAt(last)];
    }
    const first = missing || say('incomplete', { code, count: count(least(last)) });
    const [sentences, look] = category(bare, path, key, tabular) || character(bare, path, key, tabular).slice(1);
    return [[first, ...sentences], look];
  }

  // The note that keeps two codes apart, the nearest first; a note where the key stands is told without its place.
  function excludes(bare, path, key, tabular) {
    const keyPath = follow(key, treeOf(tabular.codes[key.slice(0, 3)])).path;
    const [here, there] = [standing(bare.slice(0, 3), tabular), standing(key.slice(0, 3), tabular)];
    const mine = [...path].reverse().map((node) => [node.code, node.entry, plain(key), bare]);
    const theirs = [...keyPath].reverse().map((node) => ['', node.entry, bare, plain(key)]);
    const above = here.block === there.block ? [] : [
      [here.block, here.blocks[here.block], plain(key), bare],
      ['', there.blocks[there.block], bare, plain(key)],
      [say('chapter_name', { name: here.chapter }), tabular.chapters[here.chapter], plain(key), bare],
      ['', tabular.chapters[there.chapter], bare, plain(key)],
    ];
    for (const [name, entry = NONE, meant, other] of [...mine, ...theirs, ...above]) {
      for (const kind of ['excludes1', 'excludes2']) {
        const line = (entry[kind] || []).find((one) => covers(one, meant) && !covers(one, other));
        // A note that spells the key out is left for the reader to look up.
        const word = !name ? 'excludes_there' : line && line.includes(key) ? 'excludes_read' : 'excludes';
        if (line) return say(word, { name, kind: say(kind), line });
      }
    }
    return '';
  }

  /** Whether an Excludes note means a code: "(J70.2-J70.4)", "(P24.-)", "(J09.X1, J10.0-)". */
  function covers(line, bare) {
    const name = '[A-Z][0-9A][0-9A-Z](?:\\.[0-9A-Z]{1,4})?';
    const refs = (line.match(/\([^()]*\)/g) || []).flatMap((part) => [...part.matchAll(new RegExp(`(${name})(?:\\s*-\\s*(${name}))?`, 'g'))]);
    return refs.some(([, from, to]) => {
      const [low, high] = [plain(from), plain(to || from)];
      return low <= bare.slice(0, low.length) && bare.slice(0, high.length) <= high;
    });
  }

  // Another category than the key's: how near it is, and what keeps the two apart. Nothing when it is the same.
  function category(bare, path, key, tabular) {
    const own = bare.slice(0, 3);
    if (own === key.slice(0, 3)) return null;
    const here = standing(own, tabular);
    const there = standing(key.slice(0, 3), tabular);
    const values = { category: own, title: here.title, block: here.block, blockTitle: here.block && here.blocks[here.block].title };
    const chapters = { chapter: here.chapter, here: tabular.chapters[here.chapter].title, number: there.chapter, there: tabular.chapters[there.chapter].title };
    const near = here.chapter !== there.chapter ? 'other_chapter' : here.block !== there.block ? 'other_block' : 'same_block';
    const block = there.blocks[there.block];
    const look = near === 'same_block' && block
      ? { head: [there.block, block.title], notes: block, rows: Object.entries(block.categories) }
      : { head: [there.chapter, chapters.there], rows: Object.entries(there.blocks).map(([name, one]) => [name, one.title]) };
    return [[say(near, { ...values, ...chapters }), excludes(bare, path, key, tabular)], look];
  }

  const words = (title) => new Set(title.toLowerCase().match(/[a-z0-9]+/g));
  const vague = (title) => title.split(/\bunspecified\b|\bNOS\b/i).length;
  const sides = ['right', 'left', 'bilateral', 'unilateral'];

  // The same category, another code: the first character that differs, and of what kind that is.
  function character(bare, path, key, tabular, end) {
    const tree = treeOf(tabular.codes[key.slice(0, 3)]);
    const right = follow(key, tree);
    let depth = 0;
    while (path[depth + 1] && path[depth + 1] === right.path[depth + 1]) depth += 1;
    const common = path[depth];
    const mine = path[depth + 1];
    const theirs = right.path[depth + 1];
    if (!mine || !theirs) {
      const values = { sign: end[0], mine: end[1], theirs: right.end[1] };
      return ['seventh', [say('seventh', values)], lookAt(common)];
    }
    const values = { n: mine.bare.length, sign: mine.bare.slice(-1), title: mine.entry.title };
    const [a, b] = [words(mine.entry.title), words(theirs.entry.title)];
    const onlyIn = (one, other) => [...one].filter((word) => !other.has(word));
    const [ours, keys] = [onlyIn(a, b), onlyIn(b, a)];
    let step = 'character';
    if (vague(mine.entry.title) > vague(theirs.entry.title)) step = 'unspecified';
    else if (ours.length < 3 && keys.length < 3 && ours.some((word) => sides.includes(word)) && keys.some((word) => sides.includes(word))) step = 'side';
    return [step, [say(step, values), excludes(bare, path, key, tabular)], lookAt(common)];
  }

  function compare(code, key, tabular) {
    const own = code.slice(0, 3);
    if (!chaptersOf(tabular.chapters).has(own)) return ['none', ...noCategory(code, tabular)];
    if (!tabular.codes[own]) {
      // Only its title is known: nothing can be said of the characters behind it.
      const [sentences, look] = category(plain(code), [], key, tabular);
      return ['category', [...sentences, say('outside', { category: own, code })], look];
    }
    const found = follow(code, treeOf(tabular.codes[own]));
    if (!found.rest && !found.complete) return ['incomplete', ...incomplete(found, key, tabular)];
    if (!found.complete) return ['none', ...none(found)];
    const other = category(found.bare, found.path, key, tabular);
    return other ? ['category', ...other] : character(found.bare, found.path, key, tabular, found.end);
  }

  const common = (a, b) => [...a].findIndex((sign, i) => sign !== b[i]);

  function ladder(answer, keys, tabular) {
    const code = kit.types.code.normal(answer);
    const wrong = form(code);
    if (wrong) return { code, step: 'form', right: false, say: [wrong], look: null };
    if (keys.includes(code)) return { code, step: 'exact', right: true, say: [], look: null };
    const found = keys.map((key) => [compare(code, key, tabular), common(plain(key), plain(code))]);
    found.sort((a, b) => STEPS.indexOf(b[0][0]) - STEPS.indexOf(a[0][0]) || b[1] - a[1]);
    const [[step, sentences, look]] = found[0];
    return { code, step, right: false, say: sentences.filter(Boolean), look };
  }

  /** The shards that `ladder` would like to have: names of files. */
  function needs(code, keys, tabular) {
    const chapters = chaptersOf(tabular.chapters);
    const carried = new Set(tabular.carried.match(/.{3}/g));
    const categories = [code, ...keys].map((one) => one.slice(0, 3));
    const names = [first(code, tabular), ...categories].map((one) => chapters.get(one)).filter(Boolean).map((one) => `chapter-${one}`);
    return [...new Set([...names, ...categories.filter((one) => carried.has(one))])];
  }

  kit.codes = { STEPS, form, ladder, needs, covers, treeOf, rowsBelow };
})(window.studykit);
