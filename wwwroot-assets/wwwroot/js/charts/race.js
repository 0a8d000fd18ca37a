// The race: rate, tokens or gaps of all columns over the seconds since each was sent.
import { el, hatches, mark, patch, px, text } from './svg.js';
import { curve, rateLimit, rateTicks, timeLabel, timeTicks, timeWindow } from './scale.js';
import { createRaceCursor } from './race-cursor.js';
import { endLabels } from './race-labels.js';
import { RaceSeries, VIEWS } from './race-series.js';
import { createTraces } from './race-traces.js';
import { Frame } from './frame.js';

// Beside hue and shape, for print, forced colours and eyes that tell hues apart badly.
const DASHES = [null, '7 3', '2 3', '9 3 2 3', '4 2', '12 4'];
const LABELS = 118;
const GAP_TICKS = [1, 10, 100, 1000, 10000];
let lastClip = 0;

export function createRace(host, net) {
  // Taken out of the page before this module was there.
  if (!host) return null;

  const series = new RaceSeries();
  const hatch = hatches();
  const clipId = `race-clip-${++lastClip}`;
  const clip = el('rect');
  const layer = el('g');
  let name = 'rate';
  const svg = el('svg', { class: 'ch race', role: 'img', tabindex: 0, 'aria-label': 'Token rate of all columns over time' },
    hatch.defs, el('clipPath', { id: clipId }, clip), layer);
  const traces = createTraces();
  const cursor = createRaceCursor(svg, (id, seconds) => net.invokeMethodAsync('Picked', id, seconds));

  const frame = new Frame(host, svg, (width, height) => {
    const view = layout(width, height);
    for (const [key, value] of Object.entries({ x: view.left, y: 0, width: view.right - view.left + 1, height })) clip.setAttribute(key, value);
    const inside = el('g', { 'clip-path': `url(#${clipId})` });
    for (const s of series.shown) inside.append(...stalls(s, view), ...line(s, view));
    patch(layer, [...axes(view), inside, ...series.shown.flatMap(s => stallLabel(s, view)), ...marks(view), ...ends(view, width)]);
    cursor.show(view, series, name);
  });

  function layout(width, height) {
    const limit = name === 'gaps' ? Math.max(100, 10 ** Math.ceil(Math.log10(Math.max(1, series.peak('gaps'))))) : rateLimit(series.peak(name));
    const window = timeWindow(series.elapsed, series.live);
    const isNarrow = width < 420;
    const left = Math.max(26, 8 + 6.6 * String(limit).length), right = width - (isNarrow ? 12 : LABELS), top = 24, bottom = height - 22;
    const share = value => name === 'gaps' ? Math.log10(Math.max(1, value)) / Math.log10(limit) : value / limit;
    return {
      limit, window, left, right, top, bottom, isNarrow,
      x: t => left + (t - window[0]) / (window[1] - window[0]) * (right - left),
      y: value => bottom - share(value) * (bottom - top),
    };
  }

  function axes({ limit, window, left, right, top, bottom, x, y }) {
    const nodes = [text(VIEWS[name].unit, 0, 10, 't')];
    const ticks = name === 'gaps' ? GAP_TICKS.filter(gap => gap <= limit) : rateTicks(limit, bottom - top);
    for (const value of ticks) {
      nodes.push(el('line', { class: value === ticks[0] ? 'ax0' : 'g', x1: left, x2: right, y1: px(y(value)), y2: px(y(value)) }));
      nodes.push(text(value.toLocaleString('en'), left - 7, y(value) + 4, 't', 'end'));
    }
    const times = timeTicks(window);
    times.forEach((t, i) => nodes.push(text(timeLabel(t, window[1], i === times.length - 1), x(t), bottom + 17, 't', x(t) - left < 8 ? 'start' : 'middle')));
    if (series.live || series.until !== null) {
      const now = Math.min(x(series.until ?? series.elapsed), right);
      nodes.push(el('line', { class: 'now', x1: px(now), x2: px(now), y1: top - 6, y2: bottom }), text('now', now, top - 11, 't', 'middle'));
    }
    return nodes;
  }

  const stalls = (s, { window, top, bottom, x }) => series.stalls(s).flatMap(([start, duration]) => {
    const from = Math.max(start, window[0]), to = Math.min(start + duration, window[1]);
    return to <= from ? [] : [el('rect', { class: 'quiet', fill: hatch.stall, x: px(x(from)), y: top, width: px(x(to) - x(from)), height: px(bottom - top) })];
  });

  // The longest one by its name; brackets for all.
  function stallLabel(s, { window, left, right, top, x }) {
    const all = series.stalls(s), longest = all.toSorted((a, b) => b[1] - a[1])[0];
    return all.flatMap(stall => {
      const from = Math.max(stall[0], window[0]), to = Math.min(stall[0] + stall[1], window[1]);
      if (to <= from) return [];
      const nodes = [el('path', { class: 'stalln', d: `M${px(x(from))} ${top + 4}V${top}H${px(x(to))}V${top + 4}` })];
      if (stall === longest) {
        const words = `stall ${stall[1].toFixed(1)} s`, half = words.length * 2.9 + 7;
        const middle = Math.min(Math.max(x((from + to) / 2), left + half), right - half);
        nodes.push(mark(s.slot, middle - half + 4, top - 9, 2.8), text(words, middle + 5, top - 5, 'tw', 'middle'));
      }
      return nodes;
    });
  }

  function line(s, { window, x, y, bottom }) {
    const all = series.line(s, name);
    const first = Math.max(0, all.findIndex(([t]) => t >= window[0]) - 1);
    const points = all.slice(first).map(([t, value]) => [x(t), y(value)]);
    const nodes = points.length < 2 ? [] : [el('path', { class: `ln s${s.slot}`, 'data-series': s.id, 'stroke-dasharray': DASHES[s.slot - 1], d: curve(points) })];
    const end = points.at(-1);
    if (series.state(s) !== 'live' && end) nodes.push(el('line', { class: `drop s${s.slot}`, x1: px(end[0]), x2: px(end[0]), y1: px(end[1]), y2: bottom }));
    return nodes;
  }

  function marks({ window, x, y }) {
    return series.shown.flatMap(s => {
      const points = series.line(s, name).filter(([t]) => t >= window[0]);
      const nodes = [];
      // The first token, and from there about every two seconds.
      let next = -Infinity;
      for (const [t, value] of points) {
        if (t < next) continue;
        nodes.push(mark(s.slot, x(t), y(value), 3.4));
        next = t + Math.max(2, (window[1] - window[0]) / 8);
      }
      const last = points.at(-1);
      if (last && series.state(s) === 'live') nodes.push(el('circle', { class: `halo s${s.slot}`, cx: px(x(last[0])), cy: px(y(last[1])), r: 8 }));
      if (last) nodes.push(mark(s.slot, x(last[0]), y(last[1]), 4.2));
      return nodes;
    });
  }

  function ends(view, width) {
    if (view.isNarrow) return [];
    const labelled = series.shown.map(s => ({ s, last: series.line(s, name).at(-1) })).filter(({ last }) => last && last[0] >= view.window[0]);
    // Beside the ends where there is room, so that a short race has short leaders.
    const left = Math.min(view.right + 14, Math.max(0, ...labelled.map(({ last }) => view.x(last[0]))) + 24);
    return endLabels(labelled.map(({ s, last }) => ({
      x: view.x(last[0]), y: view.y(last[1]), name: series.state(s) === 'live' ? s.name : `${s.name} ${s.state === 'cut' ? 'cut off' : s.state}`, value: value(s, last),
    })), left, view.top - 10, view.bottom + 10, width);
  }

  function value(s, last) {
    if (series.state(s) !== 'live') return `${s.tokens.toLocaleString('en')} tokens in ${s.elapsed.toFixed(1)} s`;
    return `${last[1].toLocaleString('en', { minimumFractionDigits: VIEWS[name].digits, maximumFractionDigits: VIEWS[name].digits })} ${VIEWS[name].unit}`;
  }

  return {
    update(message) {
      series.apply(message.series);
      svg.setAttribute('aria-label', message.label);
      traces.update(series.all);
      frame.invalidate();
    },
    setUntil(seconds) {
      series.until = seconds;
      frame.invalidate();
    },
    setView(view) {
      name = view;
      frame.invalidate();
    },
    dispose() {
      cursor.dispose();
      traces.dispose();
      frame.dispose();
    },
  };
}
