import { describe, expect, it } from '@jest/globals'
import { check } from '../src/check.ts'
import { Unmeasurable } from '../src/domain/problem.ts'
import { formatReference } from '../src/domain/reference.ts'
import { stateOf } from '../src/domain/report.ts'
import { aBudget, aLimit, anIncrease } from './support/builders.ts'
import { aRequest, BASE, HEAD, referenceOf, verdictOf } from './support/checks.ts'
import { FakeImages } from './support/fake-images.ts'

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
    const verdict = await verdictOf(images, { ...given, headTag: 'sha-c1c1c1c' }, history)
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
