// Chance that can be repeated: the same text gives the same numbers on every engine. 32-bit whole numbers only, as
// Math.imul and shifts make them; the one division, by a power of two, is exact.
(function (kit) {
  'use strict';
  if (kit.seeded) return;

  // xmur3 (public domain, by bryc): a text stirred into as many 32-bit numbers as are asked for.
  function stirred(text) {
    let state = 1779033703 ^ text.length;
    for (let i = 0; i < text.length; i += 1) {
      state = Math.imul(state ^ text.charCodeAt(i), 3432918353);
      state = (state << 13) | (state >>> 19);
    }
    return () => {
      state = Math.imul(state ^ (state >>> 16), 2246822507);
      state = Math.imul(state ^ (state >>> 13), 3266489909);
      state ^= state >>> 16;
      return state >>> 0;
    };
  }

  /** A function that gives numbers from 0 up to 1, the same series for the same text: sfc32, by Chris Doty-Humphrey. */
  kit.seeded = (text) => {
    const next = stirred(`${text}`);
    let [a, b, c, d] = [next() | 0, next() | 0, next() | 0, next() | 0];
    const draw = () => {
      const sum = (((a + b) | 0) + d) | 0;
      d = (d + 1) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (c << 21) | (c >>> 11);
      c = (c + sum) | 0;
      return (sum >>> 0) / 4294967296;
    };
    for (let i = 0; i < 12; i += 1) draw(); // neighboring texts part only after some steps
    return draw;
  };

  /** One whole number for a text. Things ranked by it keep their order when others come or go. */
  kit.seeded.rank = (text) => stirred(`${text}`)();

  /** A seed to read out in a classroom: no letter or digit that looks or sounds like another. */
  kit.seeded.make = (random) => {
    const signs = 'abdefghkmpqrstwxyz2345679';
    return Array.from({ length: 6 }, () => signs[Math.floor(random() * signs.length)]).join('');
  };

  /** A seed as somebody wrote it, as it counts: small letters, digits and hyphens. Of one that counts it makes the same. */
  kit.seeded.clean = (text) => `${text}`.replace(/[A-Z]/g, (sign) => sign.toLowerCase())
    .replace(/[^a-z0-9]+/g, '-').slice(0, 40).replace(/^-|-$/g, '');
})(window.studykit);
