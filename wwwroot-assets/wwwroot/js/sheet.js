// A bottom sheet on a native modal dialog. The dialog traps focus and makes the page inert; this adds the scrim, the swipe,
// and the way back for focus when the element is taken out of the page. Used by Interop/SheetModule.cs.

const FAR = 96;          // pixels of a slow drag that close it
const FAST = .5;         // pixels per millisecond of a flick that does

export function open(dialog, owner) {
  // Taken out of the page before this module was there.
  if (!dialog) return null;

  const before = document.activeElement;
  let drag = null;
  dialog.showModal();

  const close = () => {
    if (dialog.open) dialog.close();
  };

  // A press on the dialog itself but outside its box is a press on the scrim.
  const onScrim = event => {
    const box = dialog.getBoundingClientRect();
    if (event.target === dialog && (event.clientY < box.top || event.clientX < box.left || event.clientX > box.right)) close();
  };

  // Esc closes the sheet and nothing behind it: the page's own Esc stops the answer.
  const onKey = event => {
    if (event.key === 'Escape') event.stopPropagation();
  };

  const onDown = event => {
    if (!event.target.closest('[data-grip]') || event.target.closest('button:not([data-grip])')) return;
    drag = { y: event.clientY, at: event.timeStamp, by: 0, grab: event.target.matches('.ph-grab') };
    dialog.setPointerCapture(event.pointerId);
  };
  const onMove = event => {
    if (!drag) return;
    drag.by = Math.max(0, event.clientY - drag.y);
    dialog.style.transform = `translateY(${drag.by}px)`;
  };
  const onUp = event => {
    if (!drag) return;
    const speed = drag.by / Math.max(1, event.timeStamp - drag.at);
    const tapped = drag.grab && drag.by < 4;
    const away = event.type === 'pointerup' && (tapped || drag.by > FAR || (drag.by > 24 && speed > FAST));
    drag = null;
    dialog.style.transform = '';
    if (away) close();
  };

  const onClose = () => owner.invokeMethodAsync('Closed').catch(() => {});
  const listeners = [
    ['click', onScrim], ['keydown', onKey], ['close', onClose],
    ['pointerdown', onDown], ['pointermove', onMove], ['pointerup', onUp], ['pointercancel', onUp],
  ];
  for (const [name, listener] of listeners) dialog.addEventListener(name, listener);

  return {
    dispose() {
      for (const [name, listener] of listeners) dialog.removeEventListener(name, listener);
      close();
      if (document.activeElement === document.body && before?.isConnected) before.focus();
    },
  };
}
