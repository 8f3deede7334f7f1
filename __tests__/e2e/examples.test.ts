import { writeFile } from 'node:fs/promises'
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
  const job = jobs.find(({ steps }) => steps.some(({ action }) => action === OURS))
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

function inputsOf({ jobs }: ExampleWorkflow): Record<string, string> {
  const step = jobs.flatMap(({ steps }) => steps).find(({ action }) => action === OURS)
  const contexts = { needs: { changes: { outputs: { images: BUILT } } } }
  return Object.fromEntries(
    Object.entries(step?.with ?? {}).map(([name, value]) => [name, filledIn(value, contexts)]),
  )
}

const success = [{ state: 'success', context: 'docker-image-budgets' }]

describe('when an example’s workflow has built a pull request', () => {
  const each = examples()
    .filter(({ name }) => name !== 'forks' && name !== 'approvals')
    .flatMap(({ name, budgets, workflows }) => workflows.map((file) => ({ name, budgets, file })))

  it.each(each)('is judged, with the permissions that it has: $name', async (example) => {
    const inputs = inputsOf(example.file)
    const built = inputs['images'] === undefined ? undefined : JSON.parse(inputs['images'])
    const isBuilt = (name: string) => built === undefined || built.includes(name)
    workflow = await Workflow.start(await playing(example.budgets, isBuilt))
    workflow.world.permissions = permissionsOf(example.file)
    const { exitCode, log, outputs } = await workflow.run({ inputs })
    expect({ exitCode, outcome: outputs['outcome'] }).toEqual({ exitCode: 0, outcome: 'pass' })
    expect(log).not.toContain('::warning')
    expect(workflow.world.statuses).toMatchObject(success)
    expect(workflow.world.comments).toHaveLength(1)
  })
})

describe('when the example for forks has built one', () => {
  it('is judged by the file that it has left', async () => {
    const example = examples().find(({ name }) => name === 'forks')
    const file = example?.workflows.find(({ file }) => file.endsWith('fork-size.yml'))
    if (example === undefined || file === undefined) throw new TypeError('no such example')
    const workspace = await aDirectory()
    const archive = new LayoutFiles()
    archive.list(archive.image({ layers: [42 * MIB] }))
    await writeFile(join(workspace, 'image.tar'), archive.tar())
    workflow = await Workflow.start(await playing(example.budgets, () => false))
    fromFork(workflow)
    workflow.world.permissions = permissionsOf(file)
    const { exitCode, log, outputs } = await workflow.run({
      event: workflowRunEvent(workflow),
      inputs: inputsOf(file),
      env: { GITHUB_WORKSPACE: workspace },
    })
    expect({ exitCode, outcome: outputs['outcome'] }).toEqual({ exitCode: 0, outcome: 'pass' })
    expect(log).not.toContain('::warning')
    expect(workflow.world.statuses).toMatchObject(success)
    expect(workflow.world.comments[0]?.body).toContain('42.0 MiB')
  })
})
