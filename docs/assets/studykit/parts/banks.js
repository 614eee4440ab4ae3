// kit.bank(name): a bank's items and cases as HTML, from the fragment that the build made, a script that calls
// kit.fragment. 'terms' holds the glossary's words.
(function (kit) {
  'use strict';
  if (kit.bank) return;

  const brought = new Map();

  // Addresses in a fragment begin at the site's root, wherever the page that shows it lies.
  const placed = (value) => {
    if (typeof value === 'string') return value.split('%root%').join(kit.root);
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, placed(inner)]));
  };

  /** The address of a page of the catalog. Folders have no index of their own from file://. */
  kit.pageUrl = ({ url }) => kit.root + url + (location.protocol === 'file:' && /(^|\/)$/.test(url) ? 'index.html' : '');

  /** Nodes of a fragment's HTML, their elements awake. It is the build's own, escaped there; a reader's text never comes here. */
  kit.fromHtml = (html) => document.importNode(kit.make('template', { innerHTML: html }).content, true);

  kit.fragment = (name, content) => {
    brought.set(name, placed(content));
  };

  kit.bank = kit.once(async (name) => {
    await kit.part('catalog');
    const path = Object.hasOwn(kit.catalog.banks, name) && kit.catalog.banks[name];
    if (!path) throw new Error(`no bank "${name}"`);
    await kit.script(path);
    return brought.get(name);
  });
})(window.studykit);
