import { parseBranchName } from '../domain/series/branch-name.ts'
import { quoted, UsageError } from '../domain/values/problem.ts'
import { HistoryRepository } from '../git/history-repository.ts'
import type { HistoryBranch } from '../series/history-branch.ts'
import { type Arguments, wellFormed } from './arguments.ts'
import type { World } from './world.ts'

/** Where `history` finds the branch: in the git repository here, or in one on GitHub. */
export async function historyBranch(
  { repository, historyBranch: name }: Pick<Arguments, 'repository' | 'historyBranch'>,
  { env, directory, stderr }: World,
): Promise<HistoryBranch> {
  const branch = wellFormed(() => parseBranchName(name), '--history-branch')
  if (branch === '') throw new UsageError('--history-branch needs a branch’s name')
  if (repository === undefined) return new HistoryRepository(directory, branch)
  const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/.exec(repository) ?? []
  if (owner === undefined || repo === undefined) {
    throw new UsageError(`--repository ${quoted(repository)} is no OWNER/NAME on GitHub`)
  }
  // Whoever asks a repository on this machine needs nothing of what speaks to GitHub.
  const [{ connect }, { HistoryApi }] = await Promise.all([
    import('../github/client.ts'),
    import('../github/history-api.ts'),
  ])
  const api = await connect({
    token: env['GITHUB_TOKEN'] || env['GH_TOKEN'] || '',
    baseUrl: env['GITHUB_API_URL'] || 'https://api.github.com',
    serverUrl: env['GITHUB_SERVER_URL'] || 'https://github.com',
    owner,
    repo,
    warn: (message) => stderr.write(`note: ${message}\n`),
  })
  return new HistoryApi(api, branch)
}
