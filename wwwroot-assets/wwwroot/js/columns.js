// Answers side by side. Each column follows its own end while its reader wants that; on demand all scroll to the same height; on phones one
// column fills the screen, is swiped, and has a tab.
const near = 48;
const settling = 1000;
let view = null;

export function attach(root) {
  // Taken out of the page before this module was there.
  if (!root) return null;

  detach();
  view = create(root);
}

export function detach() {
  view?.release();
  view = null;
}

export const lock = (on) => view?.lock(on);
export const show = (column, share) => view?.show(column, share);

function create(root) {
  const abort = new AbortController();
  const on = (target, name, listener, options = {}) => target.addEventListener(name, listener, { passive: true, signal: abort.signal, ...options });
  // Columns whose reader has let go of the end.
  const loose = new WeakSet();
  let locked = false;
  let leader = null;

  const bodies = () => [...root.querySelectorAll('.cmp-body')];
  const rest = (body) => body.scrollHeight - body.clientHeight - body.scrollTop;
  // The last words may be drawn a moment after the end is told.
  const endings = new WeakMap();
  const isLive = (body) => body.getAttribute('aria-busy') === 'true' || performance.now() - endings.get(body) < settling;
  const bodyOf = (target) => target instanceof Element ? target.closest('.cmp-body') : null;

  // Sizes of what the columns hold; the observer hears of new columns by itself.
  const sizes = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const body = bodyOf(target);
      if (body && isLive(body) && !loose.has(body) && !locked) {
        body.scrollTop = body.scrollHeight;
      }
    }
  });
  const watched = new WeakSet();
  function watch() {
    for (const inner of root.querySelectorAll('.cmp-body > .cmp-text')) {
      if (!watched.has(inner)) {
        watched.add(inner);
        sizes.observe(inner);
      }
    }
  }
  // Columns come and go with rounds: only their elements are looked at, not the text in them.
  const grid = new MutationObserver(watch);
  const gridRoot = root.querySelector('.cmp-grid');
  const ends = new MutationObserver((changes) => changes.forEach(({ target }) => endings.set(target, performance.now())));
  if (gridRoot) {
    grid.observe(gridRoot, { childList: true });
    ends.observe(gridRoot, { subtree: true, attributeFilter: ['aria-busy'] });
  }
  watch();

  const letGo = (event) => bodyOf(event.target) && loose.add(bodyOf(event.target));
  on(root, 'wheel', (event) => event.deltaY < 0 && letGo(event));
  let touchY = 0;
  on(root, 'touchstart', (event) => { touchY = event.touches[0].clientY; });
  on(root, 'touchmove', (event) => event.touches[0].clientY > touchY + 2 && letGo(event));
  on(root, 'keydown', (event) => ['ArrowUp', 'PageUp', 'Home'].includes(event.key) && letGo(event));
  on(root, 'pointerover', (event) => { leader = bodyOf(event.target) ?? leader; });
  on(root, 'focusin', (event) => { leader = bodyOf(event.target) ?? leader; });
  on(root, 'scroll', (event) => {
    if (event.target === gridRoot) {
      markTab();
      return;
    }
    const body = bodyOf(event.target);
    if (!body || event.target !== body) {
      return;
    }
    if (rest(body) <= near) {
      loose.delete(body);
    }
    if (locked && body === leader) {
      for (const other of bodies()) {
        if (other !== body) {
          other.scrollTop = body.scrollTop;
        }
      }
    }
  }, { capture: true });

  // Tabs of a phone: the one whose column is in view is the selected one.
  const tabs = () => [...root.querySelectorAll('[role=tab]')];
  function markTab() {
    if (gridRoot.scrollWidth <= gridRoot.clientWidth + 1) {
      return;
    }
    const shown = Math.round(gridRoot.scrollLeft / gridRoot.clientWidth);
    tabs().forEach((tab, i) => {
      tab.setAttribute('aria-selected', String(i === shown));
      tab.tabIndex = i === shown ? 0 : -1;
    });
  }
  function go(index) {
    // At once: text that streams in would snap the grid back in the middle of a smooth scroll.
    gridRoot.children[index]?.scrollIntoView({ behavior: 'instant', block: 'nearest', inline: 'start' });
  }
  on(root, 'click', (event) => {
    const tab = event.target instanceof Element ? event.target.closest('[role=tab]') : null;
    if (tab) {
      go(tabs().indexOf(tab));
    }
  });
  on(root, 'keydown', (event) => {
    const all = tabs();
    const at = all.indexOf(event.target);
    const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: all.length - 1 }[event.key];
    if (at >= 0 && next !== undefined && all[next]) {
      event.preventDefault();
      go(next);
      all[next].focus({ preventScroll: true });
    }
  }, { passive: false });

  // The place at which so much of the text stands, by its letters: Markdown is longer than what is drawn of it, in every part about as much.
  function show(column, share) {
    const body = bodies()[column];
    const text = body?.querySelector('.cs-prose') ?? body;
    if (!text) {
      return;
    }
    go(column);
    let left = share * text.textContent.length;
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      left -= node.length;
      if (left <= 0 || !walker.nextNode()) {
        const target = node.parentElement;
        loose.add(body);
        body.scrollTop += target.getBoundingClientRect().top - body.getBoundingClientRect().top - body.clientHeight / 3;
        flash(target);
        return;
      }
      walker.previousNode();
    }
  }

  function flash(target) {
    target.classList.add('cmp-here');
    setTimeout(() => target.classList.remove('cmp-here'), 1600);
  }

  return {
    lock: (value) => { locked = value; },
    show,
    release: () => {
      abort.abort();
      sizes.disconnect();
      grid.disconnect();
      ends.disconnect();
    },
  };
}
