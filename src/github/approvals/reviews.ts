import type { Review } from '../../domain/approval/votes.ts'
import type { Api } from '../client.ts'
import { ifThere } from '../errors.ts'
import { statusesOf } from '../status/status.ts'

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
  return reviews.flatMap((review) =>
    review?.user
      ? [
          {
            by: review.user.login,
            state: review.state,
            sha: review.commit_id || null,
            at: review.submitted_at ?? '',
          },
        ]
      : [],
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
  const moved = events.findLast((each) => each?.event?.startsWith('head_ref_'))
  const headMovedAt =
    moved !== undefined && 'created_at' in moved ? (moved.created_at ?? null) : null
  const last = events.findLast(
    (each) =>
      (each?.event === 'labeled' || each?.event === 'unlabeled') &&
      'label' in each &&
      each.label?.name?.toLowerCase() === label.toLowerCase(),
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
  readonly number: number
}

/**
 * When a run for a pull request first set the status on a commit: it was its head then. A commit
 * may have been judged elsewhere before, as a push or on another pull request.
 */
export async function firstStatus(
  api: Api,
  { ref, context, number }: StatusOf,
): Promise<string | undefined> {
  const statuses = await statusesOf(api, ref, context)
  return statuses.findLast(({ pull }) => pull === number)?.createdAt
}

/** Whether a login may write; not so for bots, and accounts that are gone. */
export async function mayWrite({ rest, owner, repo }: Api, username: string): Promise<boolean> {
  const asked = rest.repos.getCollaboratorPermissionLevel({ owner, repo, username })
  const answer = await ifThere(asked)
  // maintain is told as write, triage as read.
  return ['admin', 'write'].includes(answer?.data.permission ?? '')
}

/** Whether a login belongs to a team, `org/team`, as far as the token can see. */
export async function isMember({ rest }: Api, team: string, username: string): Promise<boolean> {
  const [org = '', team_slug = ''] = team.split('/')
  const answer = await ifThere(rest.teams.getMembershipForUserInOrg({ org, team_slug, username }))
  return answer?.data.state === 'active'
}
