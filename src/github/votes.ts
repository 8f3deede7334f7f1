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

/** Who set the label last, if it is set: the timeline may be read by whoever may read the pull request. */
export async function labelingOf(
  { rest, paginate, owner, repo }: Api,
  number: number,
  label: string,
) {
  const events = await paginate(rest.issues.listEventsForTimeline, {
    owner,
    repo,
    issue_number: number,
    per_page: 100,
  })
  const last = events.findLast(
    (each) =>
      (each.event === 'labeled' || each.event === 'unlabeled') &&
      'label' in each &&
      each.label.name.toLowerCase() === label.toLowerCase(),
  )
  if (last?.event !== 'labeled' || !('actor' in last) || !('created_at' in last)) return null
  const { actor, created_at: at } = last
  return actor?.login && at ? { by: actor.login, at } : null
}

/** When the first status of a context was set on a commit. */
export async function firstStatus(
  { rest, paginate, owner, repo }: Api,
  ref: string,
  context: string,
) {
  const statuses = await paginate(rest.repos.listCommitStatusesForRef, {
    owner,
    repo,
    ref,
    per_page: 100,
  })
  return statuses.findLast((status) => status.context === context)?.created_at
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
