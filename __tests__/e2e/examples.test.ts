import { mkdir, readdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from '@jest/globals'
import { readBudgets } from '../../src/budgets/read.ts'
import type { Budget } from '../../src/domain/budget/budget.ts'
import { emptyContent, type RegistryContent } from '../../src/embedded/content.ts'
import type { Permissions } from '../../src/embedded/github/world.ts'
import { addImage, addIndex } from '../../src/embedded/images.ts'
import { Workflow } from '../support/action.ts'
import { start } from '../support/embedded-registry.ts'
import { type ExampleWorkflow, examples, OURS } from '../support/examples.ts'
import { fromFork, workflowRunEvent } from '../support/fork.ts'
import { aDirectory, LayoutFiles } from '../support/layout-files.ts'
import { filledIn } from '../support/workflow-expressions.ts'

const MIB = 1024 * 1024
const BUILT = '["api"]'

let workflow: Workflow
afterEach(() => workflow.close())

/** The example's budgets, of which this machine plays the registry. */
async function playing(text: string, isBuilt: (name: string) => boolean) {
  const content = emptyContent()
  const { registry } = await start({}, content)
  const budgetFile = text.replace(/(image: )(?:[\w.-]+\.[\w.-]+)\//g, `$1${registry.host}/`)
  const result = readBudgets(budgetFile)
  if (!('budgets' in result)) throw new TypeError('the example has problems')
  for (const budget of result.budgets) {
    push(content, budget, 'main', 40)
    if (isBuilt(budget.name)) push(content, budget, 'pr-7', 42)
  }
  return budgetFile
}

function push(content: RegistryContent, budget: Budget, tag: string, MB: number): void {
  const { image, platforms } = budget
  const name = `${'repository' in image ? image.repository : ''}:${tag}`
  const spec = (architecture: string) => ({
    platform: { os: 'linux', architecture },
    layers: [{ seed: `${name} ${architecture}`, bytes: MB * MIB }],
  })
  if (platforms === null || platforms === undefined) addImage(content, name, spec('amd64'))
  else
    addIndex(
      content,
      name,
      platforms.map(({ architecture }) => spec(architecture)),
    )
}

/** What the token of the job that checks may do. */
function permissionsOf({ jobs }: ExampleWorkflow): Permissions {
  const job = jobs.findLast(({ steps }) => steps.some(({ action }) => action === OURS))
  const may = (name: string) => {
    const said = job?.permissions[name]
    return said === 'write' || said === 'read' ? said : 'none'
  }
  return {
    contents: may('contents') === 'none' ? 'none' : 'read',
    pullRequests: may('pull-requests'),
    statuses: may('statuses'),
  }
}

/** Of the step that judges; or that measures, for each job of a matrix. */
function inputsOf(
  { jobs }: ExampleWorkflow,
  mode?: 'measure',
  matrix: object = {},
): Record<string, string> {
  const steps = jobs.flatMap(({ steps }) => steps).filter(({ action }) => action === OURS)
  const step = steps.find((each) => (each.with['mode'] === 'measure') === (mode === 'measure'))
  const secrets = { SLACK_WEBHOOK_URL: '' }
  const contexts = { needs: { changes: { outputs: { images: BUILT } } }, matrix, secrets }
  return Object.fromEntries(
    Object.entries(step?.with ?? {}).map(([name, value]) => [name, filledIn(value, contexts)]),
  )
}

/** A workspace in which a scanner has found nothing, where the example has one. */
async function scanned(sarif = ''): Promise<string> {
  const workspace = await aDirectory()
  const [, file] = /=(.+)$/.exec(sarif) ?? []
  const run = { tool: { driver: { name: 'Trivy', rules: [] } }, results: [] }
  const text = JSON.stringify({ version: '2.1.0', runs: [run] })
  if (file !== undefined) await writeFile(join(workspace, file), text)
  return workspace
}

/** What only judges, and what measures in jobs of its own. */
const NOT_BUILDING = ['forks', 'approvals', 'audit', 'matrix-measured', 'shards']

const success = [{ state: 'success', context: 'docker-image-budgets' }]

describe('when an example’s workflow has built a pull request', () => {
  const each = examples()
    .filter(({ name }) => !NOT_BUILDING.includes(name))
    .flatMap(({ name, budgets, workflows }) => workflows.map((file) => ({ name, budgets, file })))

  it.each(each)('is judged, with the permissions that it has: $name', async (example) => {
    const inputs = inputsOf(example.file)
    const built = inputs['images'] === undefined ? undefined : JSON.parse(inputs['images'])
    const isBuilt = (name: string) => built === undefined || built.includes(name)
    workflow = await Workflow.start(await playing(example.budgets, isBuilt))
    workflow.world.permissions = permissionsOf(example.file)
    const env = { GITHUB_WORKSPACE: await scanned(inputs['sarif']) }
    const { exitCode, log, outputs } = await workflow.run({ inputs, env })
    expect({ exitCode, outcome: outputs['outcome'] }).toEqual({ exitCode: 0, outcome: 'pass' })
    expect(log).not.toContain('::warning')
    expect(workflow.world.statuses).toMatchObject(success)
    expect(workflow.world.comments).toHaveLength(1)
  })
})

function exampleOf(name: string) {
  const example = examples().find((each) => each.name === name)
  if (example === undefined) throw new TypeError(`no example ${name}`)
  return example
}

/** The workspaces of two jobs: what is uploaded in one is there in the other. */
async function workspaces(budgetFile: string) {
  const [measuring, reporting] = [await aDirectory(), await aDirectory()]
  await writeFile(join(measuring, 'docker-image-budgets.yaml'), budgetFile)
  const upload = async (name: string) => {
    const files = (await readdir(measuring)).filter((file) => /^image-size-.*\.json$/.test(file))
    expect(files).toHaveLength(1)
    await mkdir(join(reporting, 'sizes', name), { recursive: true })
    const file = files[0] ?? ''
    await rename(join(measuring, file), join(reporting, 'sizes', name, file))
  }
  return { measuring, reporting, upload }
}

describe('when the audit of an example runs', () => {
  it('measures, records and is well, with the permissions that it has', async () => {
    const example = examples().find(({ name }) => name === 'audit')
    const [file] = example?.workflows ?? []
    if (example === undefined || file === undefined) throw new TypeError('no audit')
    workflow = await Workflow.start(await playing(example.budgets, () => false))
    workflow.world.permissions = { ...permissionsOf(file), contents: 'write', issues: 'write' }
    const repository = { default_branch: 'main', name: 'shop', owner: { login: 'acme' } }
    const { exitCode, log } = await workflow.run({
      event: { name: 'schedule', payload: { repository } },
      ref: 'refs/heads/main',
      sha: workflow.baseSha,
      inputs: inputsOf(file),
    })
    expect([exitCode, log]).toEqual([0, expect.not.stringContaining('::warning')])
    expect(log).toContain('2 sizes recorded on image-size-history.')
  })
})

describe('when the example for forks has built one', () => {
  it('is judged by what it has measured', async () => {
    const { workflows, budgets } = exampleOf('forks')
    const [size, build] = workflows
    if (size === undefined || build === undefined) throw new TypeError('no such example')
    const budgetFile = await playing(budgets, () => false)
    const { measuring, reporting, upload } = await workspaces(budgetFile)
    const archive = new LayoutFiles()
    archive.list(archive.image({ layers: [42 * MIB] }))
    await writeFile(join(measuring, 'image.tar'), archive.tar())
    workflow = await Workflow.start(budgetFile)
    fromFork(workflow)
    workflow.world.permissions = { contents: 'read', pullRequests: 'none', statuses: 'none' }
    const measured = await workflow.run({
      inputs: inputsOf(build, 'measure'),
      env: { GITHUB_WORKSPACE: measuring },
    })
    expect(measured.exitCode).toBe(0)
    await upload('image-size-api')
    workflow.world.permissions = permissionsOf(size)
    const { exitCode, log, outputs } = await workflow.run({
      event: workflowRunEvent(workflow),
      inputs: inputsOf(size),
      env: { GITHUB_WORKSPACE: reporting },
    })
    expect({ exitCode, outcome: outputs['outcome'] }).toEqual({ exitCode: 0, outcome: 'pass' })
    expect(log).not.toContain('::warning')
    expect(workflow.world.statuses).toMatchObject(success)
    expect(workflow.world.comments[0]?.body).toContain('42.0 MiB')
  })
})

describe('when the jobs of an example measure', () => {
  const IMAGES = ['api', 'web', 'worker'].map((image) => ({ image }))
  const PARTS = [1, 2].map((part) => ({ part }))

  it.each([
    ['matrix-measured', IMAGES, [{ exitCode: 0, outcome: 'pass', statuses: ['success'] }]],
    ['shards', PARTS, [{ exitCode: 0, outcome: 'pass', statuses: ['success'] }]],
    [
      'matrix-measured',
      IMAGES.slice(1),
      [{ exitCode: 1, outcome: 'inconclusive', statuses: ['failure'] }],
    ],
    ['shards', PARTS.slice(1), [{ exitCode: 1, outcome: 'fail', statuses: ['error'] }]],
  ])('%s: one job judges what %j have measured', async (name, matrices, [expected]) => {
    const { workflows, budgets } = exampleOf(name)
    const [file] = workflows
    if (file === undefined) throw new TypeError('no such example')
    const budgetFile = await playing(budgets, () => true)
    const { measuring, reporting, upload } = await workspaces(budgetFile)
    workflow = await Workflow.start(budgetFile)
    for (const [at, matrix] of matrices.entries()) {
      const inputs = inputsOf(file, 'measure', matrix)
      await workflow.run({ inputs, env: { GITHUB_WORKSPACE: measuring } })
      await upload(`image-size-${at}`)
    }
    workflow.world.permissions = permissionsOf(file)
    const { exitCode, outputs } = await workflow.run({
      inputs: inputsOf(file),
      env: { GITHUB_WORKSPACE: reporting },
    })
    const statuses = workflow.world.statuses.map(({ state }) => state)
    expect({ exitCode, outcome: outputs['outcome'], statuses }).toEqual(expected)
    expect(workflow.world.comments).toHaveLength(1)
  })
})
