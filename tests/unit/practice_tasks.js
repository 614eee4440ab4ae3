// Prints tasks of the practice as JSON: node practice_tasks.js <practice.js> <series> <tasks each>
const fs = require('fs');
const vm = require('vm');

const [, , file, series, each] = process.argv;
const box = { window: { studykit: {} } };
vm.createContext(box);
vm.runInContext(fs.readFileSync(file, 'utf8'), box);
const { make } = box.window.studykit.practice;
const tasks = [];
for (let one = 1; one <= Number(series); one += 1) {
  for (let n = 1; n <= Number(each); n += 1) tasks.push(make(String(one), n));
}
process.stdout.write(JSON.stringify(tasks));
