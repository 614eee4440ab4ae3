// Runs the ladder in Node: reads {scripts, words, ask} from a file, answers `ask` as JSON lines.
'use strict';
const fs = require('node:fs');

const { scripts, words, ask } = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const say = (word, values = {}) => {
  if (!(word in words)) throw new Error(`no word ${word}`);
  return words[word].replace(/\{(\w+)\}/g, (all, name) => {
    if (values[name] === undefined || values[name] === '') throw new Error(`${word}: no ${name}`);
    return values[name];
  });
};
globalThis.window = { studykit: { words, say, types: { text: { read: () => [] } } } };
for (const script of scripts) (0, eval)(script);
const kit = window.studykit;
const { ladder, covers, needs } = kit.codes;
const plain = (code) => code.replace('.', '');

const SIGNS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.'];

/** Every text that one insertion, deletion, replacement or swap of neighbors makes of a code. */
function* edits(code) {
  for (let i = 0; i <= code.length; i += 1) {
    for (const sign of SIGNS) {
      yield code.slice(0, i) + sign + code.slice(i);
      if (i < code.length) yield code.slice(0, i) + sign + code.slice(i + 1);
    }
    if (i < code.length) yield code.slice(0, i) + code.slice(i + 1);
    if (i + 1 < code.length) yield code.slice(0, i) + code[i + 1] + code[i] + code.slice(i + 2);
  }
}

// What breaks the promise: an error, silence, a wrong code called right, a right one called wrong.
function fault(answer, key, { right, step, say: said, look }) {
  if (right !== (answer === key || answer === plain(key))) return `says ${right}`;
  if (right) return '';
  if (!kit.codes.STEPS.includes(step) || !said.length || said.some((one) => !one)) return 'says nothing';
  if (step !== 'form' && !look) return 'no excerpt';
  return '';
}

const checks = {
  ladder: ({ answer, keys }) => ladder(answer, keys, kit.tabular),
  needs: ({ answer, keys }) => needs(answer, keys, kit.tabular),
  covers: ({ line, code }) => covers(line, code),
  edits({ keys }) {
    const faults = [];
    const steps = {};
    let count = 0;
    for (const key of keys) {
      for (const answer of edits(key)) {
        count += 1;
        let wrong;
        try {
          const told = ladder(answer, [key], kit.tabular);
          steps[told.step] = (steps[told.step] || 0) + 1;
          wrong = fault(answer, key, told);
        } catch (error) {
          wrong = String(error.stack).slice(0, 300);
        }
        if (wrong && faults.length < 20) faults.push([key, answer, wrong]);
      }
    }
    return { count, steps, faults };
  },
};

for (const question of ask) process.stdout.write(`${JSON.stringify(checks[question.check](question))}\n`);
