import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'

const TESTS = join(import.meta.dirname, '..')

/** The numbers in the titles of all tests: `requirement 3`, `requirements 7 and 10`, `11 to 13`. */
function named(): Set<number> {
  const files = readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
  const titles = files
    .filter((file) => file.endsWith('.test.ts') && !file.endsWith('requirements.test.ts'))
    .flatMap((file) => [
      ...readFileSync(join(TESTS, file), 'utf8').matchAll(
        /^\s*describe\('requirements? ([^:]+):/gm,
      ),
    ])
  return new Set(titles.flatMap(([, numbers = '']) => numbersIn(numbers)))
}

function numbersIn(text: string): number[] {
  const [from = 0, to = from] = (/^(\d+) to (\d+)$/.exec(text)?.slice(1) ?? []).map(Number)
  if (from > 0) return Array.from({ length: to - from + 1 }, (_, index) => from + index)
  return [...text.matchAll(/\d+/g)].map(Number)
}

describe('when somebody asks what proves a requirement', () => {
  it('finds a test that names its number, for each of the 46', () => {
    const all = Array.from({ length: 46 }, (_, index) => index + 1)
    expect([...named()].toSorted((a, b) => a - b)).toEqual(all)
  })
})
