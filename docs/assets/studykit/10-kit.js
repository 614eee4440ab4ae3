// What every part shares. The build puts the words in front: window.studykit = {words: {…}}.
(function (kit) {
  'use strict';
  // Instant navigation runs this file again on each visit; the first run stays in charge.
  if (kit.types) return;

  // One entry per item type, see 30-choice.js.
  kit.types = {};

  // Sites of one owner share an origin and so its storage; the site's path keeps them apart.
  // The file lies in <site>/assets/, which also holds for file://.
  kit.root = new URL('..', document.currentScript.src).pathname;

  kit.say = (word, values = {}) =>
    (kit.words[word] || word).replace(/\{(\w+)\}/g, (all, name) => (name in values ? values[name] : all));

  // Author text is never parsed again: strings become text nodes, nodes go in as they are.
  kit.make = (tag, properties, ...content) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...content);
    return element;
  };

  // A button acts once per press: a held Enter repeats clicks, and the second click of a double click
  // would land on the next action ("Check" has become "Try again").
  kit.button = (word, act) => {
    const button = kit.make('button', { type: 'button' }, kit.say(word));
    button.addEventListener('keydown', (event) => {
      if (event.repeat && event.key === 'Enter') event.preventDefault();
    });
    button.addEventListener('click', (event) => {
      if (event.detail < 2) act(event);
    });
    return button;
  };

  // A live region stays silent when its text is set to what it was; the same message twice must be heard twice.
  kit.tell = (status, text) => {
    status.textContent = text && status.textContent === text ? text + '\u00a0' : text;
  };

  // A file of the site by its path below the root. A classic script: `fetch` fails from file://. Several load side by
  // side and run in the order in which they were asked for.
  kit.script = (path) => new Promise((resolve, reject) => {
    const ask = () => document.head.append(kit.make('script', { src: kit.root + path, async: false, onload: end(resolve), onerror: end(reject) }));
    // What was on its way when the reader left the page may never come once they are back on it.
    const again = ({ persisted }) => persisted && ask();
    const end = (settle) => (event) => {
      removeEventListener('pageshow', again);
      settle(event);
    };
    addEventListener('pageshow', again);
    ask();
  });

  // Each name once; what failed is asked for again the next time.
  kit.once = (load) => {
    const asked = new Map();
    return (name) => {
      if (!asked.has(name)) {
        asked.set(name, load(name).catch((error) => {
          asked.delete(name);
          throw error;
        }));
      }
      return asked.get(name);
    };
  };

  // Parts that few pages need (docs/assets/studykit/parts/) load when something asks for them.
  kit.part = kit.once((name) => kit.script(`assets/studykit-${name}.${kit.parts[name]}.js`));

  // What was just pressed stays in sight although reasons appeared above it.
  kit.keepInView = (element) => element.scrollIntoView({ block: 'nearest' });
})(window.studykit = window.studykit || { words: {} });
