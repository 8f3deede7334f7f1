const MOST = process.env['CI'] ? 10_000 : 500

/**
 * How often a property is tried: 10,000 cases in CI, fewer where somebody waits, and once more on what
 * is bundled, where the same cases need not be found again.
 */
export const RUNS = {
  seed: 20_261_101,
  numRuns: Math.min(MOST, Number(Reflect.get(globalThis, 'mostRuns') ?? MOST)),
}
