// The theme: one choice (system, light, dark) kept in this browser, one result on <html data-theme>.
const key = 'cs-theme';
const system = matchMedia('(prefers-color-scheme: dark)');
let net = null;
let chosen = 'system';

function stored() {
  try {
    const value = localStorage.getItem(key);
    return value === 'light' || value === 'dark' ? value : 'system';
  } catch {
    return 'system';
  }
}

function apply() {
  const dark = chosen === 'dark' || (chosen === 'system' && system.matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  return net?.invokeMethodAsync('Changed', chosen);
}

function otherTab(event) {
  if (event.key === key || event.key === null) {
    chosen = stored();
    apply();
  }
}

export function start(reference) {
  stop();
  net = reference;
  chosen = stored();
  system.addEventListener('change', apply);
  addEventListener('storage', otherTab);
  return apply();
}

export function choose(theme) {
  chosen = theme;
  try {
    if (theme === 'system') {
      localStorage.removeItem(key);
    } else {
      localStorage.setItem(key, theme);
    }
  } catch {
    // Site data is blocked: the choice holds until the page is left.
  }
  return apply();
}

export function stop() {
  net = null;
  system.removeEventListener('change', apply);
  removeEventListener('storage', otherTab);
}
