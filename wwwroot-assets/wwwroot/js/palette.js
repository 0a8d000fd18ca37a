// The palette's dialog. It is in the page from the start, so that it opens with the key and takes every letter that is typed after it;
// the server fills it. Used by Interop/PaletteModule.cs and js/keyboard.js.
let view = null;

export function attach(dialog, net) {
  // Taken out of the page before this module was there.
  if (!dialog) return null;

  detach();
  view = create(dialog, net);
}

export function detach() {
  view?.release();
  view = null;
}

export const isOpen = () => view?.isOpen() ?? false;

// unchosen is called with the text in the field when it is closed without choosing. Returns whether there is a palette.
export function open(text = '', unchosen = null) {
  view?.open(text, unchosen);
  return view !== null;
}

export function toggle() {
  if (isOpen()) {
    view.close();
    return true;
  }
  return open();
}

// Something was chosen: what it does may move the focus again.
export const chosen = () => view?.chosen();

function create(dialog, net) {
  const input = dialog.querySelector('input');
  const abort = new AbortController();
  let left = null;

  const on = (name, listener) => dialog.addEventListener(name, listener, { signal: abort.signal });

  // Esc closes the palette and nothing behind it: the page's own Esc stops the answer.
  on('keydown', (event) => event.key === 'Escape' && event.stopPropagation());

  // A press on the dialog itself but outside its box is a press on the scrim.
  on('click', (event) => {
    const box = dialog.getBoundingClientRect();
    const isOutside = event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom;
    if ((event.target === dialog && isOutside) || event.target.closest('[data-close]')) {
      dialog.close();
    }
  });

  // The browser has given the focus back by now.
  on('close', () => {
    const unchosen = left;
    left = null;
    unchosen?.(input.value);
    net.invokeMethodAsync('Closed').catch(() => {});
  });

  return {
    isOpen: () => dialog.open,
    open: (text, unchosen) => {
      if (dialog.open) {
        return;
      }
      left = unchosen;
      input.value = text;
      dialog.showModal();
      input.focus();
      input.setSelectionRange(text.length, text.length);
      net.invokeMethodAsync('Opened', text).catch(() => {});
    },
    close: () => dialog.close(),
    chosen: () => {
      left = null;
      dialog.close();
    },
    release: () => {
      abort.abort();
      if (dialog.open) {
        dialog.close();
      }
    },
  };
}
