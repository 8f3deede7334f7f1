import { emptyContent, type RegistryContent } from '../../src/embedded/content.ts'
import type { GitHubWorld } from '../../src/embedded/github/world.ts'
import type { GitHubOptions } from '../../src/embedded/github.ts'
import { addImage } from '../../src/embedded/images.ts'
import { pullRequestEvent, reviewEvent } from '../../src/embedded/pull.ts'
import { type EmbeddedRegistry, startRegistry } from '../../src/embedded/registry.ts'
import type { RunnerResult } from '../../src/embedded/runner.ts'
import { Workflow, type WorkflowOptions } from './action.ts'
import { pushCommit, removeLabel, setLabel, submitReview } from './deeds.ts'

const LABEL = 'image-size-approved'
const MIB = 1024 * 1024
const PULL = 7

interface LifeOptions {
  /** Of the budget, below its image. */
  readonly rules?: readonly string[]
  /** MiB, by tag. */
  readonly tags?: Readonly<Record<string, number>>
  readonly before?: GitHubOptions['before']
  /** Runs that start for each thing that happens, all at once. */
  readonly runs?: number
  readonly processes?: WorkflowOptions['processes']
}

/**
 * A pull request of alice's to acme/shop, whose only image is api, from minute to minute: things
 * happen at a time, and the action runs for each. bob and carol may write, eve may not.
 */
export class Life {
  readonly registry: EmbeddedRegistry
  readonly workflow: Workflow
  private readonly content: RegistryContent
  private readonly clock: { now: string }
  private readonly runs: number
  private lastRun = 0

  private constructor(
    registry: EmbeddedRegistry,
    workflow: Workflow,
    rest: { content: RegistryContent; clock: { now: string }; runs: number },
  ) {
    this.registry = registry
    this.workflow = workflow
    this.content = rest.content
    this.clock = rest.clock
    this.runs = rest.runs
  }

  static async start(options: LifeOptions = {}): Promise<Life> {
    const { rules = ['review_increase: 10%'], tags = { main: 100, 'pr-7': 130 } } = options
    const content = emptyContent()
    const registry = await startRegistry(content, { access: { kind: 'open' } })
    const clock = { now: '10:00' }
    const budget = [`  - image: ${registry.host}/acme/api`, ...rules.map((rule) => `    ${rule}`)]
    const workflow = await Workflow.start(`budgets:\n${budget.join('\n')}\n`, {
      now: () => new Date(minute(clock.now)),
      ...(options.before === undefined ? {} : { before: options.before }),
      ...(options.processes === undefined ? {} : { processes: options.processes }),
    })
    workflow.world.collaborators = {
      alice: 'write',
      bob: 'maintain',
      carol: 'admin',
      eve: 'triage',
    }
    const life = new Life(registry, workflow, { content, clock, runs: options.runs ?? 1 })
    for (const [tag, MiB] of Object.entries(tags)) life.build(tag, MiB)
    life.pull.updated_at = minute('10:00')
    return life
  }

  get world(): GitHubWorld {
    return this.workflow.world
  }

  get pull() {
    const [pull] = this.world.pulls
    if (pull === undefined) throw new RangeError('no pull request')
    return pull
  }

  build(tag: string, MiB: number): void {
    const layers = [{ seed: `${MiB}`, bytes: Math.round(MiB * MIB) }]
    const platform = { os: 'linux', architecture: 'amd64' }
    addImage(this.content, `acme/api:${tag}`, { platform, layers })
  }

  /** A commit, and the image that it makes. */
  push(at: string, sha: string, MiB?: number): Promise<RunnerResult> {
    if (MiB !== undefined) this.build('pr-7', MiB)
    pushCommit(this.world, { pull: PULL, sha, at: minute(at) })
    return this.happened(at, pullRequestEvent(this.world, PULL))
  }

  /** A commit that changes the budget file. */
  pushFile(at: string, sha: string, text: string): Promise<RunnerResult> {
    const files = { 'docker-image-budgets.yaml': text }
    pushCommit(this.world, { pull: PULL, sha, at: minute(at), files })
    return this.happened(at)
  }

  label(at: string, by: string, label = LABEL): Promise<RunnerResult> {
    setLabel(this.world, { pull: PULL, label, by, at: minute(at) })
    return this.happened(at, this.labelEvent('labeled', label))
  }

  unlabel(at: string, by: string, label = LABEL): Promise<RunnerResult> {
    removeLabel(this.world, { pull: PULL, label, by, at: minute(at) })
    return this.happened(at, this.labelEvent('unlabeled', label))
  }

  review(at: string, by: string, state: Parameters<typeof submitReview>[1]['state'], sha?: string) {
    submitReview(this.world, {
      pull: PULL,
      by,
      state,
      at: minute(at),
      ...(sha === undefined ? {} : { sha }),
    })
    return this.reviewed(at, 'submitted')
  }

  reviewed(at: string, action: 'submitted' | 'dismissed'): Promise<RunnerResult> {
    return this.happened(at, reviewEvent(this.world, PULL, action), 'pull_request_review')
  }

  /** The workflow's run for an event, or as many of them at once as this life has. */
  async happened(
    at: string,
    payload: unknown = pullRequestEvent(this.world, PULL),
    name = 'pull_request',
    inputs: Readonly<Record<string, string>> = {},
  ): Promise<RunnerResult> {
    // Runs are over some minutes after what started them, and set their status then.
    this.clock.now = later(at)
    const results = await Promise.all(
      Array.from({ length: this.runs }, () => {
        const run = { id: ++this.lastRun, attempt: 1 }
        return this.workflow.run({ event: { name, payload }, inputs, run })
      }),
    )
    const [result] = results
    if (result === undefined) throw new RangeError('no run')
    return result
  }

  labelEvent(action: 'labeled' | 'unlabeled', name = LABEL) {
    return pullRequestEvent(this.world, PULL, { action, label: { name } })
  }

  /** What stands on the head commit: `failure: The image needs review`. */
  get status(): string {
    const status = this.world.statuses.findLast(({ sha }) => sha === this.pull.head.sha)
    return `${status?.state}: ${status?.description}`
  }

  /** The one comment, as people read it; several are told apart. */
  get comment(): string {
    return this.world.comments
      .map(({ body }) => body.replaceAll('\\', '').replaceAll('<!-- -->', ''))
      .join('\n=== another ===\n')
  }

  async end(): Promise<void> {
    await this.workflow.close()
    await this.registry.close()
  }
}

/** A time of the day on which it all happens. */
export function minute(time: string): string {
  return `2026-11-25T${time}:00Z`
}

function later(time: string): string {
  const date = new Date(Date.parse(minute(time)) + 3 * 60_000)
  return date.toISOString().slice(11, 16)
}
