// The frame: tells the server the width class of the window and whether anybody looks, keeps focus in the overlay list, makes skip links move focus.
const wide = matchMedia('(min-width: 960px)');
const roomy = matchMedia('(min-width: 1280px)');
let net = null;
let open = false;
let before = null;

const drawer = () => document.querySelector('.cs-drawer');
const report = () => net?.invokeMethodAsync('WidthChanged', wide.matches, roomy.matches);
// Without a circuit there is nobody to tell; a new one is told at its start.
const look = () => net?.invokeMethodAsync('TabHidden', document.hidden).catch(() => {});
const dismiss = () => net?.invokeMethodAsync('OverlayDismissed');

function keydown(event) {
  if (open && event.key === 'Escape') {
    event.preventDefault();
    event.stopPropagation();
    dismiss();
  }
}

// Blazor's router would change the address and leave the focus where it was.
function click(event) {
  const link = event.target instanceof Element ? event.target.closest('[data-skip]') : null;
  const target = link && document.querySelector(link.dataset.skip);
  if (link) {
    event.preventDefault();
    event.stopPropagation();
  }
  if (target) {
    if (!target.matches('a,button,input,textarea,select,[tabindex]')) {
      target.tabIndex = -1;
    }
    target.focus();
  }
}

export function start(reference) {
  stop();
  net = reference;
  wide.addEventListener('change', report);
  roomy.addEventListener('change', report);
  document.addEventListener('visibilitychange', look);
  addEventListener('keydown', keydown, true);
  addEventListener('click', click, true);
  if (document.hidden) {
    look();
  }
  return report();
}

// The page behind the list must be neither reachable by Tab nor read out.
export function overlay(isOpen) {
  if (isOpen === open) {
    return;
  }
  open = isOpen;
  for (const part of document.querySelectorAll('.cs-app > :not(.cs-drawer, .cs-scrim)')) {
    part.inert = isOpen;
  }
  if (isOpen) {
    before = document.activeElement;
    drawer()?.querySelector('button, a')?.focus();
  } else {
    before?.focus?.();
    before = null;
  }
}

export function stop() {
  net = null;
  wide.removeEventListener('change', report);
  roomy.removeEventListener('change', report);
  document.removeEventListener('visibilitychange', look);
  removeEventListener('keydown', keydown, true);
  removeEventListener('click', click, true);
}
