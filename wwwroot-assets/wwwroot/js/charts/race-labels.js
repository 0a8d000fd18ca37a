// Direct labels at the ends of lines, pushed apart so that none covers another, each tied to its end by a leader.
import { el, px, text } from './svg.js';

const HEIGHT = 27;

/**
 * Places for labels of one height: as near to where they want to be as the others and the edges allow.
 * @param {number[]} wanted centre of each @returns {number[]} in the same order
 */
export function pushApart(wanted, top, bottom, height = HEIGHT) {
  const order = wanted.map((y, index) => ({ y, index })).sort((a, b) => a.y - b.y);
  const least = Math.min(height, (bottom - top) / Math.max(1, wanted.length));
  let floor = top + least / 2;
  for (const label of order) {
    label.y = Math.max(label.y, floor);
    floor = label.y + least;
  }
  let ceiling = bottom - least / 2;
  for (const label of order.toReversed()) {
    label.y = Math.min(label.y, ceiling);
    ceiling = label.y - least;
  }
  const placed = new Array(wanted.length);
  for (const { y, index } of order) placed[index] = y;
  return placed;
}

/** @param {{x: number, y: number, name: string, value: string}[]} ends */
export function endLabels(ends, left, top, bottom, width) {
  const places = pushApart(ends.map(end => end.y), top, bottom);
  return ends.flatMap((end, i) => {
    const y = places[i];
    const name = text(shorten(end.name, width - left), left, y - 2, 'tb'), value = text(end.value, left, y + 11, 't2');
    const leader = Math.abs(y - end.y) > 6 || left - end.x > 24;
    return leader
      ? [el('path', { class: 'leader', d: `M${px(end.x + 6)} ${px(end.y)}L${px(left - 4)} ${px(y)}` }), name, value]
      : [name, value];
  });
}

// Six pixels a letter are enough for 11.5 px semibold on average.
export function shorten(name, room) {
  const most = Math.max(4, Math.floor(room / 6.4));
  return name.length <= most ? name : `${name.slice(0, most - 1)}…`;
}
