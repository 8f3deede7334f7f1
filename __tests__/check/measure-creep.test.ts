import { describe, expect, it } from '@jest/globals'
import { parseCreepReference } from '../../src/domain/budget/creep-reference.ts'
import { MIB } from '../../src/domain/values/bytes.ts'
import { Unmeasurable } from '../../src/domain/values/problem.ts'
import { aBudget, anIncrease, platforms, written } from '../support/builders.ts'
import { verdictOf } from '../support/checks.ts'
import { FakeImages } from '../support/fake-images.ts'

const REPOSITORY = 'ghcr.io/acme/api'

/** Counts growth since `since`, and allows 10 %. Checks are made on 2026-11-25. */
function budgetSince(since: string, given = {}) {
  return aBudget({
    growthSince: written(parseCreepReference(since), since),
    maxGrowth: anIncrease('10%'),
    ...given,
  })
}

/** main of 119 MiB, and a change that adds one more. */
function images(): FakeImages {
  const fake = new FakeImages()
  fake.push(`${REPOSITORY}:main`, fake.image({ MiB: 119 }))
  return fake.push(`${REPOSITORY}:pr-7`, fake.image({ MiB: 120 }))
}

function releases(
  fake: FakeImages,
  ...given: readonly (readonly [string, number, string])[]
): FakeImages {
  for (const [tag, MiB, day] of given) {
    fake.push(`${REPOSITORY}:${tag}`, fake.image({ MiB, created: `${day}T12:00:00.000Z` }))
  }
  return fake
}

async function check(fake: FakeImages, since: string, given = {}) {
  const { since: evidence, findings } = await verdictOf(fake, {
    budgets: [budgetSince(since, given)],
  })
  const name = evidence?.kind === 'measured' ? evidence.name : evidence?.kind
  return {
    name,
    findings: findings.map(({ rule, outcome, actualBytes }) => [
      rule,
      outcome,
      (actualBytes ?? 0) / MIB,
    ]),
  }
}

describe('when growth is counted from a tag', () => {
  it('adds up the small steps since', async () => {
    const fake = releases(images(), ['v1.0.0', 100, '2026-01-01'])
    expect(await check(fake, 'v1.0.0')).toEqual({
      name: 'v1.0.0',
      findings: [['max_growth_since', 'review', 20]],
    })
  })

  it('says so where the tag is not there', async () => {
    expect(await check(images(), 'v1.0.1')).toEqual({
      name: 'missing',
      findings: [['max_growth_since', 'warn', 0]],
    })
  })

  it('is inconclusive where the registry refuses', async () => {
    const fake = images().push(`${REPOSITORY}:v1`, new Unmeasurable('GET v1: DENIED', 'Log in.'))
    expect(await check(fake, 'v1')).toMatchObject({
      findings: [['max_growth_since', 'inconclusive', 0]],
    })
  })

  it('compares platform by platform, a plain image of then with an index of now too', async () => {
    const fake = new FakeImages()
    fake.push(`${REPOSITORY}:v1`, fake.image({ MiB: 50, platform: 'linux/arm64' }))
    fake.push(`${REPOSITORY}:pr-7`, fake.multiPlatform({ 'linux/amd64': 70, 'linux/arm64': 60 }))
    expect(await check(fake, 'v1')).toEqual({
      name: 'v1',
      findings: [['max_growth_since', 'review', 10]],
    })
  })

  it('knows the change in a plain image of now, where an index was then', async () => {
    const fake = new FakeImages()
    fake.push(`${REPOSITORY}:v1`, fake.multiPlatform({ 'linux/amd64': 100 }))
    fake.push(`${REPOSITORY}:main`, fake.image({ MiB: 150 }))
    fake.push(`${REPOSITORY}:pr-7`, fake.image({ MiB: 149 }))
    expect(await check(fake, 'v1')).toMatchObject({ findings: [['max_growth_since', 'warn', 49]] })
  })

  it('leaves out platforms that nobody asks for', async () => {
    const fake = new FakeImages()
    fake.push(`${REPOSITORY}:v1`, fake.multiPlatform({ 'linux/amd64': 70, 'linux/arm64': 50 }))
    fake.push(`${REPOSITORY}:pr-7`, fake.multiPlatform({ 'linux/amd64': 70, 'linux/arm64': 60 }))
    expect(await check(fake, 'v1', { platforms: platforms('linux/amd64') })).toMatchObject({
      findings: [],
    })
  })
})

describe('when growth is counted from a day', () => {
  const history = () =>
    releases(
      images(),
      ['v1.0.0', 90, '2026-05-01'],
      ['v1.1.0', 100, '2026-08-20'],
      ['v1.2.0', 110, '2026-08-27'],
      ['v1.10.0', 115, '2026-11-01'],
      ['v1.11.0', 118, '2026-11-20'],
    )

  it.each([
    ['90d', 'v1.2.0 (2026-08-27)', []],
    ['91 days', 'v1.1.0 (2026-08-20)', [['max_growth_since', 'review', 20]]],
    ['6 months', 'v1.0.0 (2026-05-01)', [['max_growth_since', 'review', 30]]],
    ['1d', 'v1.11.0 (2026-11-20)', []],
    ['1y', 'none', []],
  ])('takes the newest version that is as old as %s: %s', async (since, name, findings) => {
    expect(await check(history(), since)).toEqual({ name, findings })
  })

  it('does not believe images that say 1970', async () => {
    const fake = releases(history(), ['v1.1.5', 1, '1970-01-01'], ['v0.9', 1, '0001-01-01'])
    expect(await check(fake, '91 days')).toMatchObject({ name: 'v1.1.0 (2026-08-20)' })
  })

  const daily = (count: number) => {
    const fake = images()
    for (let version = 0; version < count; version++) {
      const day = new Date(Date.UTC(2024, 0, 1 + version)).toISOString().slice(0, 10)
      releases(fake, [`v1.${version}.0`, 100, day])
    }
    return fake
  }
  const looks = (fake: FakeImages) => fake.calls.filter((call) => call.startsWith('config')).length

  it('asks for few of many versions', async () => {
    const fake = daily(1000)
    expect(await check(fake, '90d')).toMatchObject({ name: 'v1.969.0 (2026-08-27)' })
    expect(looks(fake)).toBe(20)
  })

  it('is not led astray by backports', async () => {
    const fake = releases(
      images(),
      ['1.0.0', 100, '2025-01-01'],
      ['1.0.1', 110, '2026-11-01'],
      ['1.1.1', 110, '2026-11-01'],
      ['2.0.0', 115, '2026-02-01'],
    )
    expect(await check(fake, '90d')).toMatchObject({ name: '2.0.0 (2026-02-01)' })
  })

  it('is not led astray by backports among many versions', async () => {
    const fake = releases(
      daily(400),
      ['v1.399.1', 110, '2026-11-01'],
      ['v1.399.2', 110, '2026-11-02'],
      ['v2.0.0', 115, '2026-02-01'],
      ['v2.0.1', 115, '2026-11-03'],
    )
    expect(await check(fake, '90d')).toMatchObject({ name: 'v2.0.0 (2026-02-01)' })
    expect(looks(fake)).toBeLessThanOrEqual(20)
  })

  it('takes the newest of many, be it none of those that follow', async () => {
    const fake = releases(daily(40), ['v2.0.0', 115, '2026-11-01'])
    expect(await check(fake, '90d')).toMatchObject({ name: 'v1.39.0 (2024-02-09)' })
    expect(await check(daily(400), '3y')).toMatchObject({ name: 'none' })
  })

  it('does not take a tag that moves for a version', async () => {
    const fake = releases(
      images(),
      ['1', 110, '2026-08-20'],
      ['1.4', 110, '2026-08-20'],
      ['1.4.2', 100, '2026-08-01'],
    )
    expect(await check(fake, '90d')).toMatchObject({ name: '1.4.2 (2026-08-01)' })
  })

  it('is inconclusive where the tags cannot be listed', async () => {
    const fake = images().push(REPOSITORY, new Unmeasurable('GET tags/list: 401', 'Log in.'))
    expect(await check(fake, '90d')).toMatchObject({
      findings: [['max_growth_since', 'inconclusive', 0]],
    })
  })

  it('has nothing to say where there are no versions', async () => {
    expect(await check(images(), '90d')).toEqual({ name: 'none', findings: [] })
  })
})

describe('when no rule asks for it', () => {
  it('costs no request', async () => {
    const fake = images()
    await verdictOf(fake)
    expect(fake.calls).toEqual([
      'resolve ghcr.io/acme/api:pr-7',
      'resolve ghcr.io/acme/api:main expecting a digest',
    ])
  })
})
