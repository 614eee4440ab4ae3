// Tries what must hold for every dated plan: node dating_rules.js <folder of parts> <tries>; prints the first plan that breaks a rule.
const fs = require('fs');
const vm = require('vm');

const [, , folder, tries] = process.argv;
const box = { window: { studykit: {} } };
vm.createContext(box);
for (const part of ['days', 'dating']) vm.runInContext(fs.readFileSync(`${folder}/${part}.js`, 'utf8'), box);
const { days } = box.window.studykit;
const { dated, moved, isLate } = box.window.studykit.dating;

let state = 20261122;
const random = () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 4294967296;
};
const upTo = (most) => Math.floor(random() * (most + 1));
const months = Array.from({ length: 12 }, (_, n) => `month-${n + 1}`);

function check(rule, holds, about) {
  if (holds) return;
  process.stderr.write(`${rule}: ${JSON.stringify(about)}\n`);
  process.exit(1);
}

for (let n = 0; n < Number(tries); n += 1) {
  const begin = days.read('2024-01-01') + upTo(2000);
  const exam = random() < 0.7 ? days.text(begin + (random() < 0.3 ? upTo(10) : upTo(900))) : '';
  const wishes = {
    start: days.text(begin), exam, hours: 1 + upTo(40) / 2, skip: months.filter(() => random() < 0.2),
  };
  const plan = dated(months, wishes);
  const about = { wishes, plan };
  const left = months.filter((id) => !wishes.skip.includes(id));
  const shown = plan.steps.filter(({ kind }) => kind === 'read' || kind === 'last').map(({ id }) => id);
  check('each month that is left stands once, in order', String(shown) === String(left), about);
  check('ids are unique', new Set(plan.steps.map(({ id }) => id)).size === plan.steps.length, about);
  check('nothing ends before it begins', plan.steps.every(({ from, to }) => from <= to), about);
  check('nothing begins before the start', plan.steps.every(({ from }) => from >= wishes.start), about);
  check('nothing lies behind the end', plan.steps.every(({ to }) => to <= plan.end), about);
  if (exam) {
    check('the end is the exam', plan.end === exam, about);
    const others = plan.steps.filter(({ kind }) => kind !== 'exam');
    check('the day of the exam is free', exam === wishes.start || others.every(({ to }) => to < exam), about);
  }
  const mocks = plan.steps.filter(({ kind }) => kind === 'mock').map(({ from }) => from);
  check('no two mocks on a day', new Set(mocks).size === mocks.length, about);
  const reading = plan.steps.filter(({ kind }) => kind === 'read');
  check('months do not overlap', reading.every(({ from }, k) => !k || from >= reading[k - 1].from), about);
  check('the same wishes, the same plan', JSON.stringify(dated(months, wishes)) === JSON.stringify(plan), about);

  const done = months.filter(() => random() < 0.4);
  const now = days.text(begin + upTo(700));
  const again = moved(months, wishes, done, now);
  const after = dated(months, again);
  const told = { ...about, done, now, again, after };
  check('once moved, nothing is late', again === wishes ? true : !isLate(after.steps, done, now), told);
  check('moving twice moves once', moved(months, again, done, now) === again, told);
  check('nothing that is left is lost', again === wishes || left.filter((id) => !done.includes(id)).every((id) => after.steps.some((step) => step.id === id)), told);
  check('an exam to come stays', !exam || exam < now || again.exam === exam, told);
}

// A day has every hour of its own, in any zone, also when the clock changes (the tests set TZ).
for (let hour = 0; hour < 24 * 366; hour += 1) {
  const now = Date.UTC(2027, 0, 1) + hour * 3600000;
  const own = new Date(now);
  const said = [own.getFullYear(), own.getMonth() + 1, own.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
  check('today is the day of the reader', days.text(days.of(now, days.here)) === said, { now, said });
}
process.stdout.write(`${tries}\n`);
