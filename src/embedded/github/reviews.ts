import type { Answer, Call } from './answer.ts'
import { associationOf } from './collaborators.ts'
import { listAnswer } from './page.ts'
import { findPull } from './pulls.ts'
import { authorOf, type GitHubWorld, isSameLogin, type Review } from './world.ts'

/** In the order in which they were given. */
export function listReviews(call: Call, number: string): Answer {
  const { number: pull } = findPull(call, number)
  const reviews = call.world.reviews
    .filter((review) => review.pull === pull && isVisible(call.world, review))
    .sort((one, other) => Date.parse(one.submitted_at) - Date.parse(other.submitted_at))
  return listAnswer(reviews, call, (review) => renderReview(call.world, review))
}

/** Until it is submitted only its author sees a review. */
function isVisible(world: GitHubWorld, { state, user }: Review): boolean {
  return state !== 'PENDING' || (user !== null && isSameLogin(user.login, authorOf(world).login))
}

export function renderReview(
  world: GitHubWorld,
  { id, pull, user, state, commit_id, submitted_at }: Review,
) {
  return {
    id,
    user,
    body: '',
    state,
    commit_id,
    ...(state === 'PENDING' ? {} : { submitted_at }),
    html_url: `https://github.com/${world.repository}/pull/${pull}#pullrequestreview-${id}`,
    author_association: associationOf(world, user),
  }
}
