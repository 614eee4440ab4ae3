// Asks pure functions of the script: node asking.js '["a.js", …]' '[["dating.dated", arguments…], …]'
// prints a line of JSON for each. An argument {"$map": {…}} is handed over as the function that looks it up.
const fs = require('fs');
const vm = require('vm');

const [, , files, questions] = process.argv;
const box = { window: { studykit: {} } };
vm.createContext(box);
JSON.parse(files).forEach((file) => vm.runInContext(fs.readFileSync(file, 'utf8'), box));
const given = (value) => (value && value.$map ? (key) => (key in value.$map ? value.$map[key] : null) : value);
for (const [name, ...list] of JSON.parse(questions)) {
  const [part, called] = name.split('.');
  process.stdout.write(`${JSON.stringify(box.window.studykit[part][called](...list.map(given)))}\n`);
}
