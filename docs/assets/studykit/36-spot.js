// The type `spot`: choices that are fields of a case. What the reader marks is marked in the case, too.
(function (kit) {
  'use strict';
  if (kit.types.spot) return;

  const { multi } = kit.types;
  const inputs = (item) => [...item.querySelectorAll('fieldset > div input')];

  function markCase(item) {
    const { hash } = item.querySelector('.about a');
    for (const input of inputs(item)) {
      const row = document.getElementById(`${hash.slice(1)}-${input.value}`);
      if (row) row.toggleAttribute('data-marked', input.checked);
    }
  }

  kit.types.spot = {
    ...multi,
    prepare(item) {
      multi.prepare(item);
      item.addEventListener('change', () => markCase(item));
    },
    write(item, response) {
      multi.write(item, response);
      markCase(item);
    },
    mark(item, response, key, ...how) {
      multi.mark.call(this, item, response, key, ...how);
      for (const { value, parentElement: label } of inputs(item)) {
        // A right field that was left alone was judged rightly.
        if (label.dataset.verdict && !key.includes(value) && !response.includes(value)) label.dataset.verdict = 'right';
      }
    },
  };
})(window.studykit);
