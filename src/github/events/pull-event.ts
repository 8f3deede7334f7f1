import { isSameRepository, type PullRequest } from './event.ts'
import type { Asked, EventContext, ReviewedPull } from './event-context.ts'
import { defaultBranchOf } from './related-pulls.ts'

type Opinion = Pick<ReviewedPull, 'headThereAt' | 'labelJustSet' | 'isOpinion'>

/** Events of what people say, which bring no new image. */
export const OPINION_EVENTS = [
  'pull_request_review',
  'pull_request_review_comment',
  'issue_comment',
]

/** What the event is of the people's, told when the head commit of the pull request was there already. */
export function opinionOf({ payload, run }: Asked, pull: PullRequest): Opinion {
  const { action = '', label } = payload
  return {
    headThereAt: pull.updated_at ?? null,
    labelJustSet: action === 'labeled' ? (label?.name ?? null) : null,
    isOpinion: OPINION_EVENTS.includes(run.eventName) || ['labeled', 'unlabeled'].includes(action),
  }
}

export async function ofPull(
  { number, state, head, base }: PullRequest,
  asked: Asked,
  opinion: Opinion,
): Promise<EventContext> {
  const defaultBranch = await defaultBranchOf(asked)
  return {
    pull: { number, headSha: head.sha, baseRef: base.ref },
    ref: null,
    reviewedPull: { number, headSha: head.sha, ...opinion },
    headSha: head.sha,
    baseSha: base.sha,
    defaultBranch,
    isOnDefault: base.ref === defaultBranch,
    isForeign: !isSameRepository(head.repo, base.repo),
    values: {
      number: String(number),
      head_sha: head.sha,
      head_ref: head.ref,
      base_sha: base.sha,
      base_ref: base.ref,
      sha: asked.run.sha,
    },
    baseFallback: null,
    over:
      state === 'closed'
        ? `Pull request #${number} is closed: there is nothing to judge any more.`
        : null,
    refusal: null,
  }
}
