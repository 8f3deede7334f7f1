import { check } from '../../src/check/check.ts'
import type { CheckRequest } from '../../src/check/request.ts'
import { formatReference } from '../../src/domain/image/reference.ts'
import { DEFAULT_NOISE_FLOOR, parseIncrease } from '../../src/domain/values/increase.ts'
import type { Verdict } from '../../src/domain/verdict/verdict.ts'
import { aBudget, TODAY } from './builders.ts'
import type { FakeImages } from './fake-images.ts'

/** What the templates of {@link aRequest} come to. */
export const HEAD = 'ghcr.io/acme/api:pr-7'
export const BASE = 'ghcr.io/acme/api:main'

/** Pull request 7 against main, with one budget that has no rule. */
export function aRequest(given: Partial<CheckRequest> = {}): CheckRequest {
  return {
    budgets: [aBudget()],
    headTag: 'pr-{number}',
    baseTag: '{base_ref}',
    values: { number: '7', base_ref: 'main' },
    baseFallbacks: [],
    isChange: true,
    platforms: [],
    retired: new Set(),
    built: null,
    missingHead: 'fail',
    edits: [],
    today: TODAY,
    noiseFloor: parseIncrease(DEFAULT_NOISE_FLOOR),
    isForeign: false,
    ...given,
  }
}

/** The verdict on the first budget; `parents` is the history behind any commit. */
export async function verdictOf(
  images: FakeImages,
  given: Partial<CheckRequest> = {},
  parents: readonly string[] = [],
): Promise<Verdict> {
  const [verdict] = await check(aRequest(given), { images, firstParents: async () => parents })
  if (verdict === undefined) throw new RangeError('no verdict')
  return verdict
}

export function referenceOf(side: Verdict['base']): string | null {
  return side?.reference ? formatReference(side.reference) : null
}
