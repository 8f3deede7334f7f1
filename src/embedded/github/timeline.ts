import type { Answer, Call } from './answer.ts'
import { listAnswer } from './page.ts'
import { findPull } from './pulls.ts'
import { renderReview } from './reviews.ts'
import type { GitHubWorld, Review, TimelineEvent } from './world.ts'

/** The color of a label that was made without one. */
const COLOR = 'ededed'

/** What has happened to a pull request and who has reviewed it, oldest first. */
export function listTimeline(call: Call, number: string): Answer {
  const { number: pull } = findPull(call, number)
  const { world } = call
  const events = world.timeline
    .filter((event) => event.pull === pull)
    .map((event) => ({ at: event.created_at, body: renderEvent(world, event) }))
  const reviews = world.reviews
    .filter((review) => review.pull === pull && review.state !== 'PENDING')
    .map((review) => ({ at: review.submitted_at, body: reviewed(world, review) }))
  const all = [...events, ...reviews].sort(
    (one, other) => Date.parse(one.at) - Date.parse(other.at),
  )
  return listAnswer(all, call, ({ body }) => body)
}

function renderEvent({ timeline }: GitHubWorld, timelineEvent: TimelineEvent) {
  const { event, actor, created_at, label } = timelineEvent
  return {
    id: timeline.indexOf(timelineEvent) + 1,
    event,
    actor,
    created_at,
    ...(label === undefined ? {} : { label: { name: label, color: COLOR } }),
  }
}

/** As among the reviews, but GitHub writes the state small here. */
function reviewed(world: GitHubWorld, review: Review) {
  const rendered = renderReview(world, review)
  return { ...rendered, event: 'reviewed', state: rendered.state.toLowerCase() }
}
