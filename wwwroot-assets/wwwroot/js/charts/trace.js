// The trace: a run's rate line in the height of a line of text, by which runs can be recognised at a glance.
import { el, hatches, mark, patch, px } from './svg.js';
import { curve, rateLimit, traceSpan } from './scale.js';
import { Frame } from './frame.js';
import { SeriesSet } from './series.js';

export function createTrace(host) {
  // Taken out of the page before this module was there.
  if (!host) return null;

  const series = new SeriesSet();
  const hatch = hatches();
  const layer = el('g');
  const svg = el('svg', { class: 'ch', 'aria-hidden': 'true' }, hatch.defs, layer);

  const frame = new Frame(host, svg, (width, height) => {
    const bottom = height - .5;
    const nodes = [el('line', { class: 'base', x1: 0, x2: width, y1: bottom, y2: bottom })];
    for (const s of series.all) {
      const span = traceSpan(s.elapsed), limit = rateLimit(series.peak);
      const x = t => 1 + t / span * (width - 5);
      const y = rate => bottom - .5 - rate / limit * (height - 3);
      const points = series.line(s.id).map(([t, rate]) => [x(t), y(rate)]);
      if (s.firstToken === null && s.state === 'live') {
        nodes.push(el('rect', { fill: hatch.wait, x: px(x(0)), y: 0, width: px(x(s.elapsed) - x(0)), height: px(bottom) }));
      }
      if (points.length > 1) {
        const d = curve(points);
        nodes.push(el('path', { class: `ar s${s.slot}`, d: `${d}V${bottom}H${px(points[0][0])}Z` }));
        nodes.push(...s.stalls.map(([start, duration]) => el('rect',
          { class: 'quiet', fill: hatch.stall, x: px(x(start)), y: 0, width: px(x(start + duration) - x(start)), height: px(bottom) })));
        nodes.push(el('path', { class: `ln thin s${s.slot}`, d }));
      }
      nodes.push(...end(s, points, x, bottom));
    }
    patch(layer, nodes);
  });

  // The last thing on the line: the model's mark while it runs, a red cross where it was cut off.
  function end(s, points, x, bottom) {
    const [px0, py0] = points.at(-1) ?? [x(s.elapsed), bottom - 4];
    if (s.state === 'live') return points.length ? [mark(s.slot, px0, py0, 2.8)] : [];
    if (s.state !== 'cut') return [];
    const cx = px(px0 + 3), cy = px(Math.min(Math.max(py0, 4), bottom - 4));
    return [el('path', { class: 'cut', d: `M${cx - 3} ${cy - 3}l6 6M${cx + 3} ${cy - 3}l-6 6` })];
  }

  return {
    update({ series: updates }) {
      series.apply(updates);
      frame.invalidate();
    },
    dispose: () => frame.dispose(),
  };
}
