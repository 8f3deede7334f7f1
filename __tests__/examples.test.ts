import { afterEach, describe, expect, it } from '@jest/globals'
import { readBudgets } from '../src/budgets/read.ts'
import { at } from '../src/budgets/yaml.ts'
import { formatReference } from '../src/domain/image/reference.ts'
import { readInputs } from '../src/github/inputs.ts'
import { faultsIn, isChecking } from './support/example-faults.ts'
import {
  actionInputs,
  type ExampleWorkflow,
  examples,
  OURS,
  pushedImages,
  workflowOf,
} from './support/examples.ts'
import { doesRun, filledIn } from './support/workflow-expressions.ts'
import { problemsOf, workflowParser } from './support/workflow-parser.ts'

const all = examples()
const workflows = all.flatMap((example) => example.workflows)
const jobs = workflows.flatMap((workflow) =>
  workflow.jobs.map((job) => ({ where: `${workflow.file} ${job.name}`, job, workflow })),
)
const steps = jobs.flatMap(({ where, job }) => job.steps.map((step) => ({ where, step })))
const known = all.flatMap(({ workflows, budgets }) => workflows.map((file) => ({ file, budgets })))
const ours = steps.filter(({ step }) => step.action === OURS)
const parser = await workflowParser()

describe('when somebody copies an example', () => {
  it.each(workflows)(
    'gets a workflow with which GitHub finds nothing wrong: $file',
    async ({ file, content }) => {
      expect(await problemsOf(parser, { name: file, content })).toEqual([])
    },
  )

  it.each(all)('gets a budget file without problems: $name', ({ budgets }) => {
    const result = readBudgets(budgets)
    expect('problems' in result ? result.problems : []).toEqual([])
  })

  it.each(all)('finds in the budget file what the workflow pushes: $name', (example) => {
    const result = readBudgets(example.budgets)
    const named = 'budgets' in result ? result.budgets : []
    const pushed = example.workflows.flatMap(pushedImages)
    const images = named.map(({ image }) => formatReference(image)).toSorted()
    if (['approvals', 'audit'].includes(example.name)) expect(pushed).toEqual([])
    else
      expect(pushed.map((image) => image.replace(/^docker\.io\//, ''))).toEqual(
        images.map((image) => image.replace(/^docker\.io\//, '')),
      )
  })
})

describe('when an example’s jobs run', () => {
  it.each(known)('have what they need, and nothing that is not there: $file.file', (each) => {
    expect(faultsIn(each.file, each.budgets)).toEqual([])
  })

  it('use one version of each action, and this one in each example', () => {
    const uses = new Set(steps.map(({ step }) => step.uses).filter((each) => each !== ''))
    const names = [...uses].map((each) => each.replace(/@.*/, ''))
    expect(names).toEqual([...new Set(names)])
    const without = workflows.filter(({ jobs }) => !jobs.some(isChecking))
    expect(without.map(({ file }) => file)).toEqual([])
  })

  it.each([
    ['v1\n', 'v1\n        with: { comment-ky: api }\n', 'takes no comment-ky'],
    ['push: true', 'pusch: true', 'docker/build-push-action takes no pusch'],
    [', statuses: write', '', 'image has statuses: none, and needs write'],
    ['contents: read', 'contents: write', 'image has contents: write, and needs read'],
    ['packages: write', 'packages: read', 'image has packages: read, and needs write'],
    ['      - uses: docker/setup-buildx-action@v4\n', '', 'image lacks buildx'],
    ['push: true', 'push: true, platforms: linux/arm64', 'image lacks QEMU'],
    ['docker/login-action@v4', 'actions/cache@v5', 'image is not signed in'],
    ['docker/login-action@v4', 'docker/login-action@main', 'is no major version'],
    ['docker/login-action@v4', 'docker/logn-action@v4', 'docker/logn-action is not known here'],
  ])('would be found out with a slip: %j → %j', (from, to, fault) => {
    const example = all.find(({ name }) => name === 'ghcr')
    const content = example?.workflows[0]?.content ?? ''
    expect(content).toContain(from)
    const slipped = workflowOf('slipped.yml', content.replace(from, to))
    expect(faultsIn(slipped, example?.budgets ?? '').join('\n')).toContain(fault)
  })

  it('are built for several platforms in one of them, and into a file in another', () => {
    const given = steps.map(({ step }) => step.with)
    expect(given.some(({ platforms }) => platforms?.includes(','))).toBe(true)
    expect(given.some(({ outputs }) => outputs?.includes('type=oci'))).toBe(true)
  })
})

describe('when an example gives this action its inputs', () => {
  afterEach(() => {
    for (const name of actionInputs().keys()) delete process.env[`INPUT_${name.toUpperCase()}`]
  })

  it.each(ours)('gives it only values that it takes: $where', ({ step }) => {
    const contexts = {
      github: { token: 'a token' },
      needs: { changes: { outputs: { images: '["api","web"]' } } },
      matrix: { image: 'api', part: 1 },
      secrets: { SLACK_WEBHOOK_URL: 'https://hooks.example.com/services/T0/B0/x' },
    }
    for (const [name, value] of [...actionInputs(), ...Object.entries(step.with)]) {
      process.env[`INPUT_${name.toUpperCase()}`] = filledIn(value, contexts)
    }
    expect(() => readInputs()).not.toThrow()
  })
})

const REPOSITORY = 'acme/shop'
const from = (repository: string) => ({ head: { repo: { full_name: repository } } })
const pull = (action: string, more: object = {}, repository = REPOSITORY) => ({
  event_name: 'pull_request',
  repository: REPOSITORY,
  event: { action, pull_request: from(repository), ...more },
})
const push = { event_name: 'push', repository: REPOSITORY, event: {} }
const queue = {
  event_name: 'merge_group',
  repository: REPOSITORY,
  event: { action: 'checks_requested' },
}
const retargeted = { changes: { base: { ref: { from: 'next' } } } }
const ended = (event: string, conclusion: string, repository: string) => ({
  event_name: 'workflow_run',
  repository: REPOSITORY,
  event: {
    action: 'completed',
    workflow_run: { event, conclusion, head_repository: { full_name: repository } },
  },
})

function workflow(file: string): ExampleWorkflow {
  const found = workflows.find((each) => each.file === `examples/${file}`)
  if (found === undefined) throw new TypeError(`no examples/${file}`)
  return found
}

const begun = (file: string, github: object) =>
  workflow(file)
    .jobs.filter(({ if: condition }) => doesRun(condition, { github }))
    .map(({ name }) => name)

describe('when something happens in a repository with an example', () => {
  const judging = workflows.filter(
    ({ value, jobs }) =>
      at(value, ['on', 'pull_request', 'types', '3']) === 'edited' && jobs[0] !== undefined,
  )

  it.each(judging)('runs on a commit, and once another branch is its base: $file', ({ jobs }) => {
    const [first] = jobs
    const runs = (github: object) => doesRun(first?.if, { github })
    expect([pull('synchronize'), pull('edited', retargeted), push].map(runs)).toEqual([
      true,
      true,
      true,
    ])
    expect(runs(pull('edited', { changes: { title: { from: 'A title' } } }))).toBe(false)
  })

  it.each([
    ['a pull request of the repository’s own', pull('opened'), ['image']],
    ['a pull request from a fork', pull('opened', {}, 'bob/shop'), ['fork']],
    [
      'one from a fork that is deleted',
      { ...pull('opened'), event: { action: 'opened', pull_request: { head: { repo: null } } } },
      ['fork'],
    ],
    ['a title that is edited in a fork’s', pull('edited', {}, 'bob/shop'), []],
    ['a push', push, ['image']],
  ])('builds once for forks and others: %s', (_, github, expected) => {
    expect(begun('forks/image.yml', github)).toEqual(expected)
  })

  it.each([
    ['a fork’s pull request was built', ended('pull_request', 'success', 'bob/shop'), true],
    ['its build has failed', ended('pull_request', 'failure', 'bob/shop'), false],
    ['one of the repository’s own was built', ended('pull_request', 'success', REPOSITORY), false],
    ['a push was built', ended('push', 'success', REPOSITORY), false],
  ])('judges a fork’s image only where %s', (_, github, expected) => {
    expect(begun('forks/fork-size.yml', github)).toEqual(expected ? ['size'] : [])
  })

  it('waits, for forks, for the workflow that builds, and takes what it has measured', () => {
    const build = workflow('forks/image.yml')
    const size = workflow('forks/fork-size.yml')
    const named = at(size.value, ['on', 'workflow_run', 'workflows', '0'])
    expect(named).toBe(at(build.value, ['name']))
    const given = (of: ExampleWorkflow, action: string) =>
      of.jobs.flatMap(({ steps }) => steps.filter((step) => step.action === action)).at(-1)?.with ??
      {}
    const { name = '' } = given(build, 'actions/upload-artifact')
    const { pattern = '', path } = given(size, 'actions/download-artifact')
    expect(name.startsWith(pattern.replace(/\*$/, ''))).toBe(true)
    expect(given(size, OURS)).toEqual({ mode: 'report', measurements: path })
    const head = given(build, OURS)['head-tag'] ?? ''
    expect(build.content).toContain(`type=oci,dest=${head.replace('oci-archive:', '')}`)
  })

  it.each([
    [
      'the label',
      {
        ...pull('labeled'),
        event: { ...pull('labeled').event, label: { name: 'image-size-approved' } },
      },
      true,
    ],
    [
      'another label',
      { ...pull('labeled'), event: { ...pull('labeled').event, label: { name: 'bug' } } },
      false,
    ],
    ['a review', { ...pull('submitted'), event_name: 'pull_request_review' }, true],
    [
      'a review of a fork’s',
      { ...pull('submitted', {}, 'bob/shop'), event_name: 'pull_request_review' },
      false,
    ],
  ])('looks at approvals upon %s', (_, github, expected) => {
    expect(begun('approvals/image-size-approval.yml', github)).toEqual(expected ? ['approval'] : [])
  })

  it('builds and judges what is in the merge queue', () => {
    expect(at(workflow('merge-queue/image.yml').value, ['on'])).toHaveProperty('merge_group')
    expect(begun('merge-queue/image.yml', queue)).toEqual(['image'])
  })
})

describe('when one job judges what others have measured', () => {
  it.each([
    ['matrix-measured', 'build'],
    ['shards', 'measure'],
  ])('judges, too, where one of them has failed: %s', (name, measuring) => {
    const size = workflow(`${name}/images.yml`).jobs.find(isChecking)
    const runs = (result: 'success' | 'failure' | 'cancelled' | 'skipped') =>
      doesRun(size?.if, { needs: { [measuring]: { result } } }, [result])
    expect([runs('success'), runs('failure'), runs('cancelled'), runs('skipped')]).toEqual([
      true,
      true,
      false,
      false,
    ])
  })

  it('has as many shards as it says', () => {
    const { jobs } = workflow('shards/images.yml')
    const job = jobs.find(({ name }) => name === 'measure')
    const parts = Object.values(at(job?.matrix, ['part']) ?? {})
    const step = job?.steps.find(({ action }) => action === OURS)
    const shards = parts.map((part) => filledIn(step?.with['shard'] ?? '', { matrix: { part } }))
    expect(shards).toEqual(parts.map((part) => `${part}/${parts.length}`))
  })
})

describe('when a monorepo builds what has changed', () => {
  const { jobs } = workflow('monorepo/images.yml')
  const job = (name: string) => jobs.find((each) => each.name === name)
  const needs = (images: string, result = 'success') => ({
    changes: { result, outputs: { images } },
  })

  it.each([
    ['two of three', '["api","web"]', true],
    ['none', '[]', false],
  ])('builds %s, and always judges', (_, images, isBuilt) => {
    const contexts = { github: pull('synchronize'), needs: needs(images) }
    expect(doesRun(job('build')?.if, contexts, ['success'])).toBe(isBuilt)
    const results = ['success', isBuilt ? 'success' : 'skipped'] as const
    expect(doesRun(job('size')?.if, contexts, results)).toBe(true)
  })

  it('judges nothing where a build has failed, was cancelled, or nothing was to be done', () => {
    const runs = (result: 'failure' | 'cancelled' | 'skipped', changes = 'success') =>
      doesRun(job('size')?.if, { needs: needs('["api"]', changes) }, [result])
    expect([runs('failure'), runs('cancelled'), runs('skipped', 'skipped')]).toEqual([
      false,
      false,
      false,
    ])
  })

  it('names to the action what was built', () => {
    const step = job('size')?.steps.find(({ action }) => action === OURS)
    const named = (images: string) => filledIn(step?.with['images'] ?? '', { needs: needs(images) })
    expect(['["api","web"]', '[]'].map(named)).toEqual(['["api","web"]', '[]'])
  })

  it('lets the status wait for all that is built', () => {
    expect(job('size')?.needs).toEqual(['changes', 'build'])
    expect(workflow('matrix/images.yml').jobs.find(isChecking)?.needs).toEqual(['build'])
  })
})
