// Whether anybody can see an element: on screen, not display:none, in a tab that is shown. Used by Interop/VisibilityModule.cs.

export function watch(element, owner) {
  // Taken out of the page before this module was there.
  if (!element) return null;

  let onScreen = null, told = null;

  const tell = () => {
    if (onScreen === null) return;
    const visible = onScreen && !document.hidden;
    if (visible === told) return;
    told = visible;
    // Without a circuit there is nobody to tell; the page says so elsewhere.
    owner.invokeMethodAsync('Changed', visible).catch(() => { told = null; });
  };

  const observer = new IntersectionObserver(entries => {
    onScreen = entries.at(-1).isIntersecting;
    tell();
  });
  observer.observe(element);
  document.addEventListener('visibilitychange', tell);

  return {
    dispose() {
      observer.disconnect();
      document.removeEventListener('visibilitychange', tell);
    },
  };
}
