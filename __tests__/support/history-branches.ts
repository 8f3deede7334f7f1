import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import type { GitHubWorld } from '../../src/embedded/github/world.ts'
import { type EmbeddedGitHub, type GitHubOptions, startGitHub } from '../../src/embedded/github.ts'
import { demoWorld } from '../../src/embedded/pull.ts'
import { HistoryRepository } from '../../src/git/history-repository.ts'
import { connect } from '../../src/github/client.ts'
import { HistoryApi } from '../../src/github/history-api.ts'
import type { HistoryBranch } from '../../src/series/history-branch.ts'
import { TOKEN } from './action.ts'
import { run } from './tools.ts'

export const BRANCH = 'image-size-history'

/** A place that keeps a history, and as many writers to it as are wanted. */
export interface Keeper {
  writer(): Promise<HistoryBranch>
  end(): Promise<void>
}

/** A repository on the embedded GitHub, whose token may write. */
export class OnGitHub implements Keeper {
  readonly world: GitHubWorld
  readonly github: EmbeddedGitHub

  private constructor(world: GitHubWorld, github: EmbeddedGitHub) {
    this.world = world
    this.github = github
  }

  static async start(options: GitHubOptions = {}): Promise<OnGitHub> {
    const world = demoWorld(TOKEN, '')
    world.permissions.contents = 'write'
    return new OnGitHub(world, await startGitHub(world, options))
  }

  async writer(): Promise<HistoryBranch> {
    const { url: baseUrl } = this.github
    const [owner, repo] = ['acme', 'shop']
    const serverUrl = 'https://github.com'
    const warn = () => {}
    const api = await connect({ token: TOKEN, baseUrl, serverUrl, owner, repo, warn })
    return new HistoryApi(api, BRANCH)
  }

  /** `GET git/ref/…`, as they came. */
  get requests(): string[] {
    return this.github.requests.map(
      ({ method, path, status }) =>
        `${method} ${path.replace('/repos/acme/shop/', '').replace(/[0-9a-f]{40}/, 'SHA')} ${status}`,
    )
  }

  end(): Promise<void> {
    return this.github.close()
  }
}

/** A bare repository of git's own. */
export class InGit implements Keeper {
  readonly directory: string

  private constructor(directory: string) {
    this.directory = directory
  }

  static async start(): Promise<InGit> {
    const directory = await mkdtemp(join(tmpdir(), 'docker-image-budgets-git-'))
    const keeper = new InGit(directory)
    await keeper.git('init', '-q', '--bare')
    return keeper
  }

  async writer(): Promise<HistoryBranch> {
    return new HistoryRepository(this.directory, BRANCH)
  }

  async git(...args: readonly string[]): Promise<string> {
    const env = { PATH: process.env['PATH'], HOME: this.directory }
    const { code, stdout, stderr } = await run('git', args, { cwd: this.directory, env })
    if (code !== 0) throw new Error(stderr)
    return stdout
  }

  /** The branch of an embedded GitHub, object by object, as git stores them loose. */
  async keep({ objects = {}, branches }: GitHubWorld, branch: string): Promise<void> {
    for (const [sha, { type, bytes }] of Object.entries(objects)) {
      const folder = join(this.directory, 'objects', sha.slice(0, 2))
      await mkdir(folder, { recursive: true })
      const whole = Buffer.concat([Buffer.from(`${type} ${bytes.length}\0`), bytes])
      await writeFile(join(folder, sha.slice(2)), deflateSync(whole))
    }
    await this.git('update-ref', `refs/heads/${branch}`, branches[branch] ?? '')
  }

  end(): Promise<void> {
    return rm(this.directory, { recursive: true, force: true })
  }
}
