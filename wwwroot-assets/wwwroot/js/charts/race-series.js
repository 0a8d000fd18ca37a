// What the server has sent of each column so far. A message carries only what is new; `reset` throws a line away and starts over.

/**
 * @typedef {object} RaceSeriesUpdate
 * @property {string} id
 * @property {number} slot 1 to 6: hue and shape
 * @property {string} name
 * @property {boolean} isHidden
 * @property {boolean} reset
 * @property {number[]} samples [seconds, tok/s, tokens, longest gap in ms] by turns
 * @property {number[]|null} now the provisional live end, the same four
 * @property {number} elapsed
 * @property {number|null} firstToken
 * @property {number|null} average
 * @property {number} tokens
 * @property {[number, number, number][]} stalls [start, duration, 1 while it lasts]
 * @property {string} state live|done|stopped|cut
 */

export const VIEWS = {
  rate: { column: 1, unit: 'tok/s', digits: 1 },
  tokens: { column: 2, unit: 'tokens', digits: 0 },
  gaps: { column: 3, unit: 'ms', digits: 0 },
};

export class RaceSeries {
  #byId = new Map();
  // Highest value ever shown, by view; a limit only grows.
  #peaks = { rate: 0, tokens: 0, gaps: 0 };
  /** The moment of a replay in seconds; null without one. */
  until = null;

  /** @param {RaceSeriesUpdate[]} updates all lines of the round */
  apply(updates) {
    const next = new Map();
    for (const update of updates) {
      const points = update.reset ? [] : this.#byId.get(update.id)?.points ?? [];
      for (let i = 0; i + 3 < update.samples.length; i += 4) points.push(update.samples.slice(i, i + 4));
      next.set(update.id, { ...update, points });
    }
    // Another round, another scale.
    if (![...next.keys()].some(id => this.#byId.has(id))) this.#peaks = { rate: 0, tokens: 0, gaps: 0 };
    this.#byId = next;
    for (const s of this.all) {
      for (const view of Object.keys(VIEWS)) {
        for (const point of s.now ? [...s.points, s.now] : s.points) this.#peaks[view] = Math.max(this.#peaks[view], point[VIEWS[view].column]);
      }
    }
  }

  get all() { return [...this.#byId.values()]; }

  get shown() { return this.all.filter(s => !s.isHidden); }

  get elapsed() { return Math.max(0, ...this.all.map(s => s.elapsed)); }

  get live() { return this.all.some(s => s.state === 'live'); }

  peak(view) { return this.#peaks[view]; }

  /** Settled points and, at the end, the provisional one; in a replay those until its moment. */
  points(s) {
    if (this.until !== null) return s.points.filter(([t]) => t <= this.until);
    const last = s.points.at(-1);
    return s.now && (!last || s.now[0] > last[0]) ? [...s.points, s.now] : s.points;
  }

  /** Within a replay a line that has not ended by its moment lives. */
  state(s) { return this.until !== null && this.until < s.elapsed ? 'live' : s.state; }

  stalls(s) {
    if (this.until === null) return s.stalls;
    return s.stalls.filter(([start]) => start < this.until).map(([start, duration, open]) => [start, Math.min(duration, this.until - start), open]);
  }

  /** [seconds, value] of one view; a sample without a chunk has no gap. */
  line(s, view) {
    const { column } = VIEWS[view];
    const points = this.points(s).map(point => [point[0], point[column]]);
    return view === 'gaps' ? points.filter(([, gap]) => gap > 0) : points;
  }
}
