import { describe, expect, it } from '@jest/globals'
import { type CheckRequest, check } from '../src/check.ts'
import type { Budget } from '../src/domain/budget.ts'
import { formatReference, parseReference } from '../src/domain/reference.ts'
import type { Verdict } from '../src/domain/verdict.ts'
import { aBudget, aLimit, platforms } from './support/builders.ts'
import { FakeImages, sizesOf } from './support/fake-images.ts'

const HEAD = 'ghcr.io/acme/api:pr-7'
const BASE = 'ghcr.io/acme/api:main'

function aRequest(given: Partial<CheckRequest> = {}): CheckRequest {
  return {
    budgets: [aBudget()],
    headTag: 'pr-{number}',
    baseTag: '{base_ref}',
    values: { number: '7', base_ref: 'main' },
    platforms: [],
    retired: new Set(),
    ...given,
  }
}

async function verdictOf(
  images: FakeImages,
  given: Partial<CheckRequest> = {},
  parents: readonly string[] = [],
): Promise<Verdict> {
  const [verdict] = await check(aRequest(given), { images, firstParents: async () => parents })
  if (verdict === undefined) throw new RangeError('no verdict')
  return verdict
}

function referenceOf(side: Verdict['base']): string | null {
  return side?.reference ? formatReference(side.reference) : null
}

describe('when both images are there', () => {
  it('compares the tags that the templates come to, the base with the head’s digest in hand', async () => {
    const images = new FakeImages()
    images.push(HEAD, images.image({ MiB: 60 })).push(BASE, images.image({ MiB: 50 }))
    const { changes } = await verdictOf(images)
    expect(
      changes.map(({ base, head }) => sizesOf([base, head].filter((image) => image !== null))),
    ).toEqual([['plain 50 MiB', 'plain 60 MiB']])
    expect(images.calls).toEqual([`resolve ${HEAD}`, `resolve ${BASE} expecting a digest`])
  })

  it('gives the verdicts in the order of the budgets, and tells how far it is', async () => {
    const images = new FakeImages()
    images.push(HEAD, images.image()).push('ghcr.io/acme/web:pr-7', images.image())
    const budgets = [aBudget({ name: 'web', image: parseReference('ghcr.io/acme/web') }), aBudget()]
    const progress: number[] = []
    const ports = {
      images,
      firstParents: async () => [],
      progress: (done: number) => progress.push(done),
    }
    const verdicts = await check(aRequest({ budgets }), ports)
    expect(verdicts.map(({ budget }) => budget.name)).toEqual(['web', 'api'])
    expect(progress).toEqual([1, 2])
  })
})

describe('when a budget has words of its own', () => {
  it.each<[string, Partial<Budget>, string, string | null]>([
    ['tags', { head: 'x-{number}', base: 'y' }, 'ghcr.io/acme/api:x-7', 'ghcr.io/acme/api:y'],
    [
      'a whole reference',
      { base: 'docker.io/acme/api:{base_ref}' },
      HEAD,
      'docker.io/acme/api:main',
    ],
    [
      'an image with a tag',
      { image: parseReference('ghcr.io/acme/api:v1') },
      'ghcr.io/acme/api:v1',
      BASE,
    ],
    ['a layout', { image: parseReference('oci:build') }, 'oci:build', null],
    [
      'a layout with a base',
      { image: parseReference('oci:build'), base: 'ghcr.io/acme/api:{base_ref}' },
      'oci:build',
      BASE,
    ],
  ])('%s', async (_, budget, head, base) => {
    const verdict = await verdictOf(new FakeImages(), { budgets: [aBudget(budget)] })
    expect([referenceOf(verdict.head), referenceOf(verdict.base)]).toEqual([head, base])
  })
})

describe('when there is nothing to compare with', () => {
  it('judges only the limit where head and base are one reference', async () => {
    const images = new FakeImages()
    images.push(BASE, images.image({ MiB: 60 }))
    const verdict = await verdictOf(images, {
      headTag: 'main',
      budgets: [aBudget({ limit: aLimit(50) })],
    })
    expect(verdict).toMatchObject({ base: null, outcome: 'fail', changes: [{ base: null }] })
    expect(images.calls).toEqual([`resolve ${BASE}`])
  })

  it('asks for no base without a base tag', async () => {
    const images = new FakeImages()
    images.push(HEAD, images.image())
    expect(await verdictOf(images, { baseTag: null })).toMatchObject({
      base: null,
      outcome: 'pass',
    })
  })

  it('takes an image for new whose base is missing', async () => {
    const images = new FakeImages()
    images.push(HEAD, images.image())
    expect(await verdictOf(images)).toMatchObject({ base: { kind: 'missing' }, outcome: 'pass' })
  })
})

describe('when the base’s template has a commit', () => {
  const given = { baseTag: 'sha-{base_sha}', values: { number: '7', base_sha: 'c0' } }

  it('goes back over first parents to the nearest image, and says how far', async () => {
    const images = new FakeImages()
    images
      .push(HEAD, images.image())
      .push('ghcr.io/acme/api:sha-c2', images.image())
      .push('ghcr.io/acme/api:sha-c3', images.image())
    const verdict = await verdictOf(images, given, ['c1', 'c2', 'c3'])
    expect([referenceOf(verdict.base), verdict.baseDistance]).toEqual([
      'ghcr.io/acme/api:sha-c2',
      2,
    ])
  })

  it('is new when none of them has one', async () => {
    const images = new FakeImages()
    images.push(HEAD, images.image())
    expect((await verdictOf(images, given, ['c1'])).base?.kind).toBe('missing')
  })
})

describe('when a template cannot be filled', () => {
  it('is inconclusive, and says which input to set', async () => {
    const { outcome, findings } = await verdictOf(new FakeImages(), { values: {} })
    expect(outcome).toBe('inconclusive')
    expect(findings.map(({ message }) => message)).toEqual([
      'the tag of the head is not known: {number} of "pr-{number}" is not known here',
      'the base could not be measured: the tag of the base is not known: {base_ref} of "{base_ref}" is not known here',
    ])
    expect(findings[0]?.cure).toMatch(/^Set head-tag/)
  })
})

describe('when a plain manifest meets an index', () => {
  it('reads the config, so that they can be compared', async () => {
    const images = new FakeImages()
    images
      .push(HEAD, images.multiPlatform({ 'linux/amd64': 60 }))
      .push(BASE, images.image({ MiB: 50 }))
    const { changes } = await verdictOf(images)
    expect(changes).toHaveLength(1)
    expect(images.calls).toContain('config linux/amd64')
  })
})

describe('when platforms are restricted', () => {
  it('judges only those, a plain manifest’s too', async () => {
    const images = new FakeImages()
    images
      .push(HEAD, images.multiPlatform({ 'linux/amd64': 60, 'linux/arm64': 90 }))
      .push(BASE, images.image({ MiB: 50 }))
    const { changes } = await verdictOf(images, { platforms: platforms('linux/amd64') })
    expect(changes.map(({ base, head }) => [base?.bytes, head?.bytes])).toEqual([
      [50 * 1_048_576, 60 * 1_048_576],
    ])
    expect(images.calls).not.toContain('manifest linux/arm64')
  })

  it('is inconclusive when that leaves nothing', async () => {
    const images = new FakeImages()
    images.push(HEAD, images.image({ platform: 'linux/amd64' }))
    expect((await verdictOf(images, { platforms: platforms('linux/s390x') })).outcome).toBe(
      'inconclusive',
    )
  })
})

describe('when the change takes a service away', () => {
  it('passes without an image', async () => {
    const images = new FakeImages()
    images.push(BASE, images.image())
    expect((await verdictOf(images, { retired: new Set(['api']) })).outcome).toBe('pass')
  })
})
