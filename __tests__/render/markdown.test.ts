import { describe, expect, it } from '@jest/globals'
import { marked } from 'marked'
import { approve } from '../../src/domain/approval/approval.ts'
import type { Votes } from '../../src/domain/approval/votes.ts'
import { budgetEdits } from '../../src/domain/budget/edits.ts'
import { parseReference } from '../../src/domain/image/reference.ts'
import type { Report } from '../../src/domain/report/report.ts'
import { parseIncrease } from '../../src/domain/values/increase.ts'
import { renderMarkdown } from '../../src/render/markdown.ts'
import { renderText } from '../../src/render/text.ts'
import {
  aBudget,
  aLimit,
  anAmount,
  anIncrease,
  aWaiver,
  unmeasurable,
  written,
} from '../support/builders.ts'
import { expectGolden } from '../support/golden.ts'
import { aReport, aService } from '../support/reports.ts'
import { aReviewBy, aVotes, labeledBy } from '../support/votes.ts'

const LINKS = {
  budgetFile: 'https://github.com/acme/shop/blob/4f1c9d2/docker-image-budgets.yaml',
  run: 'https://github.com/acme/shop/actions/runs/42',
  headCommit: '9be2417',
  baseCommit: '4f1c9d2',
}
const COMMENT = 60_000

function rendered(report: Report, limit = COMMENT): string {
  const fits = (text: string) => text.length <= limit
  return renderMarkdown(report, LINKS, { fits, rest: 'the job summary' })
}

const worker = aService({ name: 'worker', base: 178.3, head: 178.3, limit: 200 })
const web = aService({ name: 'web', base: 48.2, head: 45.1, limit: 60 })
const over = aService({ name: 'api', base: 231, head: 269.2, limit: 250 })

describe('when every image is within its budget', () => {
  it('says so in the first line and folds what did not change', () => {
    expectGolden('all-pass.md', rendered(aReport([web, worker])))
  })
})

describe('when nothing changed at all', () => {
  it('has no table outside the fold', () => {
    expectGolden('unchanged.md', rendered(aReport([worker])))
  })
})

describe('when one image is over its budget', () => {
  it('gives the reason in the first line, and that image first', () => {
    expectGolden('one-over.md', rendered(aReport([web, worker, over])))
  })
})

describe('when an image grew faster than allowed', () => {
  it('names the rule and what it allows here', () => {
    const budget = { maxIncrease: anIncrease('5% or 10 MiB'), warnAt: anAmount('50%') }
    const verdict = aService({ base: 100, head: 106, limit: 200, budget })
    expectGolden('grew-too-much.md', rendered(aReport([verdict])))
  })
})

describe('when an image is new', () => {
  it('is not called growth, and only the limit judges it', () => {
    const verdict = aService({ name: 'search', head: 96.1, limit: 120 })
    expectGolden('new-image.md', rendered(aReport([verdict, worker])))
  })
})

describe('when images could not be measured', () => {
  it('says why and what to do, and shows no size in their place', () => {
    const refused = unmeasurable(
      'ghcr.io/acme/api:pr-7',
      'GET https://ghcr.io/v2/acme/api/manifests/pr-7: 403 DENIED: permission_denied: read_package',
      'Give the job the permission packages: read.',
    )
    const verdicts = [
      aService({ headIs: refused, base: 10, limit: 20 }),
      aService({ name: 'web', base: 48.2, limit: 60 }),
    ]
    expectGolden('inconclusive.md', rendered(aReport([...verdicts, worker])))
  })
})

describe('when an image has several platforms', () => {
  it('judges and shows each of them, and what was lost', () => {
    const verdict = aService({
      base: { 'linux/amd64': 231, 'linux/arm64': 208.7, 'linux/arm/v7': 190 },
      head: { 'linux/amd64': 269.2, 'linux/arm64': 208.9, 'linux/riscv64': 240 },
      limit: 250,
    })
    expectGolden('multi-platform.md', rendered(aReport([verdict])))
  })
})

describe('when there are forty services', () => {
  it('shows the four that changed and folds the others', () => {
    const verdicts = Array.from({ length: 40 }, (_, index) =>
      aService({
        name: `service-${String(index).padStart(2, '0')}`,
        base: 50 + index,
        head: 50 + index + (index % 8 === 0 ? index : 0),
        limit: 110,
      }),
    )
    expectGolden('forty-services.md', rendered(aReport(verdicts)))
  })
})

describe('when names and reasons hold what Markdown would act on', () => {
  const name = 'a|b `c` ``d`` @alice <img src=x> [x](http://x) #1 **b**'
  const nasty = unmeasurable(
    'ghcr.io/acme/api:pr-7',
    `no | \`luck\` @bob <script> \u202egnp.exe ::error::x\n\n# heading`,
    'Ask @alice | <b>now</b>',
  )
  const markdown = rendered(
    aReport([
      aService({ name, base: 10, head: 30, limit: 20 }),
      aService({ name: 'x', headIs: nasty, base: 10 }),
    ]),
  )

  it('shows them as they are', () => {
    expectGolden('hostile-names.md', markdown)
  })

  it('keeps the tables at three columns, and mentions, links and embeds nothing', () => {
    const html = marked.parse(markdown, { gfm: true, async: false })
    const rows = [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].map(
      ([, row = '']) => row.match(/<t[hd]/g)?.length,
    )
    expect(new Set(rows)).toEqual(new Set([3]))
    expect(html).not.toMatch(/<(img|script|b)\b/)
    expect(html).not.toMatch(/href="http:\/\/x/)
    const outsideCode = html.replace(/<code>.*?<\/code>/gs, '')
    expect(outsideCode).not.toMatch(/@\w/)
  })
})

describe('when the change edits the budget file', () => {
  it('shows each edit and says which limits judge', () => {
    const limited = (name: string, MiB: number) => aBudget({ name, limit: aLimit(MiB) })
    const edits = budgetEdits(
      [limited('api', 250), limited('old', 50), { ...limited('web', 60), warnAt: anAmount('90%') }],
      [
        limited('api', 300),
        limited('search', 120),
        { ...limited('web', 60), warnAt: anAmount('80%') },
      ],
    )
    const of = (name: string) => ({ edits: edits.filter((edit) => edit.name === name) })
    const verdicts = [
      aService({ base: 231, head: 269.2, limit: 250, evidence: of('api') }),
      aService({ name: 'old', base: 40, limit: 50, retired: true, evidence: of('old') }),
      aService({ name: 'web', base: 48.2, head: 48.2, limit: 60, evidence: of('web') }),
    ]
    const budgetFile = { path: 'docker-image-budgets.yaml', origin: 'base' as const, edits }
    expectGolden('edited-budget.md', rendered(aReport(verdicts, { budgetFile })))
  })
})

describe('when growth needs approval', () => {
  const policy = { approvers: [], noiseFloor: parseIncrease('0 B'), idOf: (text: string) => text }
  const grown = aService({
    base: 231,
    head: 269.2,
    limit: 300,
    budget: { reviewIncrease: anIncrease('10%'), approvers: written(['bob', 'acme/platform'], '') },
  })
  const shared = aService({
    name: 'w|eb',
    base: 40,
    head: 60,
    budget: { reviewIncrease: anIncrease('5 MiB') },
  })
  const report = (votes: Votes) => {
    const { verdicts, request: approval } = approve([grown, shared, worker], votes, policy)
    return aReport(verdicts, { approval })
  }

  it('says how to approve, why what was given does not count, and what is not known', () => {
    const gaps = ['the token cannot read the members of a team (403 <b>no</b>): name logins']
    const votes = labeledBy('mallory', { gaps, reviews: [aReviewBy('eve', 'APPROVED')] })
    expectGolden('needs-approval.md', rendered(report(votes)))
    expectGolden('needs-approval.txt', renderText(report(votes)))
  })

  it('names who approved what, and when', () => {
    const votes = labeledBy('bob', { reviews: [aReviewBy('alice', 'APPROVED')] })
    expectGolden('approved.md', rendered(report(votes)))
    expectGolden('approved.txt', renderText(report(votes)))
  })
})

describe('when very much needs approval, and much of what was given does not count', () => {
  it('says how to approve all the same, in a comment that GitHub takes', () => {
    const policy = { approvers: [], noiseFloor: parseIncrease('0 B'), idOf: (text: string) => text }
    const names = (service: number) =>
      Array.from({ length: 10 }, (_, index) => `somebody-with-a-long-name-${service}-${index}`)
    const verdicts = Array.from({ length: 300 }, (_, index) =>
      aService({
        name: `service-with-a-rather-long-name-${index}`,
        base: 100,
        head: 130,
        budget: { reviewIncrease: anIncrease('1%'), approvers: written(names(index), '') },
      }),
    )
    const reviews = Array.from({ length: 600 }, (_, index) =>
      aReviewBy(`stranger-${index}`, 'APPROVED'),
    )
    const { verdicts: decided, request } = approve(verdicts, aVotes({ reviews }), policy)
    const markdown = rendered(aReport(decided, { approval: request }))
    expect(markdown).toContain('To approve `service-with-a-rather-long-name-0`: ')
    expect(markdown).toContain('290 more have approvers of their own')
    expect(markdown.length).toBeLessThan(COMMENT)
    expect(markdown.match(/Does not count/g)).toHaveLength(10)
  })
})

describe('when limits are waived, and waivers are over', () => {
  it('shows the days that are left, and what is to be taken away', () => {
    const waivers = written([aWaiver(), aWaiver({ until: '2026-11-01', reason: 'was @bob’s' })], '')
    const verdict = aService({ base: 231, head: 255, limit: 250, budget: { waivers } })
    expectGolden('waived.md', rendered(aReport([verdict])))
  })
})

describe('when the budget file is new in the change', () => {
  it('says that it judges itself', () => {
    const budgetFile = { path: 'docker-image-budgets.yaml', origin: 'head' as const, edits: [] }
    const notices = ['web: warn_at is a percent of the limit, and there is none.']
    expectGolden('new-budget.md', rendered(aReport([web], { budgetFile, notices })))
  })
})

describe('when a service goes, and another was over its limit before', () => {
  it('asks for leave to stop watching the one, and does not fail the other', () => {
    const gone = budgetEdits([aBudget({ name: 'old', limit: aLimit(60) })], [])
    const verdicts = [
      aService({ name: 'old', base: 50, limit: 60, retired: true, evidence: { edits: gone } }),
      aService({ name: 'api', base: 260, head: 258, limit: 250 }),
    ]
    const budgetFile = { path: 'docker-image-budgets.yaml', origin: 'base' as const, edits: gone }
    expectGolden('retired-and-already-over.md', rendered(aReport(verdicts, { budgetFile })))
  })
})

describe('when there is nothing to compare with', () => {
  it('shows the size alone', () => {
    const verdict = { ...aService({ head: 100, limit: 120 }), base: null }
    expectGolden('not-compared.md', rendered(aReport([verdict])))
  })
})

describe('when everything would not fit into a comment', () => {
  const verdicts = Array.from({ length: 900 }, (_, index) =>
    aService({
      name: `service-with-a-rather-long-name-${index}`,
      base: 100,
      head: index < 700 ? 130 : 100,
      limit: 120,
    }),
  )

  it('drops references, then unchanged ones, then rows, and says so', () => {
    const markdown = rendered(aReport(verdicts))
    expect(markdown.length).toBeLessThanOrEqual(COMMENT)
    expect(markdown).toContain('… and 500 more')
    expect(markdown).toContain('shortened, the job summary has all of it')
    expectGolden('too-long.md', markdown)
  })

  it('keeps everything where there is room', () => {
    const markdown = rendered(aReport(verdicts), 1_000_000)
    expect(markdown).toContain('service-with-a-rather-long-name-899')
    expect(markdown).toContain('What was compared')
    expect(markdown).not.toContain('shortened')
  })

  it.each([65_000, 30_000, 10_000, 3_000, 300])('stays within %i characters', (limit) => {
    expect(rendered(aReport(verdicts), limit).length).toBeLessThanOrEqual(limit)
  })
})

describe('when services have tags of their own', () => {
  it('does not claim that all were compared with one', () => {
    const other = aService({ name: 'other', base: 10, head: 11, limit: 20 })
    const head = { ...other.head, reference: parseReference('ghcr.io/acme/other:special') }
    const markdown = rendered(aReport([web, { ...other, head: head as typeof other.head }]))
    expect(markdown).toContain('| main\u00a0→ now\u00a0→ limit |')
    expect(markdown).toContain('9be2417 on 4f1c9d2')
  })
})
