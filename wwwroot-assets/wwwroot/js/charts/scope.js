// The scope: tokens per second over the seconds since send, for one run or for several on one clock.
import { el, hatches, mark, patch, px, text } from './svg.js';
import { curve, rateLimit, rateTicks, timeLabel, timeTicks, timeWindow } from './scale.js';
import { createCursor } from './cursor.js';
import { Frame } from './frame.js';
import { SeriesSet } from './series.js';

let lastClip = 0;

export function createScope(host) {
  // Taken out of the page before this module was there.
  if (!host) return null;

  const series = new SeriesSet();
  const hatch = hatches();
  const clipId = `scope-clip-${++lastClip}`;
  const clip = el('rect');
  const layer = el('g');
  const svg = el('svg', { class: 'ch scope', role: 'img', tabindex: 0, 'aria-label': 'Token rate over time' },
    hatch.defs, el('clipPath', { id: clipId }, clip), layer);
  const cursor = createCursor(svg);

  const frame = new Frame(host, svg, (width, height) => {
    const view = layout(width, height);
    setAttributes(clip, { x: view.left, y: 0, width: view.right - view.left, height });
    const alone = series.all.length === 1;
    const inside = el('g', { 'clip-path': `url(#${clipId})` });
    const ends = [];
    for (const s of series.all) {
      if (alone) inside.append(...silence(s, view));
      inside.append(...lines(s, view, alone));
      ends.push(...marks(s, view, alone));
    }
    const labels = alone ? [...stallLabels(series.all[0], view), ...phases(series.all[0], view)] : [];
    patch(layer, [...axes(view), inside, ...labels, ...ends]);
    cursor.show(view, series);
  });

  function layout(width, height) {
    const limit = rateLimit(series.peak);
    const window = timeWindow(series.elapsed, series.live);
    const left = Math.max(26, 8 + 6.6 * String(limit).length), right = width - 6, top = 22, bottom = height - 42;
    return {
      limit, window, left, right, top, bottom,
      x: t => left + (t - window[0]) / (window[1] - window[0]) * (right - left),
      y: rate => bottom - rate / limit * (bottom - top),
    };
  }

  function axes({ limit, window, left, right, top, bottom, x, y }) {
    const nodes = [text('tok/s', 0, 10, 't')];
    for (const rate of rateTicks(limit, bottom - top)) {
      nodes.push(el('line', { class: rate ? 'g' : 'ax0', x1: left, x2: right, y1: px(y(rate)), y2: px(y(rate)) }));
      nodes.push(text(String(rate), left - 7, y(rate) + 4, 't', 'end'));
    }
    const ticks = timeTicks(window);
    ticks.forEach((t, i) => {
      const label = timeLabel(t, window[1], i === ticks.length - 1);
      const anchor = x(t) - left < 8 ? 'start' : label.length > 5 && right - x(t) < 20 ? 'end' : 'middle';
      nodes.push(text(label, x(t), bottom + 27, 't', anchor));
    });
    return nodes;
  }

  // Before the first token, and in every stall, there is nothing to measure: hatched.
  function silence(s, { window, top, bottom, x }) {
    const area = (className, fill, from, to) => {
      const start = Math.max(from, window[0]), end = Math.min(to, window[1]);
      return end <= start ? [] : [el('rect',
        { class: className, fill, x: px(x(start)), y: top, width: px(x(end) - x(start)), height: px(bottom - top) })];
    };
    return [
      ...area('quiet wait', hatch.wait, 0, s.firstToken ?? s.elapsed),
      ...s.stalls.flatMap(([start, duration]) => area('quiet', hatch.stall, start, start + duration)),
    ];
  }

  function stallLabels(s, { window, left, right, top, x }) {
    let free = left;
    return s.stalls.flatMap(([start, duration]) => {
      const from = Math.max(start, window[0]), to = Math.min(start + duration, window[1]);
      if (to <= from) return [];
      const a = px(x(from)), b = px(x(to));
      const nodes = [el('path', { class: 'stalln', d: `M${a} ${top + 4}V${top}H${b}V${top + 4}` })];
      const words = `stall ${duration.toFixed(1)} s`, half = words.length * 2.9;
      const middle = Math.min(Math.max((a + b) / 2, left + half), right - half);
      if (middle - half >= free) {
        nodes.push(text(words, middle, top - 5, 'tw', 'middle'));
        free = middle + half + 6;
      }
      return nodes;
    });
  }

  function lines(s, { window, right, bottom, x, y }, alone) {
    const line = series.line(s.id);
    // One point beyond the left edge, so that the line enters the rolling window instead of starting in it.
    const first = Math.max(0, line.findIndex(([t]) => t >= window[0]) - 1);
    const points = line.slice(first).map(([t, rate]) => [x(t), y(rate)]);
    if (points.length < 2) return [];
    const d = curve(points);
    const nodes = [];
    if (alone) nodes.push(el('path', { class: `ar s${s.slot}`, d: `${d}V${px(bottom)}H${px(points[0][0])}Z` }));
    if (alone && s.average !== null) {
      nodes.push(el('line', { class: 'avg', x1: px(Math.max(points[0][0], x(window[0]))), x2: right, y1: px(y(s.average)), y2: px(y(s.average)) }));
    }
    nodes.push(el('path', { class: `ln s${s.slot}`, 'data-series': s.id, d }));
    return nodes;
  }

  function marks(s, { window, x, y }, alone) {
    const line = series.line(s.id), nodes = [];
    if (!alone) {
      let next = -Infinity;
      for (const [t, rate] of line) {
        if (t < window[0] || t < next) continue;
        nodes.push(mark(s.slot, x(t), y(rate), 3.6));
        next = t + Math.max(2, (window[1] - window[0]) / 8);
      }
    }
    const now = line.at(-1);
    if (s.state === 'live' && now) {
      nodes.push(el('circle', { class: `halo s${s.slot}`, cx: px(x(now[0])), cy: px(y(now[1])), r: 8 }), mark(s.slot, x(now[0]), y(now[1]), 4.2));
    }
    return nodes;
  }

  function phases(s, { window, bottom, x }) {
    return s.phases.flatMap(([kind, start, end]) => {
      const from = x(Math.max(start, window[0])), to = x(Math.min(end, window[1]));
      if (to <= from) return [];
      // One pixel of paper between two phases.
      return [el('rect', {
        class: `phase ${kind} s${s.slot}`, fill: kind === 'waiting' ? hatch.wait : null, rx: kind === 'waiting' ? null : 1,
        x: px(from), y: bottom + 7, width: px(Math.max(to - from - 1, .5)), height: 5 })];
    });
  }

  const setAttributes = (node, attributes) => {
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  };

  return {
    update({ series: updates, label }) {
      series.apply(updates);
      svg.setAttribute('aria-label', label);
      frame.invalidate();
    },
    dispose() {
      cursor.dispose();
      frame.dispose();
    },
  };
}
