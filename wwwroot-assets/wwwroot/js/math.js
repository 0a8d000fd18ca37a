// Typesets formulas with KaTeX. A formula is <cs-math><code>source</code></cs-math>: Blazor owns the source, this module the typeset
// form it puts after it, so neither disturbs the other. Used by Interop/MathModule.cs.

// Formulas are written by a model. No links, no classes, no images (trust); bounded macros and sizes.
const limits = { throwOnError: true, trust: false, strict: 'ignore', maxExpand: 500, maxSize: 12, errorColor: 'var(--cs-err)' };
const longest = 8_000;      // characters of a formula
const budget = 12;          // milliseconds of one go; the rest follows with the next frame

const waiting = new Set();
let planned = false;

class Formula extends HTMLElement {
  connectedCallback() {
    if (this.dataset.set !== undefined) return;
    waiting.add(this);
    // Blazor fills the element after it has put it into the page, and both before the browser paints.
    if (!planned) {
      planned = true;
      queueMicrotask(typeset);
    }
  }

  disconnectedCallback() {
    waiting.delete(this);
  }
}

export async function start(script, style) {
  if (customElements.get('cs-math')) return;
  try {
    await Promise.all([import(new URL(script, document.baseURI).href), stylesheet(style)]);
  } catch {
    // The browser has logged what it could not load. Formulas stay their source.
    return;
  }
  if (customElements.get('cs-math')) return;
  customElements.define('cs-math', Formula);
  document.addEventListener('copy', copySource);
}

function stylesheet(address) {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = address;
  return new Promise((loaded, failed) => {
    link.onload = loaded;
    link.onerror = failed;
    document.head.append(link);
  });
}

function typeset() {
  planned = false;
  const began = performance.now();
  for (const formula of waiting) {
    if (performance.now() - began > budget) {
      planned = true;
      requestAnimationFrame(typeset);
      return;
    }
    waiting.delete(formula);
    set(formula);
  }
}

function set(formula) {
  const source = formula.querySelector(':scope > code')?.textContent ?? '';
  if (!source || source.length > longest) return;
  const place = document.createElement('span');
  place.className = 'set';
  try {
    globalThis.katex.render(source, place, { ...limits, displayMode: formula.classList.contains('display') });
  } catch {
    // Not LaTeX, or more than the limits allow: the source says it as well as an error would.
    return;
  }
  formula.append(place);
  formula.dataset.set = '';
}

// What is copied is the source, between its dollars, wherever a selection touches a formula.
function copySource(event) {
  const selection = getSelection();
  if (selection.isCollapsed || !event.clipboardData) return;
  const range = selection.getRangeAt(0);
  const touched = [...document.querySelectorAll('cs-math[data-set]')].filter(formula => range.intersectsNode(formula));
  if (touched.length === 0) return;

  const [first, last] = [within(range.startContainer), within(range.endContainer)];
  if (first) range.setStartBefore(first);
  if (last) range.setEndAfter(last);

  // The browser turns what is shown into text better than any code over nodes: so for a moment the sources are shown.
  const marks = touched.flatMap(formula => {
    const dollars = formula.classList.contains('display') ? '$$' : '$';
    const pair = [document.createTextNode(dollars), document.createTextNode(dollars)];
    formula.querySelector(':scope > code').before(pair[0]);
    formula.querySelector(':scope > code').after(pair[1]);
    return pair;
  });
  document.documentElement.classList.add('cs-copying');
  event.clipboardData.setData('text/plain', selection.toString());
  document.documentElement.classList.remove('cs-copying');
  marks.forEach(mark => mark.remove());
  event.preventDefault();
}

function within(node) {
  return (node instanceof Element ? node : node.parentElement)?.closest('cs-math[data-set]');
}
