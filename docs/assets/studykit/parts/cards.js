// A deck of cards: one at a time; what was not known comes again until it is.
(function (kit) {
  'use strict';
  if (kit.cards) return;

  /** What a round holds: cards to come, those not known at once, how many were known at the first try. */
  const begin = (cards, random) => ({ all: cards.length, queue: shuffled(cards, random), again: [], missed: new Set(), turned: false });

  /** The same cards in another order (Fisher and Yates). */
  function shuffled(cards, random) {
    const list = [...cards];
    for (let last = list.length - 1; last > 0; last -= 1) {
      const other = Math.floor(random() * (last + 1));
      [list[last], list[other]] = [list[other], list[last]];
    }
    return list;
  }

  /** The round after its first card was known or not. A card that was missed comes after all others. */
  function answered(round, knew) {
    const [card, ...queue] = round.queue;
    const missed = knew ? round.missed : new Set([...round.missed, card]);
    const again = knew ? round.again : [...round.again, card];
    const next = { ...round, queue, again, missed, turned: false };
    return queue.length || !again.length ? next : { ...next, queue: again, again: [] };
  }

  const sides = (entry) => [entry.querySelector('summary').textContent, entry.querySelector('p').textContent];

  function start(deck) {
    const list = deck.querySelector('ul');
    const entries = [...list.children];
    const place = kit.make('p', { className: 'cards-place' });
    const face = kit.make('p', { className: 'cards-face', tabIndex: -1 });
    const back = kit.make('p', { className: 'cards-back' });
    back.setAttribute('role', 'status');
    const buttons = kit.make('p', { className: 'cards-buttons' });
    const box = kit.make('div', { className: 'cards-box', hidden: true }, place, face, back, buttons);
    // The bar is in the page from the start, so that nothing moves when the script comes.
    const bar = deck.querySelector('.cards-bar');
    const reverse = bar.querySelector('input');
    const begun = kit.button('cards_start', () => play());
    bar.querySelector('button').replaceWith(begun);
    bar.after(box);
    let round;

    function play() {
      round = begin(entries, Math.random);
      box.hidden = false;
      list.hidden = bar.hidden = true;
      show();
    }

    function leave() {
      box.hidden = true;
      list.hidden = bar.hidden = false;
      begun.focus();
    }

    const act = (knew) => {
      round = answered(round, knew);
      show();
    };

    function show() {
      const [card] = round.queue;
      const left = round.queue.length + round.again.length;
      if (!card) {
        place.textContent = '';
        back.textContent = '';
        face.textContent = kit.say('cards_end', { all: round.all, first: round.all - round.missed.size });
        buttons.replaceChildren(kit.button('cards_again', play), kit.button('cards_list', leave));
        face.focus();
        return;
      }
      const [front, behind] = reverse.checked ? sides(card).reverse() : sides(card);
      // Cards that come again count as cards of the round: the number never falls.
      place.textContent = kit.say('cards_place', { n: round.all - left + 1, all: round.all, again: round.again.length });
      face.textContent = front;
      back.textContent = round.turned ? behind : '';
      if (round.turned) {
        buttons.replaceChildren(kit.button('cards_knew', () => act(true)), kit.button('cards_not', () => act(false)), kit.button('cards_list', leave));
        buttons.firstChild.focus();
        return;
      }
      const turn = kit.button('cards_turn', () => {
        round = { ...round, turned: true };
        show();
      });
      buttons.replaceChildren(turn, kit.button('cards_list', leave));
      face.focus();
    }
  }

  kit.cards = { start, begin, answered };
})(window.studykit);
