import { isTeam } from '../domain/approver.ts'
import type { Ballot } from '../domain/ballot.ts'
import { type Api, statusOf } from './client.ts'
import { findOwnComments } from './comment.ts'
import { messageOf } from './commits.ts'
import { ownLogin } from './identity.ts'
import type { Forum } from './occasion.ts'
import { parseRecord } from './record.ts'
import { firstStatus, membersOf, reviewsOf, type Timeline, timelineOf, writersOf } from './votes.ts'

interface BallotRequest {
  readonly forum: Forum
  /** Its name; GitHub minds no case. */
  readonly label: string
  /** All that budgets and inputs name; whether some budget leaves it to all who may write. */
  readonly approvers: readonly string[]
  readonly asksWriters: boolean
  /** Of our own status: its first on a commit tells that the commit was there. */
  readonly statusContext: string
  readonly commentKey: string
  readonly token: string
}

const READS_PULLS = 'add `pull-requests: read` (or write) to the permissions of the job'

const NO_TIMELINE: Timeline = { labeling: null, headMovedAt: null }

/** Reads what people have said of a pull request. What cannot be read is a gap, and no leave. */
export async function readBallot(api: Api, request: BallotRequest): Promise<Ballot> {
  const { forum, label } = request
  const gaps: string[] = []
  const reading = <Value>(what: string, cure: string, instead: Value, read: () => Promise<Value>) =>
    tolerant(read, instead, (why) => gaps.push(`${what} (${why}): ${cure}`))

  const pull = await reading('the pull request cannot be read', READS_PULLS, null, () =>
    pullOf(api, forum.number),
  )
  if (pull === null) return { ...nothingFrom(request), gaps }
  if (pull.headSha !== (forum.headSha ?? pull.headSha)) {
    const why = `the pull request has moved on to ${pull.headSha.slice(0, 7)}: its own run asks who has approved that`
    return { ...nothingFrom(request), author: pull.author, gaps: [why] }
  }
  const [reviews, timeline] = await Promise.all([
    reading('the token cannot read reviews', READS_PULLS, [], () => reviewsOf(api, forum.number)),
    reading('the token cannot read who set the label', READS_PULLS, NO_TIMELINE, () =>
      timelineOf(api, forum.number, label),
    ),
  ])
  const { labeling } = timeline
  const isFresh = await isLabelFresh(api, request, timeline, pull.headSha)
  const voters = [
    ...new Set([
      ...reviews
        .filter(({ state, sha }) => state === 'APPROVED' && sha === pull.headSha)
        .map(({ by }) => by),
      ...(labeling === null ? [] : [labeling.by]),
    ]),
  ]
  const [writers, members] = await Promise.all([
    request.asksWriters
      ? reading(
          'the token cannot ask who may write',
          'name the approvers, in the budget file or in the input approvers',
          [],
          () => writersOf(api, voters),
        )
      : [],
    reading(
      'the token cannot read the members of a team',
      'name logins as approvers, or use a token with the permission members: read',
      [],
      () => membersOf(api, request.approvers.filter(isTeam), voters),
    ),
  ])
  const record = labeling === null || isFresh ? null : await recordOf(api, request)
  return {
    author: pull.author,
    headSha: pull.headSha,
    label,
    labeling,
    isLabelFresh: isFresh,
    reviews,
    writers: new Set(writers.map((login) => login.toLowerCase())),
    members: new Set(members.map((member) => member.toLowerCase())),
    record,
    gaps,
  }
}

function nothingFrom({ label, forum }: BallotRequest): Omit<Ballot, 'gaps'> {
  return {
    author: '',
    headSha: forum.headSha ?? '',
    label,
    labeling: null,
    isLabelFresh: false,
    reviews: [],
    writers: new Set(),
    members: new Set(),
    record: null,
  }
}

async function tolerant<Value>(
  read: () => Promise<Value>,
  instead: Value,
  tell: (why: string) => void,
): Promise<Value> {
  try {
    return await read()
  } catch (error) {
    const status = statusOf(error)
    if (status === undefined) throw error
    tell(`${status} ${messageOf(error)}`)
    return instead
  }
}

async function pullOf({ rest, owner, repo }: Api, number: number) {
  const { data } = await rest.pulls.get({ owner, repo, pull_number: number })
  return { author: data.user?.login ?? '', headSha: data.head.sha }
}

/**
 * Whether the label was set when the head commit was the head already. Commits tell their own time,
 * and may lie; GitHub's clock has the event that started the run, and the first of our statuses for
 * the pull request on the commit. From then on it was the head, unless it was moved by force.
 */
async function isLabelFresh(
  api: Api,
  { forum, label, statusContext }: BallotRequest,
  { labeling, headMovedAt }: Timeline,
  headSha: string,
): Promise<boolean> {
  if (labeling === null) return false
  const { headThereAt, labelJustSet, number } = forum
  const isJustSet = labelJustSet?.toLowerCase() === label.toLowerCase()
  if (isJustSet && (headThereAt === null || labeling.at <= headThereAt)) return true
  const isProof = (thereAt: string | null | undefined) =>
    thereAt != null && labeling.at > thereAt && (headMovedAt === null || headMovedAt <= thereAt)
  if (isProof(headThereAt)) return true
  const read = () => firstStatus(api, { ref: headSha, context: statusContext, number })
  return isProof(await tolerant(read, undefined, () => {}))
}

async function recordOf(api: Api, { forum, commentKey, token }: BallotRequest) {
  const read = async () => {
    const login = await ownLogin(api, token)
    return findOwnComments(api, { number: forum.number, key: commentKey, login })
  }
  const [comment] = await tolerant(read, [], () => {})
  return comment === undefined ? null : parseRecord(comment.body)
}
