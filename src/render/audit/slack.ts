import type { Audit } from '../../domain/audit/audit.ts'
import type { StateChange } from '../../domain/audit/state.ts'
import { oneLine } from '../../domain/values/text.ts'
import type { AlertPlace } from './audit-json.ts'
import { changeWords } from './finding-words.ts'

/** What Slack is told. Its own limits are higher, and all together they are not. */
const MOST_BLOCKS = 20
const MOST_CHARACTERS = 10_000
const MOST_HEADER = 150
const MOST_LINE = 400
const MOST_NAME = 100
/** Beside the changes: a header, how many more there are, and where to look. */
const FRAME = 3
const MOST_IN_TEXT = 4

interface Alert {
  readonly audit: Audit
  readonly changes: readonly StateChange[]
  readonly place: AlertPlace
  /** Nothing was told before: all of it is summed up at once. */
  readonly isFirst: boolean
}

/** For an incoming webhook: blocks, and the text that a notification shows. */
export function slackMessage(alert: Alert) {
  for (let shown = Math.min(alert.changes.length, MOST_BLOCKS - FRAME); ; shown--) {
    const message = { text: textOf(alert), blocks: blocksOf(alert, shown) }
    if (shown === 0 || JSON.stringify(message).length <= MOST_CHARACTERS) return message
  }
}

/** For the address of a workflow, which takes variables of text alone. */
export function slackVariables({ audit, changes, place }: Alert) {
  return {
    headline: oneLine(audit.headline, MOST_LINE),
    outcome: audit.outcome,
    service: oneLine([...new Set(changes.map(({ told }) => told.service))].join(', '), MOST_LINE),
    url: place.issue,
  }
}

function blocksOf(alert: Alert, shown: number): object[] {
  const { changes, place } = alert
  const more = changes.length - shown
  const links = [`<${place.issue}|Issue>`, ...(place.run ? [`<${place.run}|Run>`] : [])]
  return [
    { type: 'header', text: { type: 'plain_text', text: oneLine(titleOf(alert), MOST_HEADER) } },
    ...changes.slice(0, shown).map((change) => section(lineOf(change))),
    ...(more > 0 ? [section(`and ${more} more: <${place.issue}|see the issue>`)] : []),
    { type: 'context', elements: [{ type: 'mrkdwn', text: links.join(' · ') }] },
  ]
}

function section(text: string) {
  return { type: 'section', text: { type: 'mrkdwn', text } }
}

function textOf(alert: Alert): string {
  const { changes, place } = alert
  const more = changes.length - MOST_IN_TEXT
  return [
    escaped(oneLine(titleOf(alert), MOST_LINE), MOST_LINE),
    ...changes.slice(0, MOST_IN_TEXT).map(lineOf),
    ...(more > 0 ? [`and ${more} more: ${place.issue}`] : []),
  ].join('\n')
}

function titleOf({ audit, place, isFirst }: Alert): string {
  return `${place.repository}: ${isFirst ? 'first audit: ' : ''}${audit.headline}`
}

const SIGNS = { new: ':warning:', worse: ':x:', resolved: ':white_check_mark:' }

function lineOf(change: StateChange): string {
  const { kind, told, finding } = change
  const sign = finding?.outcome === 'fail' ? ':x:' : SIGNS[kind]
  const words = escaped(oneLine(changeWords(change), MOST_LINE), MOST_LINE)
  return `${sign} *${escaped(oneLine(told.service, MOST_NAME), MOST_NAME)}* ${words}`
}

/** No name becomes a call to everybody; and no entity is cut in two. */
function escaped(text: string, most: number): string {
  const safe = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
  return safe.length <= most ? safe : `${safe.slice(0, most - 1).replace(/&[a-z]*$/, '')}…`
}
