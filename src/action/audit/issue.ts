import type { Audit } from '../../domain/audit/audit.ts'
import { changesSince, stateAfter } from '../../domain/audit/state.ts'
import { oneLine } from '../../domain/values/text.ts'
import type { Api } from '../../github/client.ts'
import { messageOf } from '../../github/commits.ts'
import { statusOf } from '../../github/errors.ts'
import {
  type AuditIssue,
  createAuditIssue,
  findAuditIssue,
  updateAuditIssue,
} from '../../github/issues/audit-issue.ts'
import {
  type AuditMemory,
  CHANNELS,
  formatIssueMarker,
  parseMemory,
} from '../../github/issues/issue-marker.ts'
import { log, setIssue, warn } from '../../github/runner.ts'
import { type AuditPage, renderAuditMarkdown } from '../../render/audit/audit-markdown.ts'
import type { RunPlace } from '../links.ts'
import type { Run } from '../load-budgets.ts'
import { addressesIn, alert } from './alerts.ts'

/** What the audit before this one has left behind. */
export interface ReadIssue {
  /** null: there is none. */
  readonly issue: AuditIssue | null
  readonly memory: AuditMemory
  /** Whether it is not known what was told: no audit was before, or its words were changed. */
  readonly isFirst: boolean
  /** Why it could not be read; null: it could. */
  readonly refusal: string | null
}

const NOTHING: AuditMemory = { told: [], behind: {} }
/** GitHub takes 65,536 characters. */
const MOST_BODY = 60_000
const MOST_TITLE = 200

const CURE =
  'Give this job `permissions: { issues: write }`, and see that issues are enabled in the settings of the repository.'

export async function readTold({ api, inputs }: Run): Promise<ReadIssue> {
  try {
    const issue = await findAuditIssue(await api(), inputs.commentKey)
    const memory = issue === null ? null : parseMemory(issue.body)
    return { issue, memory: memory ?? NOTHING, isFirst: memory === null, refusal: null }
  } catch (error) {
    return { issue: null, memory: NOTHING, isFirst: true, refusal: refusalOf(error) }
  }
}

interface Keeping {
  readonly run: Run
  readonly page: Omit<AuditPage, 'most'>
  readonly place: RunPlace
}

/**
 * Opens the issue, updates or closes it, and alerts whoever wants to know. What was told is kept in it
 * before and after: who could not be told is told by the next audit.
 */
export async function keepIssue(audit: Audit, read: ReadIssue, keeping: Keeping): Promise<void> {
  const { run, page, place } = keeping
  const { inputs } = run
  const addresses = addressesIn(inputs)
  const wanted = CHANNELS.filter((channel) => addresses[channel] !== null)
  if (read.refusal !== null) return unkept(read.refusal, wanted.length > 0)
  const { memory, isFirst } = read
  const today = run.now.toISOString().slice(0, 10)
  const told = stateAfter(memory.told, audit, today)
  const before = (channel: (typeof CHANNELS)[number]) => memory.behind[channel] ?? memory.told
  const news = wanted.filter((channel) => changesSince(before(channel), audit, today).length > 0)
  if (read.issue === null && told.length === 0) {
    log('There is nothing to open an issue for.')
    return
  }
  const behind = (channels: typeof wanted) =>
    Object.fromEntries(channels.map((channel) => [channel, before(channel)]))
  const bodyWith = (state: AuditMemory) => bodyOf(audit, page, inputs.commentKey, state)
  try {
    const github = await run.api()
    const waiting = bodyWith({ told, behind: behind(news) })
    const isOpen = staysOpen(audit, read, today)
    const issue = await kept(
      github,
      read.issue,
      { title: titleOf(audit), body: waiting, isOpen },
      inputs.commentKey,
    )
    setIssue(issue.url)
    if (news.length === 0) return
    const failed = await alert(news, addresses, {
      audit,
      isFirst,
      changesFor: (channel) => changesSince(before(channel), audit, today),
      place: { repository: place.repository, issue: issue.url, run: page.run },
    })
    const body = bodyWith({ told, behind: behind(failed) })
    await updateAuditIssue(github, issue, { ...issue, body })
  } catch (error) {
    unkept(refusalOf(error), news.length > 0)
  }
}

function kept(
  api: Api,
  issue: AuditIssue | null,
  wanted: Pick<AuditIssue, 'title' | 'body' | 'isOpen'>,
  key: string,
): Promise<AuditIssue> {
  return issue === null ? createAuditIssue(api, key, wanted) : updateAuditIssue(api, issue, wanted)
}

/** Who has closed it knows what stood in it, and hears of what is new or worse. */
function staysOpen(audit: Audit, { issue, memory }: ReadIssue, today: string): boolean {
  if (stateAfter(memory.told, audit, today).length === 0) return false
  if (issue === null || issue.isOpen) return true
  return changesSince(memory.told, audit, today).some(({ kind }) => kind !== 'resolved')
}

function titleOf({ headline }: Audit): string {
  return `Image sizes: ${oneLine(headline, MOST_TITLE)}`
}

function bodyOf(
  audit: Audit,
  page: Omit<AuditPage, 'most'>,
  key: string,
  state: AuditMemory,
): string {
  const marker = formatIssueMarker(key, state)
  const body = renderAuditMarkdown(audit, {
    ...page,
    run: undefined,
    most: MOST_BODY - marker.length,
  })
  return `${marker}\n${body}`
}

/** What cannot be kept is warned of; without it nobody knows what has changed, and no alert is sent. */
function unkept(refusal: string, isAlerting: boolean): void {
  const alerts = isAlerting ? ' No alert was sent: what was told before is kept in that issue.' : ''
  warn(`The audit’s issue is not up to date: ${refusal}. ${CURE}${alerts}`)
}

function refusalOf(error: unknown): string {
  const status = statusOf(error)
  if (status === undefined) throw error
  return `GitHub answers ${status} ${messageOf(error)}`
}
