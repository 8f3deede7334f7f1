import { describe, it } from '@jest/globals'
import { type AdvisedChange, adviseOn } from '../../src/domain/advice/advised.ts'
import { budgetEdits, replacement } from '../../src/domain/budget/edits.ts'
import type { BudgetFile } from '../../src/domain/guidance/budget-file.ts'
import type { DescribedLayer } from '../../src/domain/history/described-layer.ts'
import { parsePlatform } from '../../src/domain/image/platform.ts'
import { type ReportContext, summarise } from '../../src/domain/report/report.ts'
import type { Verdict } from '../../src/domain/verdict/verdict.ts'
import { judge } from '../../src/domain/verdict/verdict.ts'
import { renderMarkdown } from '../../src/render/markdown.ts'
import { aKnownBase } from '../support/base-images.ts'
import {
  aBudget,
  aLimit,
  anAmount,
  anImage,
  anIncrease,
  measured,
  someEvidence,
  unmeasurable,
  written,
} from '../support/builders.ts'
import { anExplainedChange } from '../support/explanations.ts'
import { expectGolden } from '../support/golden.ts'
import { aService, type Service } from '../support/reports.ts'
import { described, rebuilt } from '../support/stacks.ts'

/** What stands under a pull request, situation by situation: as GitHub would show it to a reader. */

const MiB = 1_048_576
const REPOSITORY = 'https://github.com/acme/shop'
const LINKS = {
  budgetFile: `${REPOSITORY}/blob/4f1c9d2/docker-image-budgets.yaml`,
  headBudgetFile: `${REPOSITORY}/blob/9be2417/docker-image-budgets.yaml`,
  headFiles: `${REPOSITORY}/blob/9be2417/`,
  run: `${REPOSITORY}/actions/runs/42`,
  headCommit: '9be2417',
  baseCommit: '4f1c9d2',
  advicePage: 'https://github.com/acme/docker-image-budgets/blob/v1/docs/advice.md',
}
const SETTING = {
  subject: 'pull-request',
  baseRef: 'main',
  onInconclusive: 'fail',
  approvers: [],
  owners: ['acme/platform'],
} as const
const BUDGETS: BudgetFile = { path: 'docker-image-budgets.yaml', origin: 'base', edits: [] }

function comment(verdicts: readonly Verdict[], given: Partial<ReportContext> = {}): string {
  const report = summarise(verdicts, {
    budgetFile: BUDGETS,
    setting: SETTING,
    notices: [],
    requests: { count: 2, bytes: 4096 },
    ...given,
  })
  const fits = (text: string) => text.length <= 60_000
  return renderMarkdown(report, LINKS, { fits, rest: 'the job summary' })
}

const layer = (step: string, size: number) => described({ step, bytes: size * MiB })
const debian = layer('ADD rootfs.tar /', 28.2)
const apt = layer('RUN apt-get update && apt-get install -y libpq5', 19.4)
const pip = layer('RUN pip install -r requirements.txt', 171.4)
const copy = layer('COPY . /app', 12)
const before = [debian, apt, pip, copy]
const after = [debian, apt, rebuilt(pip, { bytes: 209.6 * MiB }), copy]

/** An image whose layers tell why it grew, and in which line of which Dockerfile. */
function explained(
  service: Service,
  given: { readonly platforms?: readonly string[]; readonly head?: readonly DescribedLayer[] } = {},
): Verdict {
  const { platforms = ['linux/amd64'], head = after } = given
  const of = aKnownBase()
  const places = new Map(
    head.map(({ layer }, index) => [layer.digest, { file: 'Dockerfile', line: 3 * index + 1 }]),
  )
  const changes = platforms.map((platform): AdvisedChange => {
    const change = anExplainedChange({ base: before, head, from: of, to: of, places })
    const { explanation } = change
    const subject = {
      layers: head,
      base: of,
      variants: [],
      unshared: null,
      environment: [],
      startCommands: [],
    }
    const image = (layers: readonly DescribedLayer[]) =>
      anImage({ platform, layers: layers.map(({ layer }) => layer) })
    return {
      platform: parsePlatform(platform),
      base: image(before),
      head: image(head),
      ...(explanation && { explanation: { ...explanation, ...adviseOn(subject, explanation) } }),
    }
  })
  const name = service.name ?? 'api'
  const [base, now] = [
    changes.flatMap((each) => each.base ?? []),
    changes.flatMap((each) => each.head ?? []),
  ]
  const evidence = someEvidence({
    base: measured(`ghcr.io/acme/${name}:main`, ...base),
    head: measured(`ghcr.io/acme/${name}:pr-7`, ...now),
    changes,
    ...service.evidence,
  })
  const limit = service.limit === undefined ? {} : { limit: aLimit(service.limit) }
  return judge(aBudget({ name, ...limit, ...service.budget }), evidence)
}

const worker = aService({ name: 'worker', base: 178.3, head: 178.3, limit: 200 })
const web = aService({ name: 'web', base: 48.2, head: 45.1, limit: 60 })

describe('when one image is over its budget', () => {
  it('says by how much, why, and what to do, before anything else', () => {
    expectGolden('comment-over.md', comment([web, worker, explained({ limit: 250 })]))
  })
})

describe('when the only image is over its budget', () => {
  it('fits on the screen of a phone', () => {
    expectGolden('comment-over-alone.md', comment([explained({ limit: 250 })]))
  })
})

describe('when one thing would undo most of the growth', () => {
  it('says that first, with how much, and folds the other tips', () => {
    const build =
      'RUN apt-get update && apt-get install -y --no-install-recommends libpq5 build-essential'
    const head = [debian, layer(build, 231.5), pip, copy]
    expectGolden('comment-compilers.md', comment([explained({ limit: 250 }, { head }), worker]))
  })
})

describe('when all images are within their budgets', () => {
  it('is a line, the rows that changed, and folds', () => {
    expectGolden('comment-pass.md', comment([web, worker]))
  })
})

describe('when growth needs an approval', () => {
  it('says above what, and who approves how', () => {
    const budget = { reviewIncrease: anIncrease('10% or 20 MiB'), approvers: written(['bob'], '') }
    const verdict = explained({ limit: 300, budget })
    const approval = {
      author: 'alice',
      headSha: '9be2417d8a7c6b5f4e3d2c1b0a9f8e7d6c5b4a39',
      label: 'image-size-approved',
      isLabelOn: false,
      groups: [{ services: ['api'], approvers: ['bob'] }],
      refusals: [],
      gaps: [],
    }
    expectGolden('comment-review.md', comment([verdict, worker], { approval }))
  })
})

describe('when images could not be measured', () => {
  it('says why in plain words and what to do, and shows no size in their place', () => {
    const refused = unmeasurable(
      'ghcr.io/acme/api:pr-7',
      'GET https://ghcr.io/v2/acme/api/manifests/pr-7: 403 DENIED: permission_denied: read_package',
      'Give the job the permission packages: read.',
    )
    const refusedBase = unmeasurable(
      'ghcr.io/acme/api:main',
      'GET https://ghcr.io/v2/acme/api/manifests/main: 403 DENIED: permission_denied: read_package',
      'Give the job the permission packages: read.',
    )
    const verdicts = [
      aService({ headIs: refused, baseIs: refusedBase, limit: 20 }),
      aService({ name: 'web', base: 48.2, limit: 60 }),
      worker,
    ]
    expectGolden('comment-inconclusive.md', comment(verdicts))
  })
})

describe('when there are forty services, five of which changed, and ten stand near their limits', () => {
  it('shows the five, and folds the others in two lines', () => {
    const verdicts = Array.from({ length: 40 }, (_, index) => {
      const name = `service-${String(index).padStart(2, '0')}`
      const base = index % 4 === 1 ? 100 : 50 + index
      const grown = index % 8 === 0 ? index / 2 + 1 : 0
      return aService({
        name,
        base,
        head: base + grown,
        limit: 105,
        budget: { warnAt: anAmount('90%') },
      })
    })
    const failing = explained({ name: 'service-32', limit: 250 })
    expectGolden(
      'comment-forty.md',
      comment(verdicts.map((each) => (each.budget.name === 'service-32' ? failing : each))),
    )
  })
})

describe('when an image has twelve platforms', () => {
  const names = [
    '386',
    'amd64',
    'arm/v5',
    'arm/v6',
    'arm/v7',
    'arm64',
    'loong64',
    'mips64le',
    'ppc64le',
    'riscv64',
    's390x',
  ]
  const platforms = [...names.map((name) => `linux/${name}`), 'windows/amd64']

  it('shows one row for those that agree, and says what is wrong once', () => {
    expectGolden('comment-platforms.md', comment([explained({ limit: 250 }, { platforms })]))
  })

  it('keeps apart those that do not', () => {
    const sizes = (of: (index: number) => number) =>
      Object.fromEntries(platforms.map((name, index) => [name, of(index)]))
    const verdict = aService({
      base: sizes((index) => 10 + index / 10),
      head: sizes((index) => (10 + index / 10) * 1.169),
      limit: 12.4,
    })
    expectGolden('comment-platforms-mixed.md', comment([verdict]))
  })
})

describe('when an image is new', () => {
  it('is not called growth, and links its limit in the version that has it', () => {
    const edits = budgetEdits([], [aBudget({ name: 'notification-service', limit: aLimit(120) })])
    const verdict = aService({
      name: 'notification-service',
      head: 96.1,
      limit: 120,
      evidence: { edits },
    })
    expectGolden(
      'comment-new.md',
      comment([verdict, worker], { budgetFile: { ...BUDGETS, edits } }),
    )
  })
})

describe('when the change raises its own limit', () => {
  it('says that it does not count here, before anybody approves', () => {
    const edits = budgetEdits([aBudget({ limit: aLimit(250) })], [aBudget({ limit: aLimit(300) })])
    const verdict = explained({ limit: 250, evidence: { edits } })
    const approval = {
      author: 'alice',
      headSha: '9be2417d8a7c6b5f4e3d2c1b0a9f8e7d6c5b4a39',
      label: 'image-size-approved',
      isLabelOn: false,
      groups: [{ services: ['api'], approvers: null }],
      refusals: [],
      gaps: [],
    }
    expectGolden(
      'comment-edited.md',
      comment([verdict, worker], { approval, budgetFile: { ...BUDGETS, edits } }),
    )
  })
})

describe('when a monorepo of twelve has built three', () => {
  it('shows what was built, and folds the others in one line', () => {
    const verdicts = Array.from({ length: 12 }, (_, index) => {
      const name = `service-${String(index).padStart(2, '0')}`
      return index < 3
        ? aService({ name, base: 50, head: 50 + index * 2, limit: 60 })
        : aService({ name, base: 50, limit: 60, evidence: { expectation: 'optional' } })
    })
    expectGolden('comment-monorepo.md', comment(verdicts))
  })
})

describe('when the base’s budget file is broken, and the change mends it', () => {
  it('says so, and quotes nothing that cannot be read', () => {
    const edits = [replacement(aBudget({ limit: aLimit(60), name: 'web' }))]
    const verdict = aService({ name: 'web', base: 48, head: 50, limit: 60, evidence: { edits } })
    const budgetFile: BudgetFile = { ...BUDGETS, origin: 'mended', edits }
    expectGolden('comment-mended.md', comment([verdict], { budgetFile }))
  })
})

describe('when a failing budget says who helps', () => {
  it('says it too, and links what the base’s file says', () => {
    const help = written('ask @acme/platform, or see https://wiki.example.com/images', '')
    expectGolden('comment-help.md', comment([explained({ limit: 250, budget: { help } })]))
  })
})
