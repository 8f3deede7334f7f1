import type { Api } from './client.ts'

/** A pull request as it is now. */
interface Pull {
  readonly author: string
  readonly headSha: string
  readonly labels: readonly string[]
  readonly commits: number
  readonly isOpen: boolean
  /** The branch that it goes into. */
  readonly baseRef: string
}

export async function readPull({ rest, owner, repo }: Api, number: number): Promise<Pull> {
  const { data } = await rest.pulls.get({ owner, repo, pull_number: number })
  return {
    author: data.user?.login ?? '',
    headSha: data.head.sha,
    labels: data.labels.map(({ name }) => name),
    commits: data.commits,
    isOpen: data.state === 'open',
    baseRef: data.base.ref,
  }
}
