import {
  accountOf,
  type GitHubWorld,
  type PullRequest,
  type Review,
} from '../../src/embedded/github/world.ts'

/** What people do to a pull request; `by` is a login, `at` the time as GitHub writes it. */

interface Labeling {
  readonly pull: number
  readonly label: string
  readonly by: string
  readonly at: string
}

/** A label that is already there stays, and nothing has happened. */
export function setLabel(world: GitHubWorld, labeling: Labeling): void {
  const { labels } = findPull(world, labeling.pull)
  if (labels.includes(labeling.label)) return
  labels.push(labeling.label)
  record(world, 'labeled', labeling)
}

/** Where the label is not, nothing has happened. */
export function removeLabel(world: GitHubWorld, labeling: Labeling): void {
  const { labels } = findPull(world, labeling.pull)
  if (!labels.includes(labeling.label)) return
  labels.splice(labels.indexOf(labeling.label), 1)
  record(world, 'unlabeled', labeling)
}

/** Of the head, unless a commit is named; a pending one is seen by nobody yet. */
export function submitReview(
  world: GitHubWorld,
  review: {
    readonly pull: number
    readonly by: string
    readonly state: Review['state']
    readonly at: string
    readonly sha?: string
  },
): void {
  const pull = findPull(world, review.pull)
  world.reviews.push({
    id: Math.max(0, ...world.reviews.map(({ id }) => id)) + 1,
    pull: pull.number,
    user: accountOf(review.by),
    state: review.state,
    commit_id: review.sha ?? pull.head.sha,
    submitted_at: review.at,
  })
  if (review.state !== 'PENDING') pull.updated_at = review.at
}

/** `by` is who gave the reviews. They stay where they are; a mere comment cannot be dismissed. */
export function dismissReviews(
  world: GitHubWorld,
  { pull, by }: { readonly pull: number; readonly by: string },
): void {
  const theirs = world.reviews.filter((each) => each.pull === pull && each.user?.login === by)
  for (const review of theirs) {
    const isVerdict = review.state === 'APPROVED' || review.state === 'CHANGES_REQUESTED'
    if (isVerdict) review.state = 'DISMISSED'
  }
}

/** A new commit on the pull request, with the files of the last one unless others are given. */
export function pushCommit(
  world: GitHubWorld,
  commit: {
    readonly pull: number
    readonly sha: string
    readonly at: string
    readonly files?: Readonly<Record<string, string>>
  },
): void {
  const pull = findPull(world, commit.pull)
  const { head } = pull
  const last = world.commits.find(({ sha }) => sha === head.sha)
  const files = { ...(commit.files ?? last?.files) }
  world.commits.push({ sha: commit.sha, parents: [head.sha], files })
  // A fork's branches are not here.
  if (head.repo === world.repository) world.branches[head.ref] = commit.sha
  head.sha = commit.sha
  pull.updated_at = commit.at
}

function record(world: GitHubWorld, event: string, { pull, label, by, at }: Labeling): void {
  world.timeline.push({ pull, event, created_at: at, actor: accountOf(by), label })
  findPull(world, pull).updated_at = at
}

function findPull(world: GitHubWorld, number: number): PullRequest {
  const pull = world.pulls.find((each) => each.number === number)
  if (pull === undefined) throw new RangeError(`no pull request ${number}`)
  return pull
}
