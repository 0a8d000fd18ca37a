// Runs before the first paint, as a plain blocking script: the right theme must be there before anything is drawn.
// localStorage throws where the browser blocks site data; the system's theme is then used.
(() => {
  let choice = null;
  try {
    choice = localStorage.getItem('cs-theme');
  } catch {
    choice = null;
  }
  const dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  // Which keys are printed in hints.
  document.documentElement.dataset.keys = /Mac|iPhone|iPad/.test(navigator.platform) ? 'mac' : 'pc';
})();
