// Shows what a number means: on hover, on keyboard focus and on tap. A term is a button whose aria-describedby names the
// hidden text, so a screen reader has it without this module. Used by Interop/DefinitionTipsModule.cs.

const MARGIN = 8;

export function attach(root) {
  // Taken out of the page before this module was there.
  if (!root) return null;

  const tip = document.createElement('div');
  tip.className = 'tip';
  tip.popover = 'manual'; // top layer: neither a scroller nor a modal dialog clips it
  tip.ariaHidden = 'true';
  root.append(tip);
  let shown = null, pinned = false;

  const termOf = event => event.target instanceof Element ? event.target.closest('.term') : null;

  function show(term, pin) {
    const text = document.getElementById(term.getAttribute('aria-describedby'));
    if (!text) return;
    if (shown && shown !== term) hide();
    shown = term;
    pinned = pin;
    const name = document.createElement('b');
    name.textContent = text.dataset.term;
    tip.replaceChildren(name, text.textContent);
    tip.showPopover();
    place(term.getBoundingClientRect());
  }

  function hide() {
    if (!shown) return;
    shown = null;
    pinned = false;
    tip.hidePopover();
  }

  function place(term) {
    const left = Math.min(term.left, innerWidth - tip.offsetWidth - MARGIN);
    const below = term.bottom + 6, fits = below + tip.offsetHeight + MARGIN <= innerHeight;
    tip.style.left = `${Math.max(MARGIN, left)}px`;
    tip.style.top = `${fits ? below : Math.max(MARGIN, term.top - tip.offsetHeight - 6)}px`;
  }

  root.addEventListener('pointerover', event => {
    const term = termOf(event);
    if (term && event.pointerType !== 'touch') show(term, pinned && term === shown);
  });
  root.addEventListener('pointerout', event => {
    if (!pinned && termOf(event) && !tip.contains(event.relatedTarget)) hide();
  });
  tip.addEventListener('pointerleave', () => { if (!pinned) hide(); });
  root.addEventListener('focusin', event => {
    const term = termOf(event);
    if (term?.matches(':focus-visible')) show(term, true);
  });
  root.addEventListener('focusout', hide);
  root.addEventListener('click', event => {
    const term = termOf(event);
    if (!term) hide();
    else if (pinned && shown === term) hide();
    else show(term, true);
  });
  root.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !shown) return;
    // One that was opened on purpose is the nearest thing Esc closes; one under the pointer must not cost a press of Stop.
    if (pinned) {
      event.preventDefault();
      event.stopPropagation();
    }
    hide();
  });
  root.addEventListener('scroll', hide, { capture: true, passive: true });
}
