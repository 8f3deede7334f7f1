import { rm } from 'node:fs/promises'
import type { GitHubWorld } from '../../src/embedded/github/world.ts'
import { type EmbeddedGitHub, type GitHubOptions, startGitHub } from '../../src/embedded/github.ts'
import { demoWorld, pullRequestEvent } from '../../src/embedded/pull.ts'
import { projectFolder, type RunnerResult, runAction } from '../../src/embedded/runner.ts'
import { KillableProcess } from './killable-process.ts'
import { inSharedProcess } from './shared-processes.ts'

/** What GitHub gives the workflow. */
export const TOKEN = 'ghs_0123456789abcdefghijklmnopqrstuvwxyz'

export type WorkflowOptions = GitHubOptions & {
  /**
   * `shared`: runs may share processes, and take a fraction of the time. Default: each run has one
   * of its own, as on GitHub.
   */
  readonly processes?: 'own' | 'shared'
}

interface ActionRun {
  readonly inputs?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  readonly run?: { readonly id: number; readonly attempt: number }
  /** Instead of the event of the pull request. */
  readonly event?: { readonly name: string; readonly payload: unknown }
  readonly ref?: string
  /** GITHUB_SHA, instead of the head commit. */
  readonly sha?: string
}

/** A repository on the embedded GitHub with pull request 7, and the action to run on it. */
export class Workflow {
  readonly world: GitHubWorld
  readonly github: EmbeddedGitHub
  /** Requests that GitHub refuses, as it would without the permission. */
  refuse: (request: { method: string; path: string }) => boolean = () => false
  private readonly folders: string[] = []
  private readonly isShared: boolean
  private readonly processes = new KillableProcess()

  private constructor(world: GitHubWorld, github: EmbeddedGitHub, isShared: boolean) {
    this.world = world
    this.github = github
    this.isShared = isShared
  }

  static async start(budgetFile: string, options: WorkflowOptions = {}): Promise<Workflow> {
    const world = demoWorld(TOKEN, budgetFile)
    const before: GitHubOptions['before'] = (request) =>
      workflow.refuse(request)
        ? { status: 403, body: { message: 'Resource not accessible by integration' } }
        : options.before?.(request)
    const github = await startGitHub(world, { ...options, before })
    const workflow = new Workflow(world, github, options.processes === 'shared')
    return workflow
  }

  async run({
    inputs,
    env,
    run,
    event,
    ref = 'refs/pull/7/merge',
    sha = this.headSha,
  }: ActionRun = {}): Promise<RunnerResult> {
    const result = await runAction({
      project: projectFolder(),
      apiUrl: this.github.url,
      repository: this.world.repository,
      token: TOKEN,
      event: event ?? { name: 'pull_request', payload: pullRequestEvent(this.world, 7) },
      sha,
      ref,
      ...(inputs === undefined ? {} : { inputs }),
      ...(env === undefined ? {} : { env }),
      ...(run === undefined ? {} : { run }),
      execute: this.isShared ? inSharedProcess : this.processes.execute,
    })
    this.folders.push(result.folder)
    return result
  }

  /** As a runner that is lost, or a job that is cancelled and does not listen. */
  killRun(): void {
    this.processes.kill()
  }

  get headSha(): string {
    return this.world.pulls[0]?.head.sha ?? ''
  }

  get baseSha(): string {
    return this.world.pulls[0]?.base.sha ?? ''
  }

  /** The budget file at the head, where the pull request changes it. */
  editBudgetFile(text: string | undefined): void {
    this.editFileAt(this.headSha, text)
  }

  editFileAt(sha: string, text: string | undefined): void {
    const commit = this.world.commits.find((each) => each.sha === sha)
    if (commit === undefined) throw new RangeError(`no commit ${sha}`)
    commit.files = text === undefined ? {} : { 'docker-image-budgets.yaml': text }
  }

  /** A new commit on the pull request, with the files of the last one. */
  push(sha: string): void {
    const pull = this.world.pulls[0]
    const last = this.world.commits.find((each) => each.sha === this.headSha)
    if (pull === undefined || last === undefined) throw new RangeError('no pull request')
    this.world.commits.push({ sha, parents: [last.sha], files: { ...last.files } })
    pull.head.sha = sha
  }

  /** The requests that wrote something: GraphQL is only asked. */
  get writes(): string[] {
    return this.github.requests
      .filter(({ method, path }) => method !== 'GET' && path !== '/graphql')
      .map(
        ({ method, path, status }) =>
          `${method} ${path.replace(/^\/repos\/acme\/shop/, '')} ${status}`,
      )
  }

  async close(): Promise<void> {
    await this.github.close()
    for (const folder of this.folders) await rm(folder, { recursive: true, force: true })
  }
}
