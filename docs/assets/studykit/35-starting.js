// When items wake. On a first view each wakes in a pause of the browser, those on screen first, so that reading and
// scrolling stay smooth however many there are. Whoever comes back, follows a link to a place, or moves about by
// instant navigation finds all awake at once: waking later would move the place on the screen.
(function (kit) {
  'use strict';
  if (kit.start) return;

  const waiting = new Set();
  const onScreen = new WeakSet();
  const pause = window.requestIdleCallback || ((run) => setTimeout(run, 1));
  let pausing = false;

  function wake(item, inView) {
    waiting.delete(item);
    observer.unobserve(item);
    try {
      if (item.isConnected) item.upgrade(inView);
    } catch (error) {
      reportError(error); // one broken item leaves the others, and its own no-script form
    }
  }

  function wakeAll() {
    // All measuring before all writing: one layout of the page, however many items it has.
    const inView = [...waiting].map((item) => {
      const box = item.getBoundingClientRect();
      return [item, box.top < innerHeight && box.bottom > 0];
    });
    inView.forEach(([item, seen]) => wake(item, seen));
  }

  function wakeNext() {
    const items = [...waiting];
    const item = items.find((one) => onScreen.has(one)) || items[0];
    pausing = Boolean(item);
    if (!item) return;
    wake(item, onScreen.has(item));
    pause(wakeNext);
  }

  // Says where items are without a layout of its own; its first report comes once the page has been laid out.
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) onScreen.add(target);
      else onScreen.delete(target);
    }
    if (!pausing) pause(wakeNext);
    pausing = true;
  });

  // Before the theme opens every <details> for the paper: an item that woke after it would take that for a reader who
  // asked for the key.
  addEventListener('beforeprint', wakeAll, { capture: true });

  const [visit] = performance.getEntriesByType('navigation');
  kit.isVisit = visit && visit.type === 'navigate';
  const isFirstView = () => document.readyState !== 'complete' && !location.hash && kit.isVisit;

  /** Calls `item.upgrade(inView)` when it is time. */
  kit.start = (item) => {
    waiting.add(item);
    if (isFirstView()) observer.observe(item);
    else queueMicrotask(wakeAll); // the first one wakes all; those after find nothing left
  };
})(window.studykit);
