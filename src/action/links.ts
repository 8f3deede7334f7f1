import type { Links } from '../render/markdown-links.ts'

/** Where a run is on GitHub, and where its action comes from. */
export interface RunPlace {
  readonly serverUrl: string
  /** `owner/name`. */
  readonly repository: string
  readonly runId: number
  /** `owner/name`; null where it is run from a checkout of its own. */
  readonly action: string | null
  readonly actionRef: string | null
}

interface Linked {
  /** The budget file's path. */
  readonly config: string
  /** The commit whose version of it judges. */
  readonly sha: string
  readonly headSha: string
  readonly baseSha: string | null
  readonly place: RunPlace
}

/** What the words of a comment link to. */
export function linksTo({ config, sha, headSha, baseSha, place }: Linked): Links {
  const { serverUrl, repository, action, actionRef } = place
  const path = config.split('/').map(encodeURIComponent).join('/')
  const run = runUrl(place)
  return {
    budgetFile: `${serverUrl}/${repository}/blob/${sha}/${path}`,
    headBudgetFile: `${serverUrl}/${repository}/blob/${headSha}/${path}`,
    headFiles: `${serverUrl}/${repository}/blob/${headSha}/`,
    headCommit: headSha.slice(0, 7),
    ...(baseSha === null ? {} : { baseCommit: baseSha.slice(0, 7) }),
    ...(run === undefined ? {} : { run }),
    ...(action === null
      ? {}
      : { advicePage: `${serverUrl}/${action}/blob/${actionRef ?? 'HEAD'}/docs/advice.md` }),
  }
}

export function runUrl({ serverUrl, repository, runId }: RunPlace): string | undefined {
  return runId ? `${serverUrl}/${repository}/actions/runs/${runId}` : undefined
}

/** The runner tells where the action that it runs comes from. */
export function actionOf(
  env: Readonly<Record<string, string | undefined>>,
): Pick<RunPlace, 'action' | 'actionRef'> {
  return {
    action: env['GITHUB_ACTION_REPOSITORY'] || null,
    actionRef: env['GITHUB_ACTION_REF'] || null,
  }
}
