import { describe, expect, it } from '@jest/globals'
import { sparkline } from '../../../src/domain/forecast/sparkline.ts'

describe('when sizes are drawn as bars', () => {
  it.each([
    [[1, 2, 3, 4, 5, 6, 7, 8], '▁▂▃▄▅▆▇█'],
    [[100, 125], '▁█'],
    [[125, 100, 125], '█▁█'],
    // A rebuild's bytes are no cliff.
    [[100_000_000, 100_000_200], '▅▅'],
    [[100, 100], '▅▅'],
    [[5], '▅'],
    [[0, 0], '▅▅'],
    [[], ''],
  ])('%j is %s', (sizes, bars) => {
    expect(sparkline(sizes)).toBe(bars)
  })
})
