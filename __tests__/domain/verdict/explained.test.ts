import { describe, expect, it } from '@jest/globals'
import {
  type AdvisedChange,
  type AdvisedExplanation,
  adviseOn,
} from '../../../src/domain/advice/advised.ts'
import type { ExplainedChange } from '../../../src/domain/explanation/explanation.ts'
import { fleetIn, withSiblings } from '../../../src/domain/fleet/siblings.ts'
import { parseReference } from '../../../src/domain/image/reference.ts'
import { originOf } from '../../../src/domain/report/dockerfile-line.ts'
import { explainedServices } from '../../../src/domain/report/explained-services.ts'
import { MIB } from '../../../src/domain/values/bytes.ts'
import { growthFindings } from '../../../src/domain/verdict/rules/growth.ts'
import { judge } from '../../../src/domain/verdict/verdict.ts'
import {
  aBudget,
  aDigest,
  aLimit,
  anImage,
  anIncrease,
  measured,
  someEvidence,
} from '../../support/builders.ts'
import { anExplainedChange } from '../../support/explanations.ts'
import { aBaseImage, described } from '../../support/stacks.ts'

const debian = described({ step: 'ADD debian', bytes: 30 * MIB })
const newer = described({ step: 'ADD debian', bytes: 40 * MIB, content: 'newer debian' })
const install = (MiB: number) =>
  described({ step: 'RUN pip install', bytes: MiB * MIB, content: `${MiB}` })
const known = aBaseImage(1)

describe('when growth_of is own', () => {
  const budget = aBudget({
    growthOf: { value: 'own', text: 'own', place: { line: 1, column: 1 } },
    maxIncrease: anIncrease('5 MiB'),
  })

  it.each([
    [5, []],
    [6, ['its own layers grew by 6.0 MiB, 15.0 % (+10.0 MiB came with the FROM image)']],
  ])('judges the %d MiB of the own layers alone', (own, said) => {
    const change = anExplainedChange({
      base: [debian, install(10)],
      head: [newer, install(10 + own)],
      from: known,
      to: known,
    })
    const findings = growthFindings(budget, change)
    expect(findings.map(({ message }) => message.split('; allowed')[0])).toEqual(said)
  })

  it('counts all of it while the base image is unknown, and says so', () => {
    const change = anExplainedChange({ base: [debian, install(10)], head: [newer, install(10)] })
    const [finding] = growthFindings(budget, change)
    expect(finding).toMatchObject({ outcome: 'fail', actualBytes: 10 * MIB })
    expect(finding?.message).toContain('(all of it counts, since the FROM image is unknown)')
  })

  const swapped = (from: string, to: string, given = {}) =>
    growthFindings(
      budget,
      anExplainedChange({
        base: [debian, install(10)],
        head: [newer, install(10)],
        from: aBaseImage(1, from),
        to: aBaseImage(1, to),
        ...given,
      }),
    )
  const OTHER = 'the FROM image is another one: '
  const ITSELF = 'the image names itself as its FROM image'
  const BUILT = 'ghcr.io/acme/api-builds'

  it.each([
    ['alpine:3.20', 'debian:trixie', `${OTHER}debian instead of alpine`],
    ['debian:12', 'acme/debian:12', `${OTHER}acme/debian instead of debian`],
    ['debian:12', 'ghcr.io/acme/debian', `${OTHER}ghcr.io/acme/debian instead of debian`],
    ['debian:12', 'ghcr.io/acme/api:pr-7', ITSELF],
    ['ghcr.io/acme/api:1', `GHCR.io/acme/api@${aDigest('2')}`, ITSELF],
    ['ghcr.io/acme/api:pr-7', 'debian:12', `${OTHER}debian instead of ghcr.io/acme/api`],
    ['No Name', 'No Name', `${OTHER}No Name instead of No Name`],
  ])('counts all of it where %s becomes %s, and says so', (from, to, why) => {
    const [finding] = swapped(from, to)
    expect(finding).toMatchObject({ outcome: 'fail', actualBytes: 10 * MIB })
    expect(finding?.message).toContain(`grew by 10.0 MiB, 25.0 % (all of it counts, since ${why})`)
  })

  it.each(['base', 'head'])('knows the repository of the %s for the image’s own', (side) => {
    const references = {
      base: parseReference('ghcr.io/acme/api:main'),
      head: parseReference('ghcr.io/acme/api:pr-7'),
      [side]: parseReference(`${BUILT}:1`),
    }
    const [finding] = swapped(`${BUILT}:1`, `${BUILT}:2`, { references })
    expect(finding?.message).toContain(ITSELF)
  })

  it.each([
    ['debian:bookworm', 'debian:trixie-slim'],
    ['debian', `docker.io/library/debian:12@${aDigest('12')}`],
    ['index.docker.io/acme/base:1', 'acme/base:2'],
    ['ghcr.io/acme/base:1', 'ghcr.io/acme/base:2'],
  ])('leaves the base image out where %s becomes %s', (from, to) => {
    expect(swapped(from, to)).toEqual([])
  })

  it('lets a base image grow that would be too much for growth_of: all', () => {
    const change = anExplainedChange({
      base: [debian, install(10)],
      head: [newer, install(10)],
      from: known,
      to: known,
    })
    const { growthOf: _, ...all } = budget
    expect([growthFindings(budget, change), growthFindings(all, change)]).toMatchObject([
      [],
      [{ outcome: 'fail' }],
    ])
  })
})

function aVerdict(name: string, change: ReturnType<typeof anExplainedChange>) {
  const head = measured('ghcr.io/acme/api:pr-7', anImage())
  const budget = aBudget({ name, limit: aLimit(1) })
  return judge(budget, someEvidence({ base: head, head, changes: [change] }))
}

describe('when provenance tells where a step stands', () => {
  const grown = install(90)
  const place = { file: 'docker/Dockerfile', line: 12 }
  const change = (places: ReadonlyMap<typeof grown.layer.digest, typeof place>) =>
    anExplainedChange({ base: [debian, install(10)], head: [debian, grown], places })

  it('leads to the line of the layer that grew', () => {
    const verdict = aVerdict('api', change(new Map([[grown.layer.digest, place]])))
    expect(verdict.findings.map((finding) => originOf(verdict, finding))).toEqual([place])
  })

  it('leads nowhere where it tells of other layers', () => {
    const verdict = aVerdict('api', change(new Map([[debian.layer.digest, place]])))
    expect(verdict.findings.map((finding) => originOf(verdict, finding))).toEqual([null])
  })
})

describe('when a service has many platforms', () => {
  it('tells of the one that moved most, and how many more there are', () => {
    const small = anExplainedChange({ base: [debian], head: [debian, install(1)] })
    const large = anExplainedChange({ base: [debian], head: [debian, install(2)] })
    const verdict = { ...aVerdict('api', small), changes: [small, large] }
    expect(explainedServices([verdict])).toMatchObject([{ change: large, others: 1 }])
  })
})

describe('when a service leaves the base image that its siblings share', () => {
  const shared = anExplainedChange({ base: [debian], head: [debian, install(3)], to: known })
  const left = anExplainedChange({
    base: [debian],
    head: [newer, install(3)],
    to: aBaseImage(1, 'debian:trixie'),
  })
  const moved = anExplainedChange({
    base: [debian, install(3)],
    head: [newer, install(3)],
    from: known,
    to: aBaseImage(1, 'debian:trixie'),
  })
  const verdicts = [aVerdict('api', shared), aVerdict('web', shared), aVerdict('job', left)]

  it('advises that service, and no other', () => {
    const told = withSiblings(verdicts, fleetIn(verdicts)).map(({ changes }) =>
      changes.flatMap(({ explanation }) => explanation?.advice.map(({ rule }) => rule) ?? []),
    )
    expect(told[0]).not.toContain('unshared-base')
    expect(told[2]).toContain('unshared-base')
  })

  it('knows the base of a sibling that did not change by its layers', () => {
    const quiet = { ...shared, base: shared.head }
    const { explanation: _, ...unchanged } = quiet
    const all = [aVerdict('api', unchanged), aVerdict('web', unchanged), aVerdict('job', moved)]
    expect(fleetIn(all).unshared).toMatchObject([{ service: 'job', sharedBy: 2 }])
  })
})

describe('when several images could be compressed otherwise', () => {
  const advised = (change: ExplainedChange): AdvisedChange => {
    const explanation = change.explanation as AdvisedExplanation
    return {
      ...change,
      explanation: { ...explanation, ...adviseOn(explanation.subject, explanation) },
    }
  }

  it('says so once, where it saves most', () => {
    const small = anExplainedChange({ base: [debian], head: [debian, install(40)], to: known })
    const large = anExplainedChange({ base: [debian], head: [debian, install(90)], to: known })
    const verdicts = [aVerdict('api', small), aVerdict('web', large), aVerdict('job', small)].map(
      (verdict) => ({ ...verdict, changes: verdict.changes.map(advised) }),
    )
    const told = withSiblings(verdicts, fleetIn(verdicts)).map(({ changes }) =>
      changes.flatMap(({ explanation }) => explanation?.advice.map(({ rule }) => rule) ?? []),
    )
    expect(told.map((rules) => rules.includes('recompress'))).toEqual([false, true, false])
  })
})
