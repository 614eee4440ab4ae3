// Asks the pure functions of money.js: node money_sums.js <money.js> < [[name, argument, …], …]; prints the answers.
const fs = require('fs');
const vm = require('vm');

const box = { window: { studykit: {} } };
vm.createContext(box);
vm.runInContext(fs.readFileSync(process.argv[2], 'utf8'), box);
const asked = JSON.parse(fs.readFileSync(0, 'utf8'));
const { money } = box.window.studykit;
process.stdout.write(JSON.stringify(asked.map(([name, ...values]) => money[name](...values))));
