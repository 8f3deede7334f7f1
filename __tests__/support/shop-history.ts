import { emptyContent, type RegistryContent } from '../../src/embedded/content.ts'
import {
  commitOf,
  objectOf,
  storeCommit,
  storeObject,
  storeTree,
  type TreeEntry,
  treeEntries,
} from '../../src/embedded/github/objects.ts'
import type { GitHubWorld } from '../../src/embedded/github/world.ts'
import type { ImageSpec } from '../../src/embedded/image-config.ts'
import { addImage } from '../../src/embedded/images.ts'
import { type EmbeddedRegistry, startRegistry } from '../../src/embedded/registry.ts'
import type { RunnerResult } from '../../src/embedded/runner.ts'
import { TOKEN, Workflow, type WorkflowOptions } from './action.ts'

const MIB = 1024 * 1024
export const BRANCH = 'image-size-history'
export const MAIN_SHA = '4f1c9d2ab37e5c6d8091a2b3c4d5e6f708192a3b'

/** acme/shop, whose only image is api, and whose workflow keeps a history. */
export class Shop {
  readonly token = TOKEN
  readonly registry: EmbeddedRegistry
  readonly workflow: Workflow
  private readonly content: RegistryContent
  private lastRun = 0
  private onGitRequest = () => {}

  private constructor(registry: EmbeddedRegistry, workflow: Workflow, content: RegistryContent) {
    this.registry = registry
    this.workflow = workflow
    this.content = content
  }

  /** @param rules of the budget, below its image. */
  static async start(
    rules: readonly string[] = ['max_mb: 300'],
    options?: WorkflowOptions,
  ): Promise<Shop> {
    const content = emptyContent()
    const registry = await startRegistry(content, { access: { kind: 'open' } })
    const lines = [`  - image: ${registry.host}/acme/api`, ...rules.map((rule) => `    ${rule}`)]
    let shop: Shop | undefined
    const before: WorkflowOptions['before'] = ({ path }) => {
      if (path.includes('/git/')) shop?.onGitRequest()
      return undefined
    }
    const budget = `budgets:\n${lines.join('\n')}\n`
    const workflow = await Workflow.start(budget, { before, ...options })
    workflow.world.permissions.contents = 'write'
    shop = new Shop(registry, workflow, content)
    return shop
  }

  build(tag: string, MiB: number): void {
    const layers = [{ seed: `${MiB}`, bytes: Math.round(MiB * MIB) }]
    const platform = { os: 'linux', architecture: 'amd64' }
    addImage(this.content, `acme/api:${tag}`, { platform, layers })
  }

  /** An image by another name than api's, or with more in it. */
  add(name: string, spec: ImageSpec): string {
    return addImage(this.content, name, spec)
  }

  /** Somebody pushes to main, and the workflow runs. */
  push(
    given: {
      readonly sha?: string
      readonly run?: { id: number; attempt: number }
      readonly inputs?: Readonly<Record<string, string>>
    } = {},
  ): Promise<RunnerResult> {
    const { sha = MAIN_SHA, run = { id: ++this.lastRun, attempt: 1 }, inputs = {} } = given
    if (!this.workflow.world.commits.some((each) => each.sha === sha)) {
      const main = this.workflow.world.commits.find((each) => each.sha === MAIN_SHA)
      this.workflow.world.commits.push({ sha, parents: [MAIN_SHA], files: main?.files ?? {} })
    }
    const repository = { default_branch: 'main', name: 'shop', owner: { login: 'acme' } }
    return this.workflow.run({
      event: { name: 'push', payload: { after: sha, repository } },
      ref: 'refs/heads/main',
      sha,
      run,
      inputs: { 'history-branch': BRANCH, ...inputs },
    })
  }

  /** The history as it was before: the files of its branch. */
  seed(files: Readonly<Record<string, string>>, branch = BRANCH): void {
    const { world } = this.workflow
    const folders = new Map<string, TreeEntry[]>()
    const add = (path: string, entry: Omit<TreeEntry, 'name'>) => {
      const at = path.lastIndexOf('/')
      const [folder, name] = [path.slice(0, Math.max(0, at)), path.slice(at + 1)]
      folders.set(folder, [...(folders.get(folder) ?? []), { ...entry, name }])
    }
    for (const [path, text] of Object.entries(files)) {
      add(path, { mode: '100644', sha: storeObject(world, 'blob', Buffer.from(text)) })
    }
    const deepestFirst = (a: string, b: string) => b.split('/').length - a.split('/').length
    for (const folder of ['v1', ...folders.keys()].toSorted(deepestFirst)) {
      const entries = folders.get(folder)
      if (folder === '' || entries === undefined || !folders.delete(folder)) continue
      add(folder, { mode: '40000', sha: storeTree(world, entries) })
    }
    const tree = storeTree(world, folders.get('') ?? [])
    const commit = { tree, parents: [], message: 'History' }
    world.branches[branch] = storeCommit(world, commit, '2026-01-01T00:00:00Z')
  }

  /** The workflow runs for pull request 7. */
  pull(inputs: Readonly<Record<string, string>> = {}): Promise<RunnerResult> {
    const run = { id: ++this.lastRun, attempt: 1 }
    return this.workflow.run({ run, inputs: { 'history-branch': BRANCH, ...inputs } })
  }

  /** It is night, and the workflow runs for nobody. */
  audit(
    inputs: Readonly<Record<string, string>> = {},
    event: { readonly name: string; readonly payload?: object; readonly ref?: string } = {
      name: 'schedule',
    },
  ): Promise<RunnerResult> {
    const repository = { default_branch: 'main', name: 'shop', owner: { login: 'acme' } }
    return this.workflow.run({
      event: { name: event.name, payload: { repository, ...event.payload } },
      ref: event.ref ?? 'refs/heads/main',
      sha: MAIN_SHA,
      run: { id: ++this.lastRun, attempt: 1 },
      inputs: { mode: 'audit', 'history-branch': BRANCH, ...inputs },
    })
  }

  /** A push whose run dies as soon as GitHub has got so many of its requests to git. */
  async killedPush(run: { id: number; attempt: number }, last: number): Promise<void> {
    let count = 0
    this.onGitRequest = () => {
      count++
      if (count === last) this.workflow.killRun()
    }
    await this.push({ run })
    this.onGitRequest = () => {}
    if (count !== last) throw new RangeError(`it has sent ${count} requests`)
  }

  /** The files of the branch, by path. */
  files(branch = BRANCH): Record<string, string> {
    const { world } = this.workflow
    const tip = objectOf(world, world.branches[branch] ?? '', 'commit')
    return tip === undefined ? {} : Object.fromEntries(filesOf(world, commitOf(tip).tree))
  }

  /** Every line of every day, as JSON. */
  lines(): unknown[] {
    return Object.entries(this.files())
      .filter(([path]) => /^v1\/\d{4}-\d\d/.test(path))
      .toSorted()
      .flatMap(([, text]) => text.split('\n').filter((line) => line !== ''))
      .map((line) => JSON.parse(line))
  }

  async end(): Promise<void> {
    await this.workflow.close()
    await this.registry.close()
  }
}

function filesOf(world: GitHubWorld, tree: string, folder = ''): [string, string][] {
  return treeEntries(objectOf(world, tree, 'tree') ?? Buffer.alloc(0)).flatMap(
    ({ mode, name, sha }): [string, string][] =>
      mode === '40000'
        ? filesOf(world, sha, `${folder}${name}/`)
        : [[`${folder}${name}`, String(objectOf(world, sha, 'blob'))]],
  )
}
