import type { Review } from '../domain/ballot.ts'
import { type Api, statusOf } from './client.ts'

/** What GitHub tells of those who review and label, as it tells it. */

/** In the order in which they were submitted. */
export async function reviewsOf(
  { rest, paginate, owner, repo }: Api,
  number: number,
): Promise<Review[]> {
  const reviews = await paginate(rest.pulls.listReviews, {
    owner,
    repo,
    pull_number: number,
    per_page: 100,
  })
  return reviews.flatMap(({ user, state, commit_id: sha, submitted_at: at }) =>
    user ? [{ by: user.login, state, sha: sha || null, at: at ?? '' }] : [],
  )
}

/** What happened to the label, and to the branch behind the head. */
export interface Timeline {
  /** Who set the label last; null: it is not set. */
  readonly labeling: { readonly by: string; readonly at: string } | null
  /** When the head was last moved by force, taken away or put back; null: never. */
  readonly headMovedAt: string | null
}

/** Other than issue events, the timeline may be read by whoever may read the pull request. */
export async function timelineOf(
  { rest, paginate, owner, repo }: Api,
  number: number,
  label: string,
): Promise<Timeline> {
  const events = await paginate(rest.issues.listEventsForTimeline, {
    owner,
    repo,
    issue_number: number,
    per_page: 100,
  })
  const moved = events.findLast(({ event }) => event?.startsWith('head_ref_'))
  const headMovedAt =
    moved !== undefined && 'created_at' in moved ? (moved.created_at ?? null) : null
  const last = events.findLast(
    (each) =>
      (each.event === 'labeled' || each.event === 'unlabeled') &&
      'label' in each &&
      each.label.name.toLowerCase() === label.toLowerCase(),
  )
  if (last?.event !== 'labeled' || !('actor' in last) || !('created_at' in last)) {
    return { labeling: null, headMovedAt }
  }
  const { actor, created_at: at } = last
  return { labeling: actor?.login && at ? { by: actor.login, at } : null, headMovedAt }
}

interface StatusOf {
  readonly ref: string
  readonly context: string
  /** Of the pull request whose comment the status leads to. */
  readonly number: number
}

/**
 * When a run for a pull request first set the status on a commit: it was its head then. A commit
 * may have been judged elsewhere before, as a push or on another pull request.
 */
export async function firstStatus(
  { rest, paginate, owner, repo }: Api,
  { ref, context, number }: StatusOf,
): Promise<string | undefined> {
  const statuses = await paginate(rest.repos.listCommitStatusesForRef, {
    owner,
    repo,
    ref,
    per_page: 100,
  })
  const leads = new RegExp(`/pull/${number}#issuecomment-\\d+$`)
  return statuses.findLast(
    (status) => status.context === context && leads.test(status.target_url ?? ''),
  )?.created_at
}

/** Those of the logins that may write. */
export async function writersOf(
  { rest, owner, repo }: Api,
  logins: readonly string[],
): Promise<string[]> {
  const permissions = await Promise.all(
    logins.map(async (username) => {
      try {
        const { data } = await rest.repos.getCollaboratorPermissionLevel({ owner, repo, username })
        // maintain is told as write, triage as read.
        return ['admin', 'write'].includes(data.permission) ? [username] : []
      } catch (error) {
        // Bots, and accounts that are gone.
        if (statusOf(error) === 404) return []
        throw error
      }
    }),
  )
  return permissions.flat()
}

/** Who of the logins belongs to which team, as `org/team login`. */
export async function membersOf(
  { rest }: Api,
  teams: readonly string[],
  logins: readonly string[],
): Promise<string[]> {
  const asked = teams.flatMap((team) => logins.map((username) => ({ team, username })))
  const members = await Promise.all(
    asked.map(async ({ team, username }) => {
      const [org = '', team_slug = ''] = team.split('/')
      try {
        const { data } = await rest.teams.getMembershipForUserInOrg({ org, team_slug, username })
        return data.state === 'active' ? [`${team} ${username}`] : []
      } catch (error) {
        if (statusOf(error) === 404) return []
        throw error
      }
    }),
  )
  return members.flat()
}
