// What the server has sent so far. A message carries only what is new; `reset` throws the line away and starts over.

/**
 * @typedef {object} SeriesUpdate
 * @property {string} id
 * @property {number} slot 1 to 6: hue and shape
 * @property {boolean} reset
 * @property {number[]} samples time and rate by turns: [seconds, tok/s, seconds, tok/s …]
 * @property {number[]|null} now the provisional live end, [seconds, tok/s]
 * @property {number} elapsed seconds since send
 * @property {number|null} average tok/s
 * @property {number|null} firstToken seconds
 * @property {[number, number, number][]} stalls [start, duration, 1 while it lasts]
 * @property {[string, number, number][]} phases [waiting|reasoning|tool|answer, start, end]
 * @property {string} state live|done|stopped|cut
 */

export class SeriesSet {
  #byId = new Map();
  /** Highest rate ever shown; a limit only grows. */
  peak = 0;

  /** @param {SeriesUpdate[]} updates */
  apply(updates) {
    for (const update of updates) {
      const known = update.reset ? undefined : this.#byId.get(update.id);
      const points = known?.points ?? [];
      for (let i = 0; i + 1 < update.samples.length; i += 2) points.push([update.samples[i], update.samples[i + 1]]);
      this.#byId.set(update.id, { ...update, points });
      for (const [, rate] of this.line(update.id)) if (rate > this.peak) this.peak = rate;
    }
  }

  get all() { return [...this.#byId.values()]; }

  get elapsed() { return Math.max(0, ...this.all.map(s => s.elapsed)); }

  get live() { return this.all.some(s => s.state === 'live'); }

  /** Settled points and, at the end, the provisional one. */
  line(id) {
    const { points, now } = this.#byId.get(id);
    const last = points.at(-1);
    return now && (!last || now[0] > last[0]) ? [...points, now] : points;
  }
}
