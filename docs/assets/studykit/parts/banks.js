// kit.bank(name): a bank's items and cases as HTML, from the fragment that the build made. Each is a classic script, as
// `fetch` fails from file://, and calls kit.fragment. 'terms' holds the glossary's words.
(function (kit) {
  'use strict';
  if (kit.bank) return;

  const brought = new Map();

  // Addresses in a fragment begin at the site's root, wherever the page that shows it lies.
  const placed = (value) => {
    if (typeof value === 'string') return value.split('%root%').join(kit.root);
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, placed(inner)]));
  };

  kit.fragment = (name, content) => {
    brought.set(name, placed(content));
  };

  const script = (src) => new Promise((resolve, reject) => {
    document.head.append(kit.make('script', { src, onload: resolve, onerror: reject }));
  });

  async function load(name) {
    await kit.part('catalog');
    const path = Object.hasOwn(kit.catalog.banks, name) && kit.catalog.banks[name];
    if (!path) throw new Error(`no bank "${name}"`);
    await script(kit.root + path);
    return brought.get(name);
  }

  // Once each; what failed is asked for again the next time.
  const loading = new Map();
  kit.bank = (name) => {
    if (!loading.has(name)) {
      loading.set(name, load(name).catch((error) => {
        loading.delete(name);
        throw error;
      }));
    }
    return loading.get(name);
  };
})(window.studykit);
