import { createHash } from 'node:crypto'
import { emptyContent } from '../../src/embedded/content.ts'
import type { PullRequest } from '../../src/embedded/github/world.ts'
import { addImage } from '../../src/embedded/images.ts'
import { type EmbeddedRegistry, startRegistry } from '../../src/embedded/registry.ts'
import type { RunnerResult } from '../../src/embedded/runner.ts'
import { Workflow } from './action.ts'

const MIB = 1024 * 1024
const FILE = 'docker-image-budgets.yaml'

interface Given {
  /** MiB, by tag. */
  readonly tags: Readonly<Record<string, number>>
  /** Of the budget that stands on main and on the branch of pull request 7, below its image. */
  readonly rules?: readonly string[]
}

/** acme/shop, whose only image is api: pull request 7 brings `recommendations` to main. */
export class Branches {
  readonly registry: EmbeddedRegistry
  readonly workflow: Workflow
  private lastRun = 0

  private constructor(registry: EmbeddedRegistry, workflow: Workflow) {
    this.registry = registry
    this.workflow = workflow
  }

  static async start({ tags, rules = ['max_mb: 100'] }: Given): Promise<Branches> {
    const content = emptyContent()
    for (const [tag, MiB] of Object.entries(tags)) {
      const layers = [{ seed: `${MiB}`, bytes: Math.round(MiB * MIB) }]
      const platform = { os: 'linux', architecture: 'amd64' }
      addImage(content, `acme/api:${tag}`, { platform, layers })
    }
    const registry = await startRegistry(content, { access: { kind: 'open' } })
    const workflow = await Workflow.start('', { processes: 'shared' })
    const branches = new Branches(registry, workflow)
    for (const sha of [workflow.baseSha, workflow.headSha]) {
      workflow.editFileAt(sha, branches.file(...rules))
    }
    return branches
  }

  get world() {
    return this.workflow.world
  }

  /** A budget file with these rules for the one image. */
  file(...rules: readonly string[]): string {
    const lines = rules.map((rule) => `    ${rule}\n`).join('')
    return `budgets:\n  - image: ${this.registry.host}/acme/api\n${lines}`
  }

  /** A branch of one commit, which `from` was the last before. */
  branch(name: string, text: string | undefined, from = this.workflow.baseSha): string {
    const sha = createHash('sha1').update(name).digest('hex')
    const files = text === undefined ? {} : { [FILE]: text }
    this.world.commits.push({ sha, parents: from === '' ? [] : [from], files })
    this.world.branches[name] = sha
    return sha
  }

  /** Another pull request of the same commit, into another branch. */
  pull(number: number, base: string): PullRequest {
    const [first] = this.world.pulls
    if (first === undefined) throw new RangeError('no pull request')
    const sha = this.world.branches[base] ?? ''
    const pull = { ...first, number, labels: [], base: { sha, ref: base } }
    this.world.pulls.push(pull)
    return pull
  }

  /** What GitHub sends once the workflow of the pull requests has ended. */
  afterRun(given: Readonly<Record<string, unknown>> = {}) {
    const [owner = ''] = this.world.repository.split('/')
    const workflow_run = {
      event: 'pull_request',
      head_sha: this.workflow.headSha,
      head_branch: 'recommendations',
      head_repository: { full_name: this.world.repository, owner: { login: owner } },
      pull_requests: [],
      ...given,
    }
    return { name: 'workflow_run', payload: { workflow_run, repository: this.repository } }
  }

  get repository() {
    return { full_name: this.world.repository, default_branch: this.world.defaultBranch }
  }

  happened(
    event: { readonly name: string; readonly payload: unknown },
    given: Omit<NonNullable<Parameters<Workflow['run']>[0]>, 'event' | 'run'> = {},
  ): Promise<RunnerResult> {
    const run = { id: ++this.lastRun, attempt: 1 }
    return this.workflow.run({ ref: 'refs/heads/main', ...given, event, run })
  }

  /** What stands on the head commit: `failure: The image needs review`. */
  get status(): string {
    const { headSha } = this.workflow
    const status = this.world.statuses.findLast(({ sha }) => sha === headSha)
    return `${status?.state}: ${status?.description}`
  }

  /** Of a pull request, as people read it. */
  commentOn(number: number): string {
    const comments = this.world.comments.filter(({ issue }) => issue === number)
    return comments.map(({ body }) => body.replaceAll('\\', '')).join('\n=== another ===\n')
  }

  async end(): Promise<void> {
    await this.workflow.close()
    await this.registry.close()
  }
}
