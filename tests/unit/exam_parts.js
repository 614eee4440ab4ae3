// Asks the pure parts of mock exams: node exam_parts.js <parts folder> <file with [["drawing.draw", …], …]>
// prints a line of JSON for each. A text "@name" as an argument is what `["@name", value]` put there before.
const fs = require('fs');
const vm = require('vm');

const [, , folder, questions] = process.argv;
const box = { window: { studykit: {} }, URLSearchParams };
vm.createContext(box);
for (const name of ['seeded', 'drawing', 'running', 'reporting']) {
  vm.runInContext(fs.readFileSync(`${folder}/${name}.js`, 'utf8'), box);
}
const kit = box.window.studykit;
kit.series = (text, n) => {
  const draw = kit.seeded(text);
  return Array.from({ length: n }, draw);
};
kit.rank = kit.seeded.rank;
kit.clean = kit.seeded.clean;
kit.made = (text) => kit.seeded.make(kit.seeded(text));
const stored = {};
const given = (value) => (typeof value === 'string' && value[0] === '@' ? stored[value] : value);
for (const [name, ...rest] of JSON.parse(fs.readFileSync(questions, 'utf8'))) {
  if (name[0] === '@') [stored[name]] = rest;
  else {
    const found = name.split('.').reduce((from, part) => from[part], kit);
    process.stdout.write(`${JSON.stringify(found(...rest.map(given)))}\n`);
  }
}
