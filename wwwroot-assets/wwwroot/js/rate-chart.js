// Charts of token rates. Interop/RateChartModule.cs creates one per host element and feeds it with what is new,
// at most four times a second. The host is empty for Blazor, so its diff is empty too.
import { createGaps } from './charts/gaps.js';
import { createScope } from './charts/scope.js';
import { createTrace } from './charts/trace.js';

/** Rate over time of one run, or of several on one clock. update({ label, series: [SeriesUpdate] }) */
export { createScope, createTrace, createGaps };

/** The metrics panel's two charts, fed by one message: update({ rate: {…}, gaps: {…}|null }). */
export function createInstrument(rateHost, gapsHost) {
  // Taken out of the page before this module was there.
  if (!rateHost) return null;

  const rate = createScope(rateHost), gaps = createGaps(gapsHost);
  return {
    update(message) {
      rate.update(message.rate);
      if (message.gaps) gaps.update(message.gaps);
    },
    dispose() {
      rate.dispose();
      gaps.dispose();
    },
  };
}
