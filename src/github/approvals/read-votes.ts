import { isAfterHead, type Review, type Votes } from '../../domain/approval/votes.ts'
import { isTeam, sameName } from '../../domain/budget/approver.ts'
import type { Api } from '../client.ts'
import type { ReviewedPull } from '../events/event-context.ts'
import { readPull } from '../pull.ts'
import { keptApproval } from './kept-approval.ts'
import { Reader } from './reader.ts'
import { firstStatus, isMember, mayWrite, reviewsOf, type Timeline, timelineOf } from './reviews.ts'

interface VotesRequest {
  readonly reviewedPull: ReviewedPull
  /** Its name; GitHub minds no case. */
  readonly label: string
  /** All that budgets and inputs name; whether some budget leaves it to all who may write. */
  readonly approvers: readonly string[]
  readonly asksWriters: boolean
  /** Of our own status: its first on a commit tells that the commit was there. */
  readonly statusContext: string
  /** Whether it is set: else nothing confirms what an approval was for. */
  readonly hasStatus: boolean
  readonly commentKey: string
}

const NO_TIMELINE: Timeline = { labeling: null, headMovedAt: null }

/** Reads what people have said of a pull request. What cannot be read is a gap, and no approval. */
export async function readVotes(api: Api, request: VotesRequest): Promise<Votes> {
  const { reviewedPull, label } = request
  const reader = new Reader()
  const reads = { grant: 'pull-requests: read' }
  const pull = await reader.read('the pull request cannot be read', reads, null, () =>
    readPull(api, reviewedPull.number),
  )
  if (pull === null) return { ...nothingFrom(request), gaps: reader.gaps }
  if (pull.headSha !== (reviewedPull.headSha ?? pull.headSha)) {
    const why = `the pull request has moved on to ${pull.headSha.slice(0, 7)}: its own run asks who has approved that`
    return { ...nothingFrom(request), author: pull.author, gaps: [why] }
  }
  const [reviews, timeline] = await Promise.all([
    reader.read('the token cannot read reviews', reads, [], () =>
      reviewsOf(api, reviewedPull.number),
    ),
    reader.read('the token cannot read who set the label', reads, NO_TIMELINE, () =>
      timelineOf(api, reviewedPull.number, label),
    ),
  ])
  // A label that was deleted from the repository leaves no event behind.
  const isOn = pull.labels.some((each) => sameName(each, label))
  const labeling = isOn ? timeline.labeling : null
  const isFresh =
    labeling !== null &&
    (await isLabelFresh({ api, request, reader }, { ...timeline, labeling }, pull.headSha))
  const { author, headSha } = pull
  const voters = votersIn(reviews, labeling, headSha)
  return {
    author,
    headSha,
    label,
    labeling,
    isLabelFresh: isFresh,
    reviews,
    ...(await rightsOf(voters, { api, request, reader })),
    record: labeling === null ? null : await recordOf(api, request, labeling),
    gaps: reader.gaps,
  }
}

/** Whose right to approve matters: a review of another commit counts for nobody. */
function votersIn(
  reviews: readonly Review[],
  labeling: Timeline['labeling'],
  headSha: string,
): string[] {
  const approving = reviews.filter(({ state, sha }) => state === 'APPROVED' && sha === headSha)
  return [...new Set([...approving, ...(labeling === null ? [] : [labeling])].map(({ by }) => by))]
}

interface Reading {
  readonly api: Api
  readonly request: VotesRequest
  readonly reader: Reader
}

/** Each asked by itself: one who cannot be asked about takes no vote from the others. */
async function rightsOf(
  voters: readonly string[],
  { api, request, reader }: Reading,
): Promise<Pick<Votes, 'writers' | 'members'>> {
  const name = { cure: 'name the approvers, in the budget file or in the input approvers' }
  const see = {
    cure: 'name logins as approvers, or use a token with the permission members: read',
  }
  const may = (login: string) =>
    reader.read(`whether ${login} may write cannot be told`, name, false, () =>
      mayWrite(api, login),
    )
  const belongs = (team: string, login: string) =>
    reader.read(`the members of ${team} cannot be read`, see, false, () =>
      isMember(api, team, login),
    )
  const pairs = request.approvers
    .filter(isTeam)
    .flatMap((team) => voters.map((login) => ({ team, login })))
  const writers = request.asksWriters ? await chosen(voters, may) : []
  const members = await chosen(pairs, ({ team, login }) => belongs(team, login))
  return {
    writers: new Set(writers.map((login) => login.toLowerCase())),
    members: new Set(members.map(({ team, login }) => `${team} ${login}`.toLowerCase())),
  }
}

async function chosen<Item>(
  items: readonly Item[],
  holds: (item: Item) => Promise<boolean>,
): Promise<Item[]> {
  const held = await Promise.all(items.map(holds))
  return items.filter((_, index) => held[index])
}

function nothingFrom({ label, reviewedPull }: VotesRequest): Omit<Votes, 'gaps'> {
  return {
    author: '',
    headSha: reviewedPull.headSha ?? '',
    label,
    labeling: null,
    isLabelFresh: false,
    reviews: [],
    writers: new Set(),
    members: new Set(),
    record: null,
  }
}

/**
 * Whether the label was set when the head commit was the head already. Commits tell their own time,
 * and may lie; GitHub's clock has the event that started the run, and the first of our statuses for
 * the pull request on the commit. From then on it was the head, unless it was moved by force.
 */
async function isLabelFresh(
  { api, request, reader }: Reading,
  { labeling, headMovedAt }: Timeline & { labeling: NonNullable<Timeline['labeling']> },
  headSha: string,
): Promise<boolean> {
  const { reviewedPull, label, statusContext } = request
  const { headThereAt, labelJustSet, number } = reviewedPull
  const isJustSet = labelJustSet !== null && sameName(labelJustSet, label)
  if (isJustSet && (headThereAt === null || labeling.at <= headThereAt)) return true
  const came = { at: labeling.at, headMovedAt }
  if (headThereAt !== null && isAfterHead(came, headThereAt)) return true
  const what = 'the token cannot read since when the head commit is there'
  const first = await reader.read(what, { grant: 'statuses: read' }, undefined, () =>
    firstStatus(api, { ref: headSha, context: statusContext, number }),
  )
  return first !== undefined && isAfterHead(came, first)
}

/** Without it the label is stale, and says so. */
async function recordOf(
  api: Api,
  { reviewedPull, commentKey, statusContext, hasStatus }: VotesRequest,
  labeling: NonNullable<Timeline['labeling']>,
) {
  if (!hasStatus) return null
  const asked = { number: reviewedPull.number, key: commentKey, context: statusContext, labeling }
  return keptApproval(api, asked).catch(() => null)
}
