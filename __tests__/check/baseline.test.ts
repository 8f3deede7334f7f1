import { describe, expect, it } from '@jest/globals'
import { check } from '../../src/check/check.ts'
import type { CheckRequest } from '../../src/check/request.ts'
import type { Budget } from '../../src/domain/budget/budget.ts'
import { formatReference, parseReference } from '../../src/domain/image/reference.ts'
import { stateOf } from '../../src/domain/report/report.ts'
import { Unmeasurable } from '../../src/domain/values/problem.ts'
import { aBudget, aLimit, anIncrease } from '../support/builders.ts'
import { aRequest, BASE, HEAD, referenceOf, verdictOf } from '../support/checks.ts'
import { FakeImages } from '../support/fake-images.ts'

describe('when there is nothing to compare with', () => {
  it('judges only the limit of a branch whose head and base are one reference', async () => {
    const images = new FakeImages()
    images.push(BASE, images.image({ MiB: 60 }))
    const verdict = await verdictOf(images, {
      headTag: 'main',
      isChange: false,
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

describe('when a change names one image as head and as base', () => {
  const api = (rest: string) => parseReference(`ghcr.io/acme/api${rest}`)
  const digest = `sha256:${'a'.repeat(64)}`
  const of = (budget: Partial<Budget>) => ({ budgets: [aBudget({ limit: aLimit(50), ...budget })] })

  it.each<[string, Partial<CheckRequest>]>([
    [
      'a fork’s branch called main',
      { headTag: '{head_ref}', values: { head_ref: 'main', base_ref: 'main' } },
    ],
    [
      'two branches of one tag',
      { headTag: '{head_ref}', values: { head_ref: 'a/b', base_ref: 'a-b' } },
    ],
    ['one tag for both', { headTag: 'latest', baseTag: 'latest' }],
    ['latest, and a base without a tag', { headTag: 'latest', baseTag: 'ghcr.io/acme/api' }],
    ['a fixed head', of({ head: 'main' })],
    ['a fixed head and a fixed base', of({ head: 'stable', base: 'stable' })],
    ['an image with a tag of its own', of({ image: api(':main') })],
    ['a tag with its digest', { headTag: `ghcr.io/acme/api:main@${digest}` }],
    ['a digest for both', of({ head: digest, base: `@${digest}` })],
    ['a host with the port that it has anyway', { headTag: 'GHCR.io:443/acme/api:main' }],
    ['a file for both', of({ image: parseReference('oci:./out/'), base: 'oci:out' })],
  ])('is inconclusive, with the cure: %s', async (_, given) => {
    const images = new FakeImages()
    const image = images.image({ MiB: 40 })
    const names = ['main', 'latest', 'stable', 'a-b', `main@${digest}`].map((tag) => `:${tag}`)
    for (const name of [...names, `@${digest}`]) images.push(`ghcr.io/acme/api${name}`, image)
    images.push('GHCR.io:443/acme/api:main', image).push('oci:./out/', image)
    const { outcome, findings } = await verdictOf(images, { ...of({}), ...given })
    expect(outcome).toBe('inconclusive')
    expect(findings[0]?.message).toMatch(
      /^what it is compared with could not be measured: it is the head as well/,
    )
    expect(findings[0]?.cure).toMatch(/^Set head-tag .* to the tag that the pull request pushes/)
  })

  it.each<[string, Partial<CheckRequest>]>([
    ['another repository’s', { headTag: 'ghcr.io/acme/other:main' }],
    [
      'another digest',
      {
        headTag: `ghcr.io/acme/api:main@${digest}`,
        baseTag: `ghcr.io/acme/api:main@sha256:${'b'.repeat(64)}`,
      },
    ],
  ])('is compared where it is %s', async (_, given) => {
    const images = new FakeImages()
    const image = images.image({ MiB: 40 })
    for (const name of ['api:main', 'other:main', `api:main@${digest}`]) {
      images.push(`ghcr.io/acme/${name}`, image)
    }
    images.push(`ghcr.io/acme/api:main@sha256:${'b'.repeat(64)}`, image)
    expect((await verdictOf(images, given)).outcome).toBe('pass')
  })

  it('is still judged by its limit', async () => {
    const images = new FakeImages()
    images.push(BASE, images.image({ MiB: 60 }))
    expect((await verdictOf(images, { ...of({}), headTag: 'main' })).outcome).toBe('fail')
  })
})

describe('when the base branch has no image', () => {
  const MAIN = BASE
  const growing = { budgets: [aBudget({ maxIncrease: anIncrease('10%') })] }
  const stacked = {
    ...growing,
    values: { number: '7', base_ref: 'feature-a', base_sha: 'c0c0c0c0c0' },
    baseFallbacks: [{ number: '7', base_ref: 'main', base_sha: 'd0d0d0d0d0' }],
  }

  it('compares with the default branch’s, and keeps what was asked for', async () => {
    const images = new FakeImages()
    images.push(HEAD, images.image({ MiB: 60 })).push(MAIN, images.image({ MiB: 40 }))
    const verdict = await verdictOf(images, stacked)
    expect(verdict.outcome).toBe('fail')
    expect(referenceOf(verdict.base)).toBe(MAIN)
    expect(verdict.baseInsteadOf).toEqual(parseReference('ghcr.io/acme/api:feature-a'))
  })

  it('takes the base branch’s own where it is there', async () => {
    const images = new FakeImages()
    images.push(HEAD, images.image({ MiB: 60 })).push(MAIN, images.image({ MiB: 40 }))
    images.push('ghcr.io/acme/api:feature-a', images.image({ MiB: 59 }))
    expect(await verdictOf(images, stacked)).toMatchObject({ outcome: 'pass', baseInsteadOf: null })
  })

  it('is new where the default branch has none either', async () => {
    const images = new FakeImages()
    images.push(HEAD, images.image({ MiB: 60 }))
    const verdict = await verdictOf(images, stacked)
    expect(stateOf(verdict)).toBe('new')
    expect(referenceOf(verdict.base)).toBe('ghcr.io/acme/api:feature-a')
  })

  it('is inconclusive where the default branch’s cannot be read', async () => {
    const images = new FakeImages()
    images.push(HEAD, images.image()).push(MAIN, new Unmeasurable('403', 'Log in.'))
    expect((await verdictOf(images, stacked)).outcome).toBe('inconclusive')
  })

  it('goes back over the base’s own commits first, then over the default branch’s', async () => {
    const images = new FakeImages()
    const tag = (sha: string) => `ghcr.io/acme/api:sha-${sha}`
    images.push(HEAD, images.image({ MiB: 60 })).push(tag('d1d1d1d1d1'), images.image({ MiB: 40 }))
    const parents: Readonly<Record<string, string[]>> = {
      c0c0c0c0c0: ['c1c1c1c1c1'],
      d0d0d0d0d0: ['d1d1d1d1d1'],
    }
    const request = aRequest({ ...stacked, baseTag: 'sha-{base_sha}' })
    const firstParents = async (sha: string) => parents[sha] ?? []
    const [verdict] = await check(request, { images, firstParents })
    expect(verdict).toMatchObject({ outcome: 'fail', baseCommit: 'd1d1d1d1d1', baseDistance: 1 })
    images.push(tag('c1c1c1c1c1'), images.image({ MiB: 59 }))
    const [nearer] = await check(request, { images, firstParents })
    expect(nearer).toMatchObject({ outcome: 'pass', baseCommit: 'c1c1c1c1c1', baseInsteadOf: null })
  })

  it('asks once for what both name', async () => {
    const images = new FakeImages()
    images.push(HEAD, images.image())
    await verdictOf(images, { ...stacked, baseTag: 'stable' })
    expect(images.calls.filter((call) => call.includes('stable'))).toHaveLength(1)
  })
})

describe('when the base’s template has a commit', () => {
  const given = { baseTag: 'sha-{base_sha:7}', values: { number: '7', base_sha: 'c0c0c0c0c0' } }
  const history = ['c1c1c1c1c1', 'c2c2c2c2c2', 'c3c3c3c3c3']
  const tagged = (sha: string) => `ghcr.io/acme/api:sha-${sha.slice(0, 7)}`
  const [first, second, third] = history.map(tagged)

  it('goes back over first parents to the nearest image, and says how far', async () => {
    const images = new FakeImages()
    images.push(HEAD, images.image())
    images.push(`${second}`, images.image()).push(`${third}`, images.image())
    const verdict = await verdictOf(images, given, history)
    expect([referenceOf(verdict.base), verdict.baseDistance]).toEqual([second, 2])
    expect(images.calls).not.toContain(`resolve ${third} expecting a digest`)
  })

  it('asks for no history where the commit itself has an image', async () => {
    const images = new FakeImages()
    images.push(HEAD, images.image()).push(tagged('c0c0c0c0c0'), images.image())
    const verdicts = await check(aRequest(given), {
      images,
      firstParents: () => Promise.reject(new TypeError('asked')),
    })
    expect(verdicts[0]?.baseDistance).toBe(0)
  })

  it('asks for the history of the whole commit, however short its tag', async () => {
    const asked: string[] = []
    const images = new FakeImages()
    images.push(HEAD, images.image())
    await check(aRequest(given), {
      images,
      firstParents: async (sha) => {
        asked.push(sha)
        return []
      },
    })
    expect(asked).toEqual(['c0c0c0c0c0'])
  })

  it('goes back from the merge base, too', async () => {
    const images = new FakeImages()
    images.push(HEAD, images.image()).push('ghcr.io/acme/api:c1c1c1c1c1', images.image())
    const values = { number: '7', merge_base: 'c0c0c0c0c0' }
    const verdict = await verdictOf(images, { baseTag: '{merge_base}', values }, history)
    expect(verdict.baseDistance).toBe(1)
  })

  it('does not go back from a branch', async () => {
    const images = new FakeImages()
    images.push(HEAD, images.image())
    await verdictOf(images, {}, history)
    expect(images.calls).toEqual([`resolve ${HEAD}`, `resolve ${BASE} expecting a digest`])
  })

  it('is new when none of them has one', async () => {
    const images = new FakeImages()
    images.push(HEAD, images.image())
    const verdict = await verdictOf(images, given, history)
    expect(verdict).toMatchObject({ base: { kind: 'missing' }, baseDistance: 0, outcome: 'pass' })
    expect(referenceOf(verdict.base)).toBe(tagged('c0c0c0c0c0'))
  })

  it('does not pass over an image that it could not measure', async () => {
    const images = new FakeImages()
    images.push(HEAD, images.image()).push(`${second}`, images.image())
    images.push(`${first}`, new Unmeasurable('GET x: 503', 'Try again.'))
    const verdict = await verdictOf(images, given, history)
    expect(verdict).toMatchObject({ base: { kind: 'unmeasurable' }, outcome: 'inconclusive' })
  })

  it('has nothing to compare with where it gets back to the head itself', async () => {
    const images = new FakeImages()
    images.push(`${first}`, images.image()).push(`${second}`, images.image())
    const pushed = { ...given, headTag: 'sha-c1c1c1c', isChange: false }
    const verdict = await verdictOf(images, pushed, history)
    expect(verdict).toMatchObject({ base: null, outcome: 'pass' })
  })
})

describe('when base and head are one image under two tags', () => {
  it('is compared, and has not changed', async () => {
    const images = new FakeImages()
    const image = images.image({ MiB: 60 })
    images.push(HEAD, image).push(BASE, image)
    const verdict = await verdictOf(images)
    expect(stateOf(verdict)).toBe('unchanged')
    expect(verdict.changes[0]?.base?.digest).toBe(image.digest)
  })
})

describe('when the base is refused', () => {
  it('still judges the head by its limit', async () => {
    const images = new FakeImages()
    images.push(HEAD, images.image({ MiB: 60 })).push(BASE, new Unmeasurable('403', 'Log in.'))
    const budgets = [aBudget({ limit: aLimit(50) })]
    const { findings } = await verdictOf(images, { budgets })
    expect(findings.map(({ rule, outcome }) => `${rule} ${outcome}`)).toEqual([
      'measurement inconclusive',
      'max_size fail',
    ])
  })
})

describe('when the head has many platforms', () => {
  it('asks for the base before they are there', async () => {
    const images = new FakeImages()
    images.push(HEAD, images.multiPlatform({ 'linux/amd64': 10, 'linux/arm64': 11 }))
    images.push(BASE, images.multiPlatform({ 'linux/amd64': 9, 'linux/arm64': 11 }))
    await verdictOf(images)
    expect(images.calls.slice(0, 4).toSorted()).toEqual([
      'manifest linux/amd64',
      'manifest linux/arm64',
      `resolve ${BASE} expecting a digest`,
      `resolve ${HEAD}`,
    ])
  })
})

describe('when the base’s tag moves during the check', () => {
  const budgets = [aBudget({ maxIncrease: anIncrease('1%') })]

  /** The tag is pushed anew once the base has been measured. */
  function moving(headMiB: number): FakeImages {
    const images = new FakeImages()
    images.push(HEAD, images.image({ MiB: headMiB })).push(BASE, images.image({ MiB: 100 }))
    const resolve = images.resolve.bind(images)
    images.resolve = async (reference, expected) => {
      const manifest = await resolve(reference, expected)
      if (formatReference(reference) === BASE) images.push(BASE, images.image({ MiB: 110 }))
      return manifest
    }
    return images
  }

  it('says so beside what rests on it', async () => {
    const { findings } = await verdictOf(moving(120), { budgets })
    expect(findings.map(({ rule, outcome }) => `${rule} ${outcome}`)).toEqual([
      'max_increase fail',
      'base warn',
    ])
  })

  it('asks no more where nothing rests on it', async () => {
    const images = moving(100)
    const { findings } = await verdictOf(images, { budgets })
    expect(findings).toEqual([])
    expect(images.calls.filter((call) => call.startsWith('digest'))).toEqual([])
  })

  it('takes no verdict back when the registry does not tell any more', async () => {
    const images = moving(120)
    images.currentDigest = async () => {
      throw new Unmeasurable('HEAD main: 503', 'Try again.')
    }
    expect((await verdictOf(images, { budgets })).outcome).toBe('fail')
  })
})
