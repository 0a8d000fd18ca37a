// The list of a combobox.
export function scrollTo(input, top) {
  document.getElementById(input?.getAttribute('aria-controls'))?.scrollTo(0, top);
}

// Keeps the option that aria-activedescendant names in view. The listeners go with the element.
export function follow(input) {
  // Taken out of the page before this module was there.
  if (!input) return null;

  const list = () => document.getElementById(input.getAttribute('aria-controls'));

  // The first option takes the heading above it along.
  function show() {
    const active = document.getElementById(input.getAttribute('aria-activedescendant') ?? '');
    if (active && active === list()?.querySelector('[role=option]')) {
      list().scrollTop = 0;
    } else {
      active?.scrollIntoView({ block: 'nearest' });
    }
  }

  new MutationObserver(show).observe(input, { attributeFilter: ['aria-activedescendant'] });
  // Another search is another list.
  input.addEventListener('input', () => list()?.scrollTo(0, 0));
  show();
}
