// The find bar. The server knows where the hits are, also in messages that are not on the page; what is on the page is marked here, by
// ranges and without touching an element. Used by Interop/FindModule.cs and js/keyboard.js.
import * as autoscroll from './autoscroll.js';

const every = 200;        // milliseconds between two looks at a page that changes
const most = 2000;        // ranges
const below = 64;         // pixels that the bar covers
const drawn = '\uFFFC';   // stands for what is drawn from its source: nothing is found across it
const blocks = 'p,li,h2,h3,h4,h5,h6,th,td,pre';
const left = '.hd,.md-image,.ref,.md-alert-kind,.md-note,.label,.box,cs-math,.cs-math,.cs-diagram';
let view = null;

export function attach(bar, net) {
  // Taken out of the page before this module was there.
  if (!bar) return null;

  detach();
  view = create(bar, net);
}

export function detach() {
  view?.release();
  view = null;
}

export const show = (text, message, part, index) => view?.show(text, { message, part, index });
export const mark = (text) => view?.show(text, null);
// False when it has the focus already: then the browser's own search is wanted.
export const open = () => view?.open() ?? false;
export const close = () => view?.close() ?? false;

// The text of a part of a message: a string for each block, and where in it each text node begins.
function* runs(root) {
  let run = null;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
    (node.nodeType === Node.ELEMENT_NODE && node.matches(left) ? NodeFilter.FILTER_SKIP : NodeFilter.FILTER_ACCEPT));
  let block = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const isText = node.nodeType === Node.TEXT_NODE;
    const outside = isText ? node.parentElement.closest(left) : null;
    const skipped = outside !== null && root.contains(outside);
    if (!isText || skipped) {
      if (run && (skipped || node.tagName === 'BR')) {
        run.text += skipped ? drawn : '\n';
      }
      continue;
    }
    const own = node.parentElement.closest(blocks);
    const next = own && root.contains(own) ? own : root;
    if (!run || next !== block) {
      if (run) {
        yield run;
      }
      run = { text: '', nodes: [] };
      block = next;
    }
    run.nodes.push({ node, at: run.text.length });
    // A line end in running text is a space on the screen.
    run.text += next.matches('p,li,h2,h3,h4,h5,h6,th,td') && !next.matches('.md-html,.md-plain') ? node.data.replaceAll('\n', ' ') : node.data;
  }
  if (run) {
    yield run;
  }
}

// Lower case without changing the length, so that places stay places.
const fold = (text) => {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : Array.from({ length: text.length }, (_, i) => (text[i].toLowerCase().length === 1 ? text[i].toLowerCase() : text[i])).join('');
};

function rangesIn(root, text) {
  const found = [];
  for (const run of runs(root)) {
    const folded = fold(run.text);
    for (let at = folded.indexOf(text); at >= 0; at = folded.indexOf(text, at + text.length)) {
      const range = new Range();
      range.setStart(...place(run, at, false));
      range.setEnd(...place(run, at + text.length, true));
      found.push(range);
    }
  }
  return found;
}

function place({ nodes }, at, isEnd) {
  let last = nodes[0];
  for (const one of nodes) {
    if (isEnd ? one.at >= at : one.at > at) {
      break;
    }
    last = one;
  }
  return [last.node, at - last.at];
}

function create(bar, net) {
  const stage = bar.parentElement;
  const scroller = stage.querySelector('.cs-scroll');
  const thread = stage.querySelector('.cs-thread');
  const input = bar.querySelector('input');
  const abort = new AbortController();
  let before = null;
  let text = '';
  let current = null;
  let isDue = false;
  let timer = 0;

  function draw() {
    timer = 0;
    const all = [];
    let now = null;
    if (text !== '') {
      for (const root of thread.querySelectorAll('[data-find]')) {
        const found = rangesIn(root, fold(text));
        const message = root.closest('.cs-msg');
        if (current && message.dataset.message === current.message && root.dataset.find === current.part) {
          now = found[current.index] ?? null;
        }
        all.push(...found.slice(0, most - all.length));
      }
    }
    globalThis.CSS.highlights?.set('find', new Highlight(...all));
    globalThis.CSS.highlights?.set('find-now', new Highlight(...(now ? [now] : [])));
    if (isDue && now) {
      isDue = false;
      bring(now);
    } else if (isDue && current.part === 'reasoning') {
      thread.querySelector(`[data-message="${CSS.escape(current.message)}"] .cs-fold[aria-expanded=false]`)?.click();
    }
  }

  // Into view in every box that scrolls, from the inside out.
  function bring(range) {
    autoscroll.letGo();
    for (let box = range.startContainer.parentElement; box && box !== stage; box = box.parentElement) {
      const hit = range.getBoundingClientRect();
      const seen = box.getBoundingClientRect();
      if (box.scrollHeight > box.clientHeight && (hit.top < seen.top + (box === scroller ? below : 8) || hit.bottom > seen.bottom - 8)) {
        box.scrollTop += hit.top - seen.top - box.clientHeight / 3;
      }
      if (box.scrollWidth > box.clientWidth && (hit.left < seen.left || hit.right > seen.right)) {
        box.scrollLeft += hit.left - seen.left - box.clientWidth / 3;
      }
    }
  }

  const changes = new MutationObserver(() => {
    timer ||= setTimeout(draw, every);
  });

  function firstSeen() {
    const top = scroller.getBoundingClientRect().top;
    return [...thread.querySelectorAll('.cs-msg')].find((message) => message.getBoundingClientRect().bottom > top)?.dataset.message ?? null;
  }

  const typed = () => net.invokeMethodAsync('Typed', input.value, firstSeen()).catch(() => {});
  input.addEventListener('input', typed, { signal: abort.signal });

  function clear() {
    clearTimeout(timer);
    timer = 0;
    changes.disconnect();
    [text, current, isDue] = ['', null, false];
    globalThis.CSS.highlights?.delete('find');
    globalThis.CSS.highlights?.delete('find-now');
  }

  return {
    open: () => {
      if (bar.contains(document.activeElement)) {
        return false;
      }
      const wasHidden = bar.hidden;
      before = wasHidden ? document.activeElement : before;
      bar.hidden = false;
      input.focus();
      input.select();
      if (wasHidden) {
        changes.observe(thread, { childList: true, characterData: true, subtree: true });
        typed();
      }
      return true;
    },
    close: () => {
      if (bar.hidden) {
        return false;
      }
      const hadFocus = bar.contains(document.activeElement);
      bar.hidden = true;
      clear();
      if (hadFocus && before?.isConnected) {
        before.focus({ preventScroll: true });
      }
      net.invokeMethodAsync('Closed').catch(() => {});
      return true;
    },
    show: (words, hit) => {
      if (!bar.hidden) {
        [text, current, isDue] = [words, hit, hit !== null];
        draw();
      }
    },
    release: () => {
      abort.abort();
      clear();
    },
  };
}
