// Histogram of gaps between chunks: log x from 2 ms to 2.5 s, square-root y so that single stalls stay visible.
import { el, patch, px, text } from './svg.js';
import { Frame } from './frame.js';

const FIRST_MS = 2, LAST_MS = 2500;
const TICKS = [[10, '10 ms'], [100, '100 ms'], [1000, '1 s']];

/**
 * @typedef {object} GapUpdate
 * @property {boolean} reset
 * @property {number} bins how many there are
 * @property {number[]} changed bin and its new count by turns
 * @property {number|null} p50 milliseconds
 * @property {number|null} p95 milliseconds
 * @property {number} stall milliseconds from which a gap is a stall
 * @property {string} label
 */

export function createGaps(host) {
  // Taken out of the page before this module was there.
  if (!host) return null;

  let counts = [], data = null;
  const layer = el('g');
  const svg = el('svg', { class: 'ch', role: 'img', 'aria-label': 'Histogram of gaps between tokens' }, layer);

  const frame = new Frame(host, svg, (width, height) => {
    const base = height - 18, top = 16;
    const x = ms => width * Math.log(ms / FIRST_MS) / Math.log(LAST_MS / FIRST_MS);
    const nodes = [el('line', { class: 'ax0', x1: 0, x2: width, y1: base + .5, y2: base + .5 })];
    for (const [ms, label] of TICKS) {
      nodes.push(el('line', { class: 'ax0', x1: px(x(ms)), x2: px(x(ms)), y1: base, y2: base + 3 }), text(label, x(ms), height - 3, 't', 'middle'));
    }
    if (data) nodes.push(...bars(width, base, top), ...quantiles(x, width, base));
    patch(layer, nodes);
  });

  function bars(width, base, top) {
    const most = Math.max(1, ...counts), step = width / counts.length;
    return counts.flatMap((count, i) => {
      if (!count) return [];
      const ms = FIRST_MS * (LAST_MS / FIRST_MS) ** ((i + .5) / counts.length);
      const kind = ms >= data.stall ? ' stall' : data.p95 !== null && ms > data.p95 ? ' tail' : '';
      const h = Math.max(2, Math.sqrt(count / most) * (base - top));
      return [el('rect', { class: `bar${kind}`, x: px(i * step + .6), y: px(base - h), width: px(step - 1.2), height: px(h), rx: .8 })];
    });
  }

  function quantiles(x, width, base) {
    const tick = (ms, name, anchor) => {
      const at = Math.min(Math.max(x(Math.max(ms, FIRST_MS)), .5), width - .5);
      // A label that would leave the chart goes to the other side of its tick.
      const room = anchor === 'end' ? at > 62 : at < width - 62;
      const side = room ? anchor : anchor === 'end' ? 'start' : 'end';
      return { at, side, nodes: [
        el('line', { class: 'q', x1: px(at), x2: px(at), y1: 4, y2: base }),
        text(`${name} ${format(ms)}`, at + (side === 'end' ? -4 : 4), 12, 't2', side)] };
    };
    if (data.p50 === null || data.p95 === null) return [];
    const p50 = tick(data.p50, 'p50', 'end'), p95 = tick(data.p95, 'p95', 'start');
    if (p50.side === p95.side) p95.nodes[1].setAttribute('y', 25);
    return [...p50.nodes, ...p95.nodes];
  }

  const format = ms => ms >= 1000 ? `${(ms / 1000).toFixed(2)} s` : `${Math.round(ms)} ms`;

  return {
    update(message) {
      if (message.reset || counts.length !== message.bins) counts = new Array(message.bins).fill(0);
      for (let i = 0; i + 1 < message.changed.length; i += 2) counts[message.changed[i]] = message.changed[i + 1];
      data = message;
      svg.setAttribute('class', `ch s${message.slot}`);
      svg.setAttribute('aria-label', message.label);
      frame.invalidate();
    },
    dispose: () => frame.dispose(),
  };
}
