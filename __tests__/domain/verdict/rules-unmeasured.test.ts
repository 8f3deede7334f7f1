import { describe, expect, it } from '@jest/globals'
import type { Budget } from '../../../src/domain/budget/budget.ts'
import { pairPlatforms } from '../../../src/domain/image/change.ts'
import type { ImageSize } from '../../../src/domain/image/image.ts'
import { MIB } from '../../../src/domain/values/bytes.ts'
import type { Finding } from '../../../src/domain/verdict/finding.ts'
import { judge } from '../../../src/domain/verdict/verdict.ts'
import {
  aBudget,
  anImage,
  aVerdict,
  evidenceOf,
  measured,
  missing,
  platforms,
  unmeasurable,
} from '../../support/builders.ts'

function words({ rule, outcome, message }: Finding): string {
  return `${rule} ${outcome}: ${message}`
}

describe('when a measurement failed', () => {
  const refused = unmeasurable('ghcr.io/acme/api:pr-7', 'GET x: 403 DENIED', 'Log in.')

  it('gives the registry’s reason and its cure', () => {
    const [finding, ...more] = aVerdict({}, null, null, { head: refused }).findings
    expect(finding).toMatchObject({
      rule: 'measurement',
      message: 'GET x: 403 DENIED',
      cure: 'Log in.',
      actualBytes: null,
      allowedBytes: null,
    })
    expect(more).toEqual([])
  })

  it('tells which side it was', () => {
    const { findings } = aVerdict({}, null, 50, { base: refused })
    expect(findings.map(words)).toEqual([
      'measurement inconclusive: what it is compared with could not be measured: GET x: 403 DENIED',
    ])
  })

  it('does not matter to a base whose service is taken away', () => {
    expect(aVerdict({}, null, null, { base: refused, retired: true }).findings).toEqual([])
  })

  it('advises on files in their own way', () => {
    const { findings } = aVerdict({}, null, null, { head: missing('oci:build/api:1') })
    expect(findings[0]).toMatchObject({
      message: 'there is no image oci:build/api:1',
      cure: 'Build it before this step, and check the path and the tag.',
    })
  })
})

describe('when a tag is missing, and others are there', () => {
  it.each([
    [['main'], 'the tag main'],
    [['main', 'pr-6'], 'the tags pr-6 and main'],
    [['a', 'b', 'c', 'd', 'e', 'f'], 'the tags a, b, c, d and 2 more'],
  ])('says which: %j', (otherTags, list) => {
    const head = missing('ghcr.io/acme/api:pr-7')
    const { findings } = aVerdict({}, null, null, { head, otherTags })
    expect(findings[0]?.message).toBe(
      `there is no image ghcr.io/acme/api:pr-7; the repository has ${list}`,
    )
  })
})

describe('when platforms are missing', () => {
  const amd64 = anImage({ MiB: 50 })
  const arm64 = anImage({ MiB: 60, platform: 'linux/arm64' })
  const findings = (budget: Partial<Budget>, base: ImageSize[] | null, head: ImageSize[]) =>
    judge(
      aBudget(budget),
      evidenceOf(null, null, {
        base: base && measured('ghcr.io/acme/api:main', ...base),
        head: measured('ghcr.io/acme/api:pr-7', ...head),
        changes: pairPlatforms(base ?? [], head),
      }),
    ).findings

  it('says what a lost one weighed', () => {
    expect(findings({}, [amd64, arm64], [amd64]).map(words)).toEqual([
      'platform warn: linux/arm64 (60.0 MiB) was there before and is no longer',
    ])
  })

  it.each([
    [arm64, 'If that is not meant, build it again; to have it demanded, list it under platforms.'],
    [
      { ...arm64, platform: { os: 'linux', architecture: 'amd64', osFeatures: ['x'] } },
      'If that is not meant, build it again.',
    ],
  ])('has only what can be listed listed (case %#)', (lost, cure) => {
    expect(findings({}, [amd64, lost], [amd64]).map((finding) => finding.cure)).toEqual([cure])
  })

  it.each([
    [['linux/amd64/v2'], 'linux/amd64/v2'],
    [['linux/amd64/v2', 'linux/s390x'], 'linux/amd64/v2, linux/s390x'],
  ])('asks for an approval where %j is there instead', (names, anew) => {
    const head = names.map((platform) => anImage({ MiB: 500, platform }))
    const [finding, ...others] = findings({}, [amd64, arm64], [arm64, ...head])
    expect(others).toEqual([])
    expect(finding && words(finding)).toBe(
      `platform review: linux/amd64 (50.0 MiB) was there before and is no longer; new instead: ${anew}. How much it grew cannot be told`,
    )
    expect(finding?.actualBytes).toBe(names.length * 500 * MIB)
  })

  it('asks for none where one is there besides', () => {
    expect(findings({}, [amd64], [amd64, arm64])).toEqual([])
  })

  it('tells a lost one once that the budget demands', () => {
    const budget = { platforms: platforms('linux/amd64', 'linux/aarch64') }
    expect(findings(budget, [amd64, arm64], [amd64]).map(words)).toEqual([
      'platform inconclusive: ghcr.io/acme/api:pr-7 has no image for linux/arm64',
    ])
  })

  it('says what to do where none of the demanded ones is there', () => {
    const [finding] = findings({ platforms: platforms('linux/s390x') }, null, [])
    expect(finding?.cure).toBe(
      'It has none of those asked for. Build linux/s390x too, or take it out of platforms.',
    )
  })

  it('has lost nothing where there was nothing to compare with', () => {
    expect(findings({}, null, [amd64])).toEqual([])
  })
})
