// Draws Mermaid diagrams. Their source is hostile, and Mermaid is large: so one sandboxed frame (frames/diagram.html), an origin of
// its own without network, does the drawing for the whole page, and what it hands back is shown as an image, in which nothing runs
// and nothing loads. Used by Interop/DiagramModule.cs.

const patience = 15_000;         // milliseconds for one diagram, the frame's start included
const longest = 20_000;          // characters of a source
const largest = 2_000_000;       // characters of a drawing
const widest = 4_000, tallest = 8_000;
const legible = .8;

const shown = new Map();         // host element → source
let board = null;
let turn = Promise.resolve();
let lastId = 0;

// The palette is drawn into the image, so another theme is another image.
new MutationObserver(redraw).observe(document.documentElement, { attributeFilter: ['data-theme'] });

export async function draw(host, source) {
  forgetGone();
  if (source.length > longest || !await show(host, source)) return false;
  shown.set(host, source);
  return true;
}

function redraw() {
  forgetGone();
  for (const [host, source] of shown) show(host, source);
}

function forgetGone() {
  for (const host of shown.keys()) if (!host.isConnected) shown.delete(host);
}

// One after the other: the frame has one thread.
function show(host, source) {
  turn = turn.then(async () => {
    const drawing = await ask(source);
    return drawing !== null && host.isConnected && await place(host, drawing, source);
  });
  return turn;
}

async function place(host, drawing, source) {
  const image = new Image(drawing.width, drawing.height);
  // A wide diagram shrinks as far as its words can be read; from there on it scrolls.
  image.style.minWidth = `${Math.round(drawing.width * legible)}px`;
  image.alt = `Diagram: ${source.trim().split('\n', 1)[0].slice(0, 80)}`;
  // A data address has no origin: opened in a tab of its own the picture is still nobody.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawing.svg)}`;
  try {
    await image.decode();
  } catch {
    return false;
  }
  host.replaceChildren(image);
  return true;
}

function ask(source) {
  board ??= open();
  const asked = board;
  return new Promise(answered => {
    const id = ++lastId;
    const give = drawing => {
      clearTimeout(clock);
      removeEventListener('message', onMessage);
      answered(drawing);
    };
    // The only way to end a script that hangs is to take its frame away.
    const clock = setTimeout(() => {
      asked.frame.remove();
      board = null;
      give(null);
    }, patience);
    const onMessage = event => {
      if (event.source === asked.frame.contentWindow && event.data?.id === id) give(drawingOf(event.data));
    };
    addEventListener('message', onMessage);
    asked.ready.then(() => asked.frame.contentWindow?.postMessage({ id, source, dark: document.documentElement.dataset.theme === 'dark' }, '*'));
  });
}

// Nothing of an answer is believed.
function drawingOf({ svg, width, height }) {
  return typeof svg === 'string' && svg.length <= largest && width > 0 && height > 0
    ? { svg, width: Math.min(Math.ceil(width), widest), height: Math.min(Math.ceil(height), tallest) }
    : null;
}

function open() {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.title = 'Drawing board for diagrams';
  frame.className = 'cs-board';
  frame.tabIndex = -1;
  frame.setAttribute('aria-hidden', 'true');
  frame.src = 'frames/diagram.html';
  const ready = new Promise(loaded => frame.addEventListener('load', loaded, { once: true }));
  document.body.append(frame);
  return { frame, ready };
}
