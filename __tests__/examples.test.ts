import { afterEach, describe, expect, it } from '@jest/globals'
import { readBudgets } from '../src/budgets/read.ts'
import { at } from '../src/budgets/yaml.ts'
import { formatReference } from '../src/domain/image/reference.ts'
import { readInputs } from '../src/github/inputs.ts'
import {
  actionInputs,
  type ExampleWorkflow,
  examples,
  type Job,
  OURS,
  pushedImages,
  type Step,
} from './support/examples.ts'
import { doesRun, filledIn } from './support/workflow-expressions.ts'
import { problemsOf, workflowParser } from './support/workflow-parser.ts'

const all = examples()
const workflows = all.flatMap((example) => example.workflows)
const jobs = workflows.flatMap((workflow) =>
  workflow.jobs.map((job) => ({ where: `${workflow.file} ${job.name}`, job, workflow })),
)
const steps = jobs.flatMap(({ where, job }) => job.steps.map((step) => ({ where, step })))
const ours = steps.filter(({ step }) => step.action === OURS)
const parser = await workflowParser()

/** What each action of others takes that is used here, by its own action.yml. */
const TAKEN: Readonly<Record<string, readonly string[]>> = {
  'actions/cache': ['path', 'key', 'restore-keys'],
  'actions/checkout': ['persist-credentials'],
  'actions/download-artifact': ['name', 'run-id', 'github-token', 'path', 'pattern'],
  'actions/upload-artifact': ['name', 'path'],
  'aws-actions/amazon-ecr-login': [],
  'aws-actions/configure-aws-credentials': ['role-to-assume', 'aws-region'],
  'azure/login': ['client-id', 'tenant-id', 'subscription-id'],
  'docker/build-push-action': [
    'context',
    'file',
    'outputs',
    'platforms',
    'provenance',
    'push',
    'tags',
  ],
  'docker/login-action': ['registry', 'username', 'password'],
  'docker/metadata-action': ['images'],
  'docker/setup-buildx-action': [],
  'docker/setup-qemu-action': [],
  'dorny/paths-filter': ['base', 'filters'],
  'google-github-actions/auth': [
    'token_format',
    'workload_identity_provider',
    'service_account',
    'create_credentials_file',
  ],
}

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
    if (example.name === 'approvals') expect(pushed).toEqual([])
    else
      expect(pushed.map((image) => image.replace(/^docker\.io\//, ''))).toEqual(
        images.map((image) => image.replace(/^docker\.io\//, '')),
      )
  })
})

describe('when an example uses an action', () => {
  it.each(steps.filter(({ step }) => step.uses !== '' && step.action !== OURS))(
    'gives it nothing that it does not take: $where $step.action',
    ({ step }) => {
      const taken = TAKEN[step.action]
      expect(taken).toBeDefined()
      expect(Object.keys(step.with).filter((name) => !taken?.includes(name))).toEqual([])
    },
  )

  it('pins it to a major version, the same everywhere', () => {
    const uses = new Set(steps.map(({ step }) => step.uses).filter((each) => each !== ''))
    for (const each of uses) expect(each).toMatch(/^[\w-]+\/[\w-]+@v\d+$/)
    const names = [...uses].map((each) => each.replace(/@.*/, ''))
    expect(names).toEqual([...new Set(names)])
  })
})

describe('when an example uses this action', () => {
  afterEach(() => {
    for (const name of actionInputs().keys()) delete process.env[`INPUT_${name.toUpperCase()}`]
  })

  it('does so in each of them', () => {
    const without = workflows.filter(({ jobs }) => !jobs.some(isChecking))
    expect(without.map(({ file }) => file)).toEqual([])
  })

  it.each(ours)('gives it only inputs that there are: $where', ({ step }) => {
    const inputs = actionInputs()
    expect(Object.keys(step.with).filter((name) => !inputs.has(name))).toEqual([])
  })

  it.each(ours)('gives it only values that it takes: $where', ({ step }) => {
    const contexts = { needs: { changes: { outputs: { images: '["api","web"]' } } } }
    for (const [name, value] of [...actionInputs(), ...Object.entries(step.with)]) {
      process.env[`INPUT_${name.toUpperCase()}`] = filledIn(value, {
        github: { token: 'a token' },
        ...contexts,
      })
    }
    expect(() => readInputs()).not.toThrow()
  })
})

const isChecking = ({ steps }: Job) => steps.some(({ action }) => action === OURS)
const BUILD = 'docker/build-push-action'
const doesUse = (job: Job, action: string) => job.steps.some((step) => step.action === action)

/** What the token of a job has to be allowed: no less, and no more. */
function neededBy(job: Job, budgets: string): Record<string, string> {
  const needed: Record<string, string> = {}
  const packages = /\bghcr\.io\/|\bcontainers\.github\.example\.com\//
  const checking = job.steps.find(({ action }) => action === OURS)
  if (doesUse(job, 'actions/checkout') || doesUse(job, BUILD)) needed['contents'] = 'read'
  if (doesUse(job, 'dorny/paths-filter')) needed['pull-requests'] = 'read'
  if (checking !== undefined) {
    needed['contents'] = checking.with['history-branch'] ? 'write' : 'read'
    needed['pull-requests'] = checking.with['comment'] === 'never' ? 'read' : 'write'
    if (checking.with['status'] !== 'false') needed['statuses'] = 'write'
    if (packages.test(budgets)) needed['packages'] = 'read'
  }
  const pushed = job.steps.find(({ action }) => action === 'docker/metadata-action')
  if (pushed && packages.test(pushed.with['images'] ?? '')) needed['packages'] = 'write'
  if (job.steps.some((step) => step.with['run-id'])) needed['actions'] = 'read'
  const clouds = [
    'aws-actions/configure-aws-credentials',
    'azure/login',
    'google-github-actions/auth',
  ]
  if (clouds.some((action) => doesUse(job, action))) needed['id-token'] = 'write'
  return needed
}

describe('when the token of an example’s job is made', () => {
  const known = all.flatMap(({ budgets, workflows }) =>
    workflows.flatMap(({ file, jobs }) =>
      jobs.map((job) => ({ where: `${file} ${job.name}`, job, budgets })),
    ),
  )

  it.each(known)('may do what the job needs, and nothing else: $where', ({ job, budgets }) => {
    expect(job.permissions).toEqual(neededBy(job, budgets))
  })
})

/** What docker’s own driver, without buildx set up, cannot do. */
function needsBuildx({ with: given }: Step): boolean {
  const { outputs = '', provenance = '', platforms = '' } = given
  return /type=oci/.test(outputs) || /mode=max/.test(provenance) || platforms.includes(',')
}

describe('when an example builds', () => {
  const building = jobs.filter(({ job }) => doesUse(job, BUILD))

  it.each(building)('has set up what its build needs, before it: $where', ({ job }) => {
    const build = job.steps.findIndex(({ action }) => action === BUILD)
    const before = job.steps.slice(0, build).map(({ action }) => action)
    const step = job.steps[build]
    if (step && needsBuildx(step)) expect(before).toContain('docker/setup-buildx-action')
    if (step?.with['platforms']) expect(before).toContain('docker/setup-qemu-action')
    if (step?.with['push'] === 'true') {
      const signIn = /login|^docker\/login-action$/
      const run = job.steps.slice(0, build).some(({ uses }) => uses === '')
      expect(run || before.some((action) => signIn.test(action))).toBe(true)
    }
  })

  it('has one that is built for several platforms, and one that goes into a file', () => {
    const built = building.flatMap(({ job }) => job.steps.filter(({ action }) => action === BUILD))
    expect(built.some((step) => step.with['platforms']?.includes(','))).toBe(true)
    expect(built.some((step) => step.with['outputs']?.includes('type=oci'))).toBe(true)
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

  it('waits, for forks, for the workflow that builds, and takes the file that it has left', () => {
    const build = workflow('forks/image.yml')
    const size = workflow('forks/fork-size.yml')
    const named = at(size.value, ['on', 'workflow_run', 'workflows', '0'])
    expect(named).toBe(at(build.value, ['name']))
    const given = (of: ExampleWorkflow, action: string) =>
      of.jobs.flatMap(({ steps }) => steps.filter((step) => step.action === action))[0]?.with ?? {}
    const { name, path } = given(build, 'actions/upload-artifact')
    expect(given(size, 'actions/download-artifact')['name']).toBe(name)
    expect(given(size, OURS)['head-tag']).toBe(`oci-archive:${path}`)
    expect(build.content).toContain(`type=oci,dest=${path}`)
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
