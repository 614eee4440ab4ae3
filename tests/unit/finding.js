// Asks parts/finding.js: node finding.js <finding.js> '[["find", rows, filters], …]' prints a line of JSON for each.
const fs = require('fs');
const vm = require('vm');

const [, , file, questions] = process.argv;
const box = { window: { studykit: {} }, URLSearchParams };
vm.createContext(box);
vm.runInContext(fs.readFileSync(file, 'utf8'), box);
for (const [name, ...given] of JSON.parse(questions)) {
  process.stdout.write(`${JSON.stringify(box.window.studykit.finding[name](...given))}\n`);
}
