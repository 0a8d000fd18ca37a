// The race of a comparison: one line per column on one clock. Interop/RaceChartModule.cs creates it and feeds it with what is new, at most
// four times a second however many columns there are. The host is empty for Blazor, so its diff is empty too.
export { createRace } from './charts/race.js';
