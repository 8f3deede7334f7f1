import { accountOf, type GitHubWorld, type Review } from '../../src/embedded/github/world.ts'
import type { Payload } from './payload.ts'

/** In the API these are in capitals, and in events small. */
const STATES = {
  approved: 'APPROVED',
  changes_requested: 'CHANGES_REQUESTED',
  commented: 'COMMENTED',
  dismissed: 'DISMISSED',
  pending: 'PENDING',
} as const satisfies Record<string, Review['state']>

/** Whoever has sent the event, or reviews, may write; what the event tells of has happened. */
export function setPeople(world: GitHubWorld, payload: Payload): void {
  const { sender = { login: 'bob' }, review, action, label } = payload
  const people = [sender.login, ...(review?.user == null ? [] : [review.user.login])]
  world.collaborators = Object.fromEntries(people.map((login) => [login, 'write']))
  const [pull] = world.pulls
  if (pull === undefined) return
  const { number } = pull
  const now = new Date().toISOString()
  if (review !== undefined) {
    world.reviews.push({
      id: review.id,
      pull: number,
      user: review.user == null ? null : accountOf(review.user.login),
      state: STATES[review.state],
      commit_id: review.commit_id ?? pull.head.sha,
      submitted_at: review.submitted_at ?? now,
    })
  }
  if (action !== 'labeled' || label === undefined) return
  const { name } = label
  if (!pull.labels.includes(name)) pull.labels.push(name)
  const [actor, created_at] = [accountOf(sender.login), pull.updated_at ?? now]
  world.timeline.push({ pull: number, event: 'labeled', created_at, actor, label: name })
}
