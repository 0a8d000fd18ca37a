// Keeps the end of the transcript in view, only while the reader wants it there.
const near = 48;
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

// After a prompt was sent: its top moves to the top third and the answer gets the room below it.
export const sent = () => view?.sent();
export const latest = () => view?.latest();
// The reader was led to another place.
export const letGo = () => view?.letGo();

function create(stage) {
  const scroller = stage.querySelector('.cs-scroll');
  const thread = stage.querySelector('.cs-thread');
  const room = stage.querySelector('.cs-room');
  const count = stage.querySelector('[data-new-tokens]');
  const abort = new AbortController();
  let stuck = true;
  let top = 0;
  let anchor = null;
  let tokensBefore = 0;

  const rest = () => scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
  const live = () => thread.querySelector('.cs-msg[aria-busy=true]');
  const tokens = () => Number(live()?.dataset.tokens ?? 0);
  // The end of the conversation is not on the page: what is at the bottom is not the latest.
  const isCut = () => thread.querySelector('[data-edge=later]') !== null;

  function follow() {
    makeRoom();
    if (stuck) {
      scroller.scrollTop = scroller.scrollHeight;
      top = scroller.scrollTop;
    } else {
      showPill();
    }
  }

  // Empty space below the answer, as much as the prompt needs to stand in the top third. It shrinks as the answer grows, so
  // that nothing moves until the answer reaches the message box.
  function makeRoom() {
    let height = 0;
    if (anchor?.isConnected) {
      const prompt = anchor.offsetTop;
      const seen = scroller.clientHeight;
      // A prompt taller than a third shows its last lines.
      const from = Math.max(0, prompt - seen / 10, prompt + anchor.offsetHeight - seen / 3);
      height = Math.max(0, from + seen - thread.offsetHeight);
    }
    room.style.height = `${height}px`;
  }

  function showPill() {
    const fresh = live() ? tokens() - tokensBefore : 0;
    count.textContent = fresh > 0 ? `${fresh.toLocaleString('en')} new tokens` : '';
    stage.toggleAttribute('data-loose', !stuck && (rest() > near || isCut()));
  }

  function loosen() {
    if (stuck && scroller.scrollHeight > scroller.clientHeight) {
      stuck = false;
      tokensBefore = tokens();
    }
  }

  function stick() {
    stuck = true;
    follow();
    showPill();
  }

  function scrolled() {
    const down = scroller.scrollTop > top;
    top = scroller.scrollTop;
    if (!stuck && down && rest() <= near && !isCut()) {
      stick();
    }
    showPill();
  }

  const upKeys = new Set(['ArrowUp', 'PageUp', 'Home']);
  const on = (target, name, listener) => target.addEventListener(name, listener, { passive: true, signal: abort.signal });
  let touchY = 0;
  on(scroller, 'scroll', scrolled);
  on(scroller, 'wheel', (event) => event.deltaY < 0 && loosen());
  on(scroller, 'touchstart', (event) => { touchY = event.touches[0].clientY; });
  on(scroller, 'touchmove', (event) => event.touches[0].clientY > touchY + 2 && loosen());
  on(scroller, 'keydown', (event) => (upKeys.has(event.key) || (event.key === ' ' && event.shiftKey)) && loosen());
  // A press right of the content is on the scrollbar.
  on(scroller, 'pointerdown', (event) => event.target === scroller && event.offsetX >= scroller.clientWidth && loosen());
  on(document, 'selectionchange', () => {
    const selection = getSelection();
    if (!selection.isCollapsed && thread.contains(selection.anchorNode)) {
      loosen();
    }
  });

  // Before paint and after layout: the reader never sees the text jump.
  const sizes = new ResizeObserver(() => { follow(); scrolled(); });
  sizes.observe(thread);
  sizes.observe(scroller);
  follow();

  return {
    // The button brings the end onto the page first.
    latest: () => (isCut() ? stage.querySelector('.cs-jump').click() : stick()),
    letGo: () => { loosen(); showPill(); },
    sent: () => {
      const prompts = thread.querySelectorAll('[data-prompt]');
      anchor = prompts[prompts.length - 1] ?? null;
      stick();
    },
    release: () => {
      abort.abort();
      sizes.disconnect();
    },
  };
}
