// Reads the chart at a point: under the pointer or finger, or moved by the arrow keys while the chart has focus.
import { el, px, text } from './svg.js';

export function createCursor(svg) {
  const layer = el('g', { class: 'cursor' });
  svg.append(layer);
  let at = null, view = null, series = null;

  const times = () => series ? [...new Set(series.all.flatMap(s => series.line(s.id).map(([t]) => t)))].sort((a, b) => a - b)
    .filter(t => t >= view.window[0]) : [];

  function nearest(line, t) {
    let best = null;
    for (const point of line) if (!best || Math.abs(point[0] - t) < Math.abs(best[0] - t)) best = point;
    return best;
  }

  function draw() {
    svg.classList.toggle('reading', at !== null);
    if (at === null || !view) return layer.replaceChildren();
    const readings = series.all.map(s => ({ slot: s.slot, point: nearest(series.line(s.id), at) })).filter(r => r.point);
    if (readings.length === 0) return layer.replaceChildren();
    const t = readings[0].point[0], x = Math.min(Math.max(view.x(t), view.left), view.right);
    const words = `${t.toFixed(1)} s · ${readings.map(r => r.point[1].toFixed(1)).join(' · ')} tok/s`;
    const half = words.length * 2.9;
    layer.replaceChildren(
      el('line', { class: 'hair', x1: px(x), x2: px(x), y1: view.top, y2: view.bottom }),
      ...readings.map(r => el('circle', { class: `at s${r.slot}`, cx: px(view.x(r.point[0])), cy: px(view.y(r.point[1])), r: 3.5 })),
      text(words, Math.min(Math.max(x, view.left + half), view.right - half), view.top - 6, 'tw', 'middle'));
  }

  const set = value => { at = value; draw(); };

  function onPointer(event) {
    if (!view) return;
    const x = event.clientX - svg.getBoundingClientRect().left;
    const share = Math.min(Math.max((x - view.left) / (view.right - view.left), 0), 1);
    set(view.window[0] + share * (view.window[1] - view.window[0]));
  }

  function onKey(event) {
    const all = times();
    if (all.length === 0) return;
    const here = at === null ? all.length - 1 : all.indexOf(nearest(all.map(t => [t]), at)[0]);
    const step = event.shiftKey ? 10 : 1;
    const target = { ArrowLeft: here - step, ArrowRight: here + step, Home: 0, End: all.length - 1 }[event.key];
    if (target !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      set(all[Math.min(Math.max(target, 0), all.length - 1)]);
    } else if (event.key === 'Escape' && at !== null) {
      // Esc closes the nearest thing first; only the next Esc may stop the answer.
      event.preventDefault();
      event.stopPropagation();
      set(null);
    }
  }

  const clear = () => set(null);
  const listeners = { pointermove: onPointer, pointerdown: onPointer, pointerleave: clear, keydown: onKey, blur: clear };
  for (const [name, listener] of Object.entries(listeners)) svg.addEventListener(name, listener);

  return {
    /** After each draw: the same moment at its new place. */
    show(newView, newSeries) {
      view = newView;
      series = newSeries;
      draw();
    },
    dispose() {
      for (const [name, listener] of Object.entries(listeners)) svg.removeEventListener(name, listener);
    },
  };
}
