import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { emptyContent, type RegistryContent } from '../../src/embedded/content.ts'
import { addImage } from '../../src/embedded/images.ts'
import type { EmbeddedRegistry } from '../../src/embedded/registry.ts'
import { startRegistry } from '../../src/embedded/registry.ts'
import type { RunnerResult } from '../../src/embedded/runner.ts'
import { Workflow } from './action.ts'
import { aDigest } from './builders.ts'
import { fromFork, pullRequestOf, workflowRunEvent } from './fork.ts'
import { LayoutFiles } from './layout-files.ts'

export const MIB = 1024 * 1024
const AMD64 = { os: 'linux', architecture: 'amd64' }

/** A measurement file as JSON, for tests that change it. */
export type Json = Record<string, unknown>

interface GivenHead {
  readonly service?: string
  readonly side?: 'head' | 'base'
  readonly reference?: string
  /** Bytes. */
  readonly layers?: readonly number[]
  readonly command?: string
  readonly labels?: Readonly<Record<string, string>>
}

/** What a measurement file says of one image: the same layers are the same image. */
export function aHead(given: GivenHead = {}) {
  const { service = 'api', side = 'head', reference = 'oci-archive:image.tar' } = given
  const { layers = [110 * MIB], command = 'RUN build', labels = {} } = given
  const digest = aDigest(`image ${layers}`)
  return {
    service,
    side,
    reference,
    digest,
    platform: { os: 'linux', architecture: 'amd64' },
    imageDigest: digest,
    bytes: layers.reduce((sum, bytes) => sum + bytes, 0),
    configDigest: aDigest(`config ${layers}`),
    configBytes: 100,
    layers: layers.map((bytes, at) => ({
      digest: aDigest(`${at} ${bytes}`),
      bytes,
      mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
    })),
    estimated: false,
    build: {
      platform: { os: 'linux', architecture: 'amd64' },
      created: null,
      diffIds: [],
      history: layers.map(() => ({ createdBy: command, comment: '', isEmpty: false })),
      labels,
    },
  }
}

/** A file as the run of the pull request's head commit writes it. */
export function aFile(
  { workflow }: Pick<TwoJobs, 'workflow'>,
  given: { readonly run?: object; readonly shard?: object | null } = {},
  measurements: readonly object[] = [aHead()],
): Json {
  const { run = {}, shard = null } = given
  const { repository } = workflow.world
  return {
    schema: 1,
    tool: 'docker-image-budgets',
    run: { repository, id: 1, attempt: 1, sha: workflow.headSha, ...run },
    shard,
    measurements,
  }
}

interface Given {
  /** Of the budget, below its image. */
  readonly rules?: readonly string[]
  readonly services?: readonly string[]
  readonly isFork?: boolean
  readonly directory: string
}

/**
 * Pull request 7 of a fork, whose own run measures what it has built, in a workspace of its own and
 * without a token; and the job that judges it, which sees nothing of that but the artifacts.
 */
export class TwoJobs {
  readonly workflow: Workflow
  readonly registry: EmbeddedRegistry
  readonly content: RegistryContent
  /** Workspaces of the two jobs. */
  readonly measuring: string
  readonly reporting: string

  private constructor(
    workflow: Workflow,
    registry: EmbeddedRegistry,
    { content, directory }: { content: RegistryContent; directory: string },
  ) {
    this.workflow = workflow
    this.registry = registry
    this.content = content
    this.measuring = join(directory, 'measuring')
    this.reporting = join(directory, 'reporting')
  }

  static async start(given: Given): Promise<TwoJobs> {
    const { rules = ['max_mb: 120'], services = ['api'], isFork = true, directory } = given
    const content = emptyContent()
    const registry = await startRegistry(content, { access: { kind: 'open' } })
    const budgets = services.flatMap((name) => [
      `  - image: ${registry.host}/acme/${name}`,
      ...rules.map((rule) => `    ${rule}`),
    ])
    const text = `budgets:\n${budgets.join('\n')}\n`
    const workflow = await Workflow.start(text)
    if (isFork) fromFork(workflow)
    const jobs = new TwoJobs(workflow, registry, { content, directory })
    for (const name of services) jobs.push(`acme/${name}:main`, 100)
    await mkdir(jobs.measuring, { recursive: true })
    await mkdir(jobs.reporting, { recursive: true })
    await writeFile(join(jobs.measuring, 'docker-image-budgets.yaml'), text)
    return jobs
  }

  push(name: string, MiB: number): void {
    addImage(this.content, name, {
      platform: AMD64,
      layers: [
        { seed: 'base', bytes: 60 * MIB, command: 'RUN base' },
        { seed: name, bytes: (MiB - 60) * MIB, command: 'RUN build' },
      ],
    })
  }

  /** What the fork's job builds. */
  async build(MiB: number, file = 'image.tar'): Promise<void> {
    const files = new LayoutFiles()
    const history = ['RUN base', 'RUN build'].map((created_by) => ({ created_by }))
    const image = files.image({ layers: [60 * MIB, (MiB - 60) * MIB], history })
    await writeFile(join(this.measuring, file), files.list(image).tar())
  }

  /** `mode: measure`, where GitHub cannot even be reached. */
  measure(inputs: Readonly<Record<string, string>> = {}, env = {}): Promise<RunnerResult> {
    return this.workflow.run({
      event: pullRequestOf(this.workflow),
      inputs: {
        mode: 'measure',
        'github-token': '',
        'head-tag': 'oci-archive:image.tar',
        measurements: 'out/api.json',
        ...inputs,
      },
      env: { GITHUB_WORKSPACE: this.measuring, GITHUB_API_URL: 'http://127.0.0.1:1', ...env },
    })
  }

  async measured(path = 'out/api.json'): Promise<Json> {
    return JSON.parse(await readFile(join(this.measuring, path), 'utf8'))
  }

  /** An artifact, as the job that judges has downloaded it. */
  async upload(path: string, content: string | Buffer | object): Promise<void> {
    const file = join(this.reporting, path)
    await mkdir(dirname(file), { recursive: true })
    const isText = typeof content === 'string' || Buffer.isBuffer(content)
    await writeFile(file, isText ? content : JSON.stringify(content))
  }

  /** `mode: report`, started by the end of the fork's run. */
  report(inputs: Readonly<Record<string, string>> = {}, env = {}): Promise<RunnerResult> {
    return this.workflow.run({
      event: workflowRunEvent(this.workflow),
      ref: 'refs/heads/main',
      inputs: { mode: 'report', measurements: 'sizes/**/*.json', ...inputs },
      env: { GITHUB_WORKSPACE: this.reporting, ...env },
    })
  }

  /** The one comment, as people read it. */
  get comment(): string {
    const [comment] = this.workflow.world.comments
    return comment?.body.replaceAll('\\', '').replaceAll('<!-- -->', '') ?? ''
  }

  /** `failure: The image is over its budget` */
  get status(): string {
    const status = this.workflow.world.statuses.at(-1)
    return `${status?.state}: ${status?.description}`
  }

  async end(): Promise<void> {
    await this.workflow.close()
    await this.registry.close()
  }
}
