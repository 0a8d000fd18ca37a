// Only a part of a long conversation is on the page. Nearing an edge presses the button there, which brings more messages and takes away
// those at the other end; what the reader looks at stays where it is. Used by Interop/TranscriptModule.cs.
import * as autoscroll from './autoscroll.js';

const near = '900px 0px';
let view = null;

export function attach(stage) {
  // Taken out of the page before this module was there.
  if (!stage) return null;

  detach();
  view = create(stage);
}

export function detach() {
  view?.release();
  view = null;
}

export const reveal = (message) => view?.reveal(message);
export const step = (by) => view?.step(by) ?? false;

function create(stage) {
  const scroller = stage.querySelector('.cs-scroll');
  const thread = stage.querySelector('.cs-thread');
  let kept = null;
  let stepping = 0;

  const messages = () => [...thread.querySelectorAll(':scope > .cs-msg')];
  const edge = (name) => thread.querySelector(`[data-edge=${name}]`);
  // In the coordinates of the content: scrolling between the press and its effect changes nothing.
  const place = (message) => message.getBoundingClientRect().top + scroller.scrollTop;

  function press(button) {
    const top = scroller.getBoundingClientRect().top;
    const seen = messages().find((message) => message.getBoundingClientRect().bottom > top);
    kept = seen ? { message: seen, place: place(seen) } : null;
    button.click();
  }

  const edges = new IntersectionObserver((entries) => {
    const reached = entries.find((entry) => entry.isIntersecting);
    if (reached) {
      press(reached.target);
    }
  }, { root: scroller, rootMargin: near });

  function watch() {
    edges.disconnect();
    thread.querySelectorAll('[data-edge]').forEach((button) => edges.observe(button));
  }

  // After Blazor's batch and before the next paint.
  const changes = new MutationObserver(() => {
    if (kept?.message.isConnected) {
      // The browser's own anchoring would move it once more; it does nothing at the very top, and not in every browser.
      scroller.style.overflowAnchor = 'none';
      scroller.scrollTop += place(kept.message) - kept.place;
      requestAnimationFrame(() => scroller.style.removeProperty('overflow-anchor'));
    }
    kept = null;
    watch();
    if (stepping !== 0) {
      const by = stepping;
      stepping = 0;
      step(by);
    }
  });
  changes.observe(thread, { childList: true });
  watch();

  function show(message, block) {
    autoscroll.letGo();
    message.focus({ preventScroll: true });
    message.scrollIntoView({ block });
  }

  // To the next or the previous message; beyond the edge once it is there.
  function step(by) {
    const all = messages();
    const at = all.indexOf(document.activeElement?.closest?.('.cs-msg'));
    const target = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by];
    const beyond = target ? null : edge(by > 0 ? 'later' : 'earlier');
    if (target) {
      show(target, 'start');
    } else if (beyond) {
      stepping = by;
      press(beyond);
    }
    return target !== undefined || beyond !== null;
  }

  return {
    step,
    reveal: (message) => {
      kept = null;
      const target = thread.querySelector(`[data-message="${CSS.escape(message)}"]`);
      if (target) {
        show(target, 'start');
      }
    },
    release: () => {
      edges.disconnect();
      changes.disconnect();
    },
  };
}
