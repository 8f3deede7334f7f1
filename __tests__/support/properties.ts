/** How often a property is tried: 10,000 cases in CI, fewer where somebody waits. */
export const RUNS = { seed: 20_261_101, numRuns: process.env['CI'] ? 10_000 : 500 }
