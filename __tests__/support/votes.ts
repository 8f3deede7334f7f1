import type { Review, Votes } from '../../src/domain/approval/votes.ts'

export const HEAD_SHA = '9be2417d06c84fa5b1d2e3f405162738495a6b7c'
export const OLD_SHA = '4f1c9d2ab37e5c6d8091a2b3c4d5e6f708192a3b'

/** A pull request of mallory's, on which alice and bob may write and nobody has said anything. */
export function aVotes(given: Partial<Votes> = {}): Votes {
  return {
    author: 'mallory',
    headSha: HEAD_SHA,
    label: 'image-size-approved',
    labeling: null,
    isLabelFresh: true,
    reviews: [],
    writers: new Set(['alice', 'bob', 'mallory']),
    members: new Set(),
    record: null,
    gaps: [],
    ...given,
  }
}

export function aReviewBy(by: string, state: string, given: Partial<Review> = {}): Review {
  return { by, state, sha: HEAD_SHA, at: '2026-11-25T10:12:00Z', ...given }
}

export function labeledBy(by: string, given: Partial<Votes> = {}): Votes {
  return aVotes({ labeling: { by, at: '2026-11-25T10:30:00Z' }, ...given })
}
