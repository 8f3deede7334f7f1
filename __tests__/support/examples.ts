import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { at, readYaml } from '../../src/budgets/yaml.ts'
import { projectFolder } from '../../src/embedded/runner.ts'
import { filledIn } from './workflow-expressions.ts'

export interface Step {
  readonly uses: string
  /** `OWNER/NAME`, without its version. */
  readonly action: string
  readonly with: Readonly<Record<string, string>>
}

export interface Job {
  readonly name: string
  readonly if: string | undefined
  readonly needs: readonly string[]
  readonly permissions: Readonly<Record<string, string>>
  readonly matrix: unknown
  readonly steps: readonly Step[]
}

export interface ExampleWorkflow {
  /** `examples/…/….yml`. */
  readonly file: string
  readonly content: string
  readonly value: unknown
  readonly jobs: readonly Job[]
}

export interface Example {
  readonly name: string
  readonly workflows: readonly ExampleWorkflow[]
  readonly budgets: string
}

export const OURS = 'OWNER/docker-image-budgets'

const read = (file: string) => readFileSync(join(projectFolder(), file), 'utf8')

export function yamlOf(content: string): unknown {
  const parsed = readYaml(content)
  if ('message' in parsed) throw new TypeError(parsed.message)
  return parsed.value
}

const entries = (value: unknown) => Object.entries(value ?? {})
const texts = (value: unknown) =>
  Object.fromEntries(entries(value).map(([key, each]) => [key, String(each)]))

export function stepOf(value: unknown): Step {
  const uses = String(at(value, ['uses']) ?? '')
  return { uses, action: uses.replace(/@.*/, ''), with: texts(at(value, ['with'])) }
}

function jobOf(name: string, value: unknown, workflow: unknown): Job {
  const condition = at(value, ['if'])
  const needs = at(value, ['needs']) ?? []
  return {
    name,
    if: condition === undefined ? undefined : String(condition),
    needs: typeof needs === 'string' ? [needs] : entries(needs).map(([, each]) => String(each)),
    permissions: texts(at(value, ['permissions']) ?? at(workflow, ['permissions'])),
    matrix: at(value, ['strategy', 'matrix']),
    steps: entries(at(value, ['steps'])).map(([, each]) => stepOf(each)),
  }
}

export function workflowOf(file: string, content: string): ExampleWorkflow {
  const value = yamlOf(content)
  const jobs = entries(at(value, ['jobs'])).map(([name, job]) => jobOf(name, job, value))
  return { file, content, value, jobs }
}

export function examples(): Example[] {
  const folders = readdirSync(join(projectFolder(), 'examples'), { withFileTypes: true })
  return folders
    .filter((each) => each.isDirectory())
    .map(({ name }) => {
      const files = readdirSync(join(projectFolder(), 'examples', name)).map(
        (file) => `examples/${name}/${file}`,
      )
      const workflows = files.filter((file) => file.endsWith('.yml'))
      return {
        name,
        workflows: workflows.map((file) => workflowOf(file, read(file))),
        budgets: read(`examples/${name}/docker-image-budgets.yaml`),
      }
    })
}

/** The values that `matrix.image` has in turn; those of a filter, where that says which. */
function matrixImages({ jobs }: ExampleWorkflow, { matrix }: Job): string[] {
  const listed = at(matrix, ['image'])
  if (typeof listed === 'object') return entries(listed).map(([, each]) => String(each))
  const filters = jobs.flatMap(({ steps }) => steps.flatMap((step) => step.with['filters'] ?? []))
  return filters.flatMap((text) => Object.keys(yamlOf(text) ?? {}))
}

/** Every repository that a workflow pushes to. */
export function pushedImages(workflow: ExampleWorkflow): string[] {
  return workflow.jobs.flatMap((job) => {
    const isPushed = job.steps.some((step) => step.with['push'] === 'true')
    const named = job.steps.find(({ action }) => action === 'docker/metadata-action')
    if (!isPushed || named === undefined) return []
    const images = job.matrix === undefined ? [''] : matrixImages(workflow, job)
    return images.map((image) => filledIn(named.with['images'] ?? '', { matrix: { image } }))
  })
}

/** The inputs of action.yml, with their defaults. */
export function actionInputs(): Map<string, string> {
  const inputs = entries(at(yamlOf(read('action.yml')), ['inputs']))
  return new Map(inputs.map(([name, input]) => [name, String(at(input, ['default']) ?? '')]))
}
