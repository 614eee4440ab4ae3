/* Cures for what the theme leaves to a mouse. The header stays while instant navigation swaps what is under
   it, so header parts are looked up once and everything else each time. */
(function () {
  "use strict";
  var find = function (selector) { return document.querySelector(selector); };
  var drawer = find("#__drawer"), search = find("#__search");
  var menu = find(".sk-menu"), opener = find(".sk-search");
  var sidebar = function () { return find(".md-sidebar--primary"); };
  var seen = function (element) { return element && element.offsetParent; };

  if (menu) {
    menu.addEventListener("click", function () { drawer.click(); });
    drawer.addEventListener("change", function () {
      menu.setAttribute("aria-expanded", drawer.checked);
      var first = sidebar() && sidebar().querySelector(".sk-nav__close");
      // Before the drawer hides: focus inside a hidden part would fall back to the page's start.
      if (drawer.checked) { if (first) first.focus(); }
      else if (seen(menu) && sidebar() && sidebar().contains(document.activeElement)) menu.focus();
    });
  }
  if (opener) {
    opener.addEventListener("click", function () { search.click(); });
    search.addEventListener("change", function () {
      opener.setAttribute("aria-expanded", search.checked);
      if (search.checked) find(".md-search__input").focus();
      // The theme takes the focus out of the field after this event.
      if (!search.checked) setTimeout(function () {
        if (seen(opener) && document.activeElement === document.body) opener.focus();
      });
    });
  }

  function moveTo(element) {
    if (!element.matches("a[href],button,input,select,textarea,summary,[tabindex]")) element.tabIndex = -1;
    element.focus({ preventScroll: true });
  }

  document.addEventListener("click", function (event) {
    if (event.target.closest(".sk-nav__close")) drawer.click();
    // Without a mouse to point with, a tap writes the meaning behind an abbreviation; a second one takes it away.
    var short = event.target.closest(".md-content abbr[title]");
    if (short && !short.closest("a")) {
      var meaning = short.nextElementSibling;
      if (meaning && meaning.matches(".sk-meaning")) meaning.remove();
      else {
        short.insertAdjacentHTML("afterend", "<span class=sk-meaning></span>");
        short.nextElementSibling.textContent = " (" + short.title + ")";
      }
    }
    // Instant navigation scrolls to a place on the page but leaves the focus behind.
    var link = event.target.closest("a[href*='#']");
    if (!link || link.pathname !== location.pathname || link.host !== location.host) return;
    setTimeout(function () {
      var place = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (place) moveTo(place);
    });
  });
  document.addEventListener("focusin", function (event) {
    // The drawer covers the page: when the focus leaves it, it has to go.
    if (drawer.checked && event.target !== menu && !sidebar().contains(event.target)) drawer.click();
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && drawer.checked) drawer.click();
    // The theme turns single letters into page turns, which speech input and slips set off (WCAG 2.1.4).
    if (event.key.length === 1 && !search.checked) event.stopPropagation();
  });

  // How many items of a page or chapter are answered, beside its link: the study script keeps {all, done} of each page
  // in this browser alone, under the site's path.
  var root = new URL("../..", document.currentScript.src).pathname;
  function mark() {
    var nav = find(".sk-nav"), pages = [], start = "studykit:" + root + ":page:";
    try {
      Object.keys(localStorage).forEach(function (name) {
        var done = name.indexOf(start) === 0 && /"done":(\d+)/.exec(localStorage.getItem(name));
        if (done) pages.push([name.slice(start.length), Number(done[1])]);
      });
    } catch (error) { /* storage is blocked: no marks */ }
    if (nav) nav.querySelectorAll("[data-items]").forEach(function (link) {
      var all = link.dataset.items, folders = link.dataset.folders, old = link.querySelector("small");
      var own = link.pathname.slice(root.length).replace("index.html", "");
      var done = pages.reduce(function (sum, page) {
        return (folders ? folders.split(" ").indexOf(page[0].split("/")[0]) >= 0 : page[0] === own) ? sum + page[1] : sum;
      }, 0);
      if (old) old.remove();
      if (!done) return;
      old = link.appendChild(document.createElement("small"));
      old.textContent = " " + nav.dataset.mark.replace("{done}", Math.min(done, all)).replace("{all}", all);
    });
  }
  mark();
  ["studykit", "storage", "pageshow"].forEach(function (name) { addEventListener(name, mark); });

  // The guide kept on this device (docs/practice/my-data.md). A page of one edition must not go on with scripts of the
  // next, so every tab loads itself anew once the reader has chosen it; until then a line at the page's end tells of it.
  var workers = navigator.serviceWorker, isNewEdition = false;
  function tellEdition() {
    isNewEdition = true;
    var line = find(".sk-edition"), text = find(".sk-edition-text");
    if (line && text && !line.firstChild) line.append(text.content.cloneNode(true));
  }
  if (workers && workers.controller) {
    workers.addEventListener("controllerchange", function () { location.reload(); });
    workers.ready.then(function (kept) {
      if (kept.waiting) tellEdition();
      kept.addEventListener("updatefound", function () {
        var coming = kept.installing;
        coming.addEventListener("statechange", function () { if (coming.state === "installed") tellEdition(); });
      });
    });
  }

  var turned = false;
  function settle() {
    // A table wider than the page scrolls: keys must reach it, and it needs a name.
    document.querySelectorAll(".md-typeset__scrollwrap").forEach(function (box) {
      var table = box.querySelector("table"), caption = table && table.caption;
      if (!table || box.scrollWidth <= box.clientWidth) return;
      box.tabIndex = 0;
      box.setAttribute("role", "region");
      box.setAttribute("aria-label", caption ? caption.textContent : "Table");
    });
  }
  // Under instant navigation a style that only some pages need comes after the jump to a place, and what stands above it
  // changes its height: jump again once all of them are there, unless the reader has moved on.
  function jumpAgain() {
    var place = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var coming = [].filter.call(document.querySelectorAll(".md-content link[rel=stylesheet]"), function (link) { return !link.sheet; });
    if (!place || !coming.length) return;
    var moved = false, stay = function () { moved = true; };
    ["wheel", "touchmove", "keydown", "pointerdown"].forEach(function (name) { addEventListener(name, stay, { once: true, passive: true }); });
    Promise.all(coming.map(function (link) {
      return new Promise(function (done) { link.onload = link.onerror = done; });
    })).then(function () { if (!moved) place.scrollIntoView(); });
  }
  addEventListener("resize", settle);
  if (window.document$) window.document$.subscribe(function () {
    setTimeout(settle, 100);
    mark();
    var title = find(".md-content h1");
    // A page that came without a load is not announced: move to its title.
    if (turned && title && !location.hash) moveTo(title);
    if (turned) jumpAgain();
    if (isNewEdition) tellEdition();
    turned = true;
    // The theme applies a choice of colors without marking it as chosen.
    var medium = document.body.getAttribute("data-md-color-media");
    document.querySelectorAll(".md-option").forEach(function (option) {
      option.checked = option.getAttribute("data-md-color-media") === medium;
    });
  });
})();
