import type { Api } from '../client.ts'
import { mergeBase, tipOf } from '../commits.ts'
import type { EventContext } from './event-context.ts'

/** null: the branch has nothing in common with what it began at; undefined: GitHub does not tell. */
type Fork = string | null | undefined

/** Where the change comes from, each commit asked for once: the budget file and templates need them. */
export class BranchHistory {
  private readonly eventContext: EventContext
  private readonly api: () => Promise<Api>
  private readonly forks = new Map<string, Promise<Fork>>()
  private tip: Promise<string> | undefined

  constructor(eventContext: EventContext, api: () => Promise<Api>) {
    this.eventContext = eventContext
    this.api = api
  }

  /** The commit that the change's branch began at, on its base, or else on the default branch. */
  async fork(): Promise<Fork> {
    const { baseSha, isOnDefault } = this.eventContext
    if (baseSha !== null) return this.forkFrom(baseSha)
    return isOnDefault ? undefined : this.forkOfDefault()
  }

  async forkOfDefault(): Promise<Fork> {
    return this.forkFrom(await this.defaultTip())
  }

  /** @throws {UsageError} when it cannot be told. */
  defaultTip(): Promise<string> {
    this.tip ??= this.api().then((api) => tipOf(api, this.eventContext.defaultBranch))
    return this.tip
  }

  private forkFrom(sha: string): Promise<Fork> {
    const known = this.forks.get(sha)
    if (known !== undefined) return known
    const fork = this.api().then((api) => mergeBase(api, sha, this.eventContext.headSha))
    this.forks.set(sha, fork)
    return fork
  }
}
