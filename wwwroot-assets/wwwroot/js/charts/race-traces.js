// The traces in the heads of the columns: the race's own lines once more, small. Nothing is sent for them.
import { createTrace } from './trace.js';

export function createTraces() {
  const byId = new Map();

  function drop(id) {
    byId.get(id)?.trace.dispose();
    byId.delete(id);
  }

  function traceOf(id) {
    const host = document.querySelector(`[data-trace="${id}"]`);
    if (byId.get(id)?.host !== host) drop(id);
    if (host && !byId.has(id)) byId.set(id, { host, trace: createTrace(host), drawn: '' });
    return byId.get(id);
  }

  return {
    /** @param {object[]} all every line of the race with its points */
    update(all) {
      for (const s of all) {
        const known = traceOf(s.id);
        // What has ended stays as it is.
        const version = `${s.state} ${s.points.length} ${s.elapsed}`;
        if (!known || known.drawn === version) continue;
        known.drawn = version;
        known.trace.update({ series: [{ ...s, reset: true, samples: s.points.flatMap(([t, rate]) => [t, rate]) }] });
      }
      [...byId.keys()].filter(id => all.every(s => s.id !== id)).forEach(drop);
    },
    dispose: () => [...byId.keys()].forEach(drop),
  };
}
