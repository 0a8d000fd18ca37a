// Reads all columns at one time: under the pointer or finger, or moved by the arrow keys. A click or Enter picks the moment of the nearest line.
import { el, mark, px, text } from './svg.js';
import { shorten } from './race-labels.js';
import { VIEWS } from './race-series.js';

export function createRaceCursor(svg, pick) {
  const layer = el('g', { class: 'cursor' });
  svg.append(layer);
  let at = null, view = null, series = null, name = 'rate', pointerY = null;

  const nearest = (line, t) => line.reduce((best, point) => !best || Math.abs(point[0] - t) < Math.abs(best[0] - t) ? point : best, null);

  // A line that ended before this moment has nothing to say about it.
  const readings = () => series.shown
    .map(s => ({ s, point: nearest(series.line(s, name), at) }))
    .filter(({ point }) => point && Math.abs(point[0] - at) < 1.1);

  const times = () => [...new Set(series.shown.flatMap(s => series.line(s, name).map(([t]) => t)))].sort((a, b) => a - b).filter(t => t >= view.window[0]);

  function draw() {
    svg.classList.toggle('reading', at !== null);
    if (at === null || !view) return layer.replaceChildren();
    const read = readings().sort((a, b) => b.point[1] - a.point[1]);
    const x = Math.min(Math.max(view.x(at), view.left), view.right);
    const nodes = [el('line', { class: 'hair', x1: px(x), x2: px(x), y1: view.top, y2: view.bottom })];
    for (const { s, point } of read) nodes.push(el('circle', { class: `at s${s.slot}`, cx: px(view.x(point[0])), cy: px(view.y(point[1])), r: 3.5 }));
    layer.replaceChildren(...nodes, box(read, x));
  }

  // Names and values at this moment, highest first, on the side with more room.
  function box(read, x) {
    const width = 178, line = 16, height = 22 + line * read.length;
    const left = x + 10 + width < view.right ? x + 10 : Math.max(view.left, x - 10 - width);
    const group = el('g', { class: 'read', transform: `translate(${px(left)} ${px(Math.max(0, view.top - 18))})` },
      el('rect', { width, height, rx: 6 }), text(`${at.toFixed(1)} s`, 10, 15, 't2'));
    read.forEach(({ s, point }, i) => {
      const y = 30 + i * line;
      const value = point[1].toLocaleString('en', { maximumFractionDigits: VIEWS[name].digits });
      group.append(mark(s.slot, 14, y - 4, 3.4), text(shorten(s.name, 92), 24, y, 'tw'), text(value, width - 10, y, 't2', 'end'));
    });
    return group;
  }

  const set = value => { at = value; draw(); };

  function onPointer(event) {
    if (!view || event.target.closest('.read')) return;
    const box = svg.getBoundingClientRect();
    pointerY = event.clientY - box.top;
    const share = Math.min(Math.max((event.clientX - box.left - view.left) / (view.right - view.left), 0), 1);
    set(view.window[0] + share * (view.window[1] - view.window[0]));
  }

  function choose() {
    if (at === null || !view) return false;
    const read = readings();
    if (read.length === 0) return false;
    const distance = ({ point }) => pointerY === null ? point[1] : Math.abs(view.y(point[1]) - pointerY);
    const { s } = read.reduce((best, reading) => distance(reading) < distance(best) ? reading : best);
    pick(s.id, at);
    return true;
  }

  function onKey(event) {
    if (!view) return;
    const all = times();
    if (all.length === 0) return;
    const here = at === null ? all.length - 1 : all.indexOf(nearest(all.map(t => [t]), at)[0]);
    const step = event.shiftKey ? 10 : 1;
    const target = { ArrowLeft: here - step, ArrowRight: here + step, Home: 0, End: all.length - 1 }[event.key];
    let done = true;
    if (target !== undefined) {
      pointerY = null;
      set(all[Math.min(Math.max(target, 0), all.length - 1)]);
    } else if (event.key === 'Enter') {
      done = choose();
    } else if (event.key === 'Escape' && at !== null) {
      // Esc closes the nearest thing first; only the next Esc may stop the answers.
      set(null);
    } else {
      done = false;
    }
    if (done) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  const clear = () => set(null);
  const listeners = { pointermove: onPointer, pointerdown: onPointer, pointerleave: clear, click: choose, keydown: onKey, blur: clear };
  for (const [key, listener] of Object.entries(listeners)) svg.addEventListener(key, listener);

  return {
    /** After each draw: the same moment at its new place. */
    show(newView, newSeries, newName) {
      [view, series, name] = [newView, newSeries, newName];
      draw();
    },
    dispose() {
      for (const [key, listener] of Object.entries(listeners)) svg.removeEventListener(key, listener);
    },
  };
}
