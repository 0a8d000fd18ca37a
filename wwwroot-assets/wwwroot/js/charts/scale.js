// Axes that hold still: limits move in steps and, during a run, only outwards.
import { px } from './svg.js';

const RATE_STEPS = [20, 40, 80, 120, 160, 240];
const SCOPE_SECONDS = [12, 20, 30, 40, 60];
const TRACE_SECONDS = [4, 6, 8, 12, 16, 20, 30, 40, 60];

/** The lowest limit that holds `max`: 20 40 80 120 160 240, then doubled 320 480 640 960 … */
export function rateLimit(max) {
  for (const step of RATE_STEPS) if (max <= step) return step;
  for (let scale = 2; ; scale *= 2) {
    if (max <= 160 * scale) return 160 * scale;
    if (max <= 240 * scale) return 240 * scale;
  }
}

/** At most five gridlines, zero included. */
export function rateTicks(limit, height) {
  const thirds = limit % 3 === 0;
  const parts = thirds ? 3 : height < 90 ? 2 : 4;
  return Array.from({ length: parts + 1 }, (_, i) => limit * i / parts);
}

/** Whole run up to a minute in steps, then a window of a minute that rolls; a run that has ended is shown whole. */
export function timeWindow(elapsed, live) {
  for (const end of SCOPE_SECONDS) if (elapsed <= end) return [0, end];
  return live ? [elapsed - 60, elapsed] : [0, elapsed];
}

/** The span of a trace: few steps while it is short, so that finishing does not move it, then half as much again each time. */
export function traceSpan(elapsed) {
  for (const end of TRACE_SECONDS) if (elapsed <= end) return end;
  let end = 60;
  while (end < elapsed) end *= 1.5;
  return end;
}

export function timeTicks([start, end]) {
  const span = end - start;
  const steps = [3, 5, 10, 15, 30, 60, 120, 300, 600, 1200, 1800];
  const step = steps.find(s => span / s <= 4.01) ?? 3600;
  const ticks = [];
  for (let t = Math.ceil(start / step) * step; t <= end + 1e-9; t += step) ticks.push(t);
  return ticks;
}

/** Seconds up to three minutes, then minutes and seconds; the unit stands once, at the last tick. */
export function timeLabel(seconds, end, isLast) {
  if (end <= 180) return isLast ? `${seconds} s` : `${seconds}`;
  const label = `${Math.floor(seconds / 60)}:${String(Math.round(seconds % 60)).padStart(2, '0')}`;
  return isLast ? `${label} min` : label;
}

/**
 * A curve through every point that never over- or undershoots between two of them (monotone cubic, Fritsch and Carlson
 * 1980): a stall stays at zero and a peak is not invented. The data itself is not smoothed.
 */
export function curve(points) {
  if (points.length === 0) return '';
  const [first] = points;
  let d = `M${px(first[0])} ${px(first[1])}`;
  if (points.length === 1) return d;
  const slopes = tangents(points);
  for (let i = 1; i < points.length; i++) {
    const [x0, y0] = points[i - 1], [x1, y1] = points[i], dx = (x1 - x0) / 3;
    d += `C${px(x0 + dx)} ${px(y0 + dx * slopes[i - 1])} ${px(x1 - dx)} ${px(y1 - dx * slopes[i])} ${px(x1)} ${px(y1)}`;
  }
  return d;
}

function tangents(points) {
  const secant = i => (points[i + 1][1] - points[i][1]) / (points[i + 1][0] - points[i][0] || 1);
  const last = points.length - 1;
  const slopes = points.map((_, i) => {
    if (i === 0) return secant(0);
    if (i === last) return secant(last - 1);
    const a = secant(i - 1), b = secant(i);
    return a * b <= 0 ? 0 : (a + b) / 2;
  });
  for (let i = 0; i < last; i++) {
    const s = secant(i);
    if (s === 0) { slopes[i] = slopes[i + 1] = 0; continue; }
    const a = slopes[i] / s, b = slopes[i + 1] / s, norm = Math.hypot(a, b);
    if (norm > 3) { slopes[i] = 3 * a / norm * s; slopes[i + 1] = 3 * b / norm * s; }
  }
  return slopes;
}
