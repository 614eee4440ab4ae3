// The types `choice` and `multi`. A type is an object that knows its own controls; 40-item.js knows the course
// of an item and nothing of controls. A new type brings one such file, on the base of 28-type.js:
//   prepare(item)  once, while the controls stand as they were built
//   read(item) → response, a list of texts                           write(item, response)  [] clears
//   lacks(item, response) → false, or values for the words `none` when there is nothing to check yet
//   key(item) → what is right, from the HTML                         check(response, key, item) → {score: 0..1, …values for the words}
//   text(item, list) → a response or key in words                    mark(item, response, key, all, reasons)  verdicts; all: of every
//                                                                    part; reasons: false for an answer of an earlier visit
//   unmark(item), lock(item, on), shuffle(item), first(item) → where focus goes to try again
//   touched(item)  whether the reader has begun                      keeps: whether "Try again" leaves the response as it is
//   partly: whether a score between 0 and 1 is said as partly right;  none: the word for "nothing given"
(function (kit) {
  'use strict';
  if (kit.types.choice) return;

  const inputs = (item) => [...item.querySelectorAll('fieldset > div input')];
  const right = (term) => term.dataset.key !== undefined;
  const terms = (item) => [...item.querySelectorAll('dt')];
  const term = (item, id) => terms(item).find((dt) => (dt.dataset.key || dt.dataset.of) === id);

  // The choice's own words: the label without a verdict put there by `mark`.
  function words(input) {
    const copy = input.parentElement.cloneNode(true);
    copy.querySelectorAll('.sk-verdict').forEach((verdict) => verdict.remove());
    return copy.textContent.trim();
  }

  function verdict(chosen, isKey, answered, several) {
    if (chosen) return isKey ? 'yours_right' : 'yours_wrong';
    if (!isKey) return 'wrong';
    return several && answered ? 'missed' : 'right';
  }

  const choice = {
    ...kit.type,
    none: 'choose_first',
    // A key's reason names its choice; the other reasons follow in the order of the other choices.
    prepare(item) {
      const key = choice.key(item);
      const others = inputs(item).filter((input) => !key.includes(input.value));
      terms(item).filter((dt) => !right(dt)).forEach((dt, i) => {
        dt.dataset.of = others[i].value;
      });
    },
    read: (item) => inputs(item).filter((input) => input.checked).map((input) => input.value),
    write(item, response) {
      inputs(item).forEach((input) => {
        input.checked = response.includes(input.value);
      });
    },
    key: (item) => terms(item).filter(right).map((dt) => dt.dataset.key),
    check(response, key) {
      const hits = response.filter((id) => key.includes(id)).length;
      const wrong = response.length - hits;
      return { score: Math.max(0, hits - wrong) / key.length, hits, wrong, all: key.length };
    },
    text: (item, list) => inputs(item).filter((input) => list.includes(input.value)).map(words).join('; '),
    first: (item) => inputs(item).find((input) => input.checked) || inputs(item)[0],

    mark(item, response, key, all, reasons = true) {
      choice.unmark(item);
      for (const input of inputs(item)) {
        const chosen = response.includes(input.value);
        if (!chosen && !all) continue;
        const word = verdict(chosen, key.includes(input.value), response.length > 0, this.partly);
        const label = input.parentElement;
        label.dataset.verdict = key.includes(input.value) ? 'right' : 'wrong';
        // In the label, so that the verdict is part of the control's name; the reason is its description.
        label.append(' ', kit.make('b', { className: 'sk-verdict' }, item.say(word)));
        if (!reasons) continue;
        const why = kit.make('div', { className: 'sk-why', id: `${item.id}-${input.value}-why` });
        why.append(...term(item, input.value).nextElementSibling.cloneNode(true).childNodes);
        label.after(why);
        input.setAttribute('aria-describedby', why.id);
      }
    },
    unmark(item) {
      item.querySelectorAll('.sk-why').forEach((node) => node.remove());
      item.querySelectorAll('.sk-verdict').forEach((node) => {
        node.previousSibling.remove(); // the space before it
        node.remove();
      });
      for (const input of inputs(item)) {
        delete input.parentElement.dataset.verdict;
        input.removeAttribute('aria-describedby');
      }
    },

    // Not `disabled`: the reader must still reach the choices to hear their verdicts.
    lock(item, on) {
      inputs(item).forEach((input) => {
        if (on) input.setAttribute('aria-disabled', 'true');
        else input.removeAttribute('aria-disabled');
      });
    },

    shuffle(item, random = Math.random) {
      const labels = inputs(item).map((input) => input.parentElement);
      const box = labels[0].parentElement;
      for (let i = labels.length - 1; i >= 0; i -= 1) {
        const [label] = labels.splice(Math.floor(random() * (i + 1)), 1);
        box.append(label);
      }
    },
  };

  kit.types.choice = choice;
  kit.types.multi = { ...choice, none: 'choose_some_first', partly: true, keeps: true };
})(window.studykit);
