import type { Report } from '../domain/report/report.ts'
import { isQuiet } from '../domain/report/standing.ts'
import type { Verdict } from '../domain/verdict/verdict.ts'
import { explanationBlocks } from './markdown-explanation.ts'
import { filesBlocks } from './markdown-files.ts'
import { fleetBlock } from './markdown-fleet.ts'
import { layerFold, platformBlocks, quietBlocks } from './markdown-folds.ts'
import { approvalBlock, editBlock } from './markdown-governance.ts'
import type { Links } from './markdown-links.ts'
import {
  atMost,
  isTrouble,
  nextStepBlock,
  reasonBlock,
  remarkBlock,
  requestBlock,
  titleWords,
} from './markdown-reasons.ts'
import { referenceTable } from './markdown-references.ts'
import { type TableSettings, tableOf } from './markdown-table.ts'
import { breakable, details as folded, prose } from './markdown-text.ts'
import { tipBlocks } from './markdown-tips.ts'
import { trendBlock } from './markdown-trend.ts'
import { iconIn, sortedVerdicts } from './rows.ts'
import { sidesOf } from './sides.ts'

/** How much is shown: what is left out last is what matters most. */
interface Truncation {
  readonly isWhole: boolean
  readonly hasFleet: boolean
  /** Where what is left out can be read. */
  readonly rest: string
  readonly charts: boolean
  readonly layers: boolean
  readonly references: boolean
  readonly unchanged: boolean
  readonly advice: boolean
  readonly rows: number
}

/** By whoever wants the text. */
type Given = 'rest' | 'isWhole' | 'hasFleet' | 'charts'

const FULL: Omit<Truncation, Given> = {
  layers: true,
  references: true,
  unchanged: true,
  advice: true,
  rows: Number.POSITIVE_INFINITY,
}
const LEAN = { layers: false, references: false, unchanged: false, advice: false }

const TRUNCATIONS: readonly Omit<Truncation, Given>[] = [
  FULL,
  { ...FULL, layers: false },
  { ...FULL, layers: false, references: false },
  { ...FULL, layers: false, references: false, unchanged: false },
  ...[200, 100, 50, 20, 5].map((rows) => ({ ...LEAN, rows })),
]

/** How much room there is, and where the rest can be read. */
export interface SpaceLimit {
  readonly fits: (markdown: string) => boolean
  readonly rest: string
  /** All advice, and all layers, as who compares or explains wants them. */
  readonly isWhole?: boolean
  /** With charts of the history, where Mermaid is drawn. */
  readonly charts?: boolean
  /** What all services weigh together, and what a pull takes: a comment would be longer by it. */
  readonly hasFleet?: boolean
}

/**
 * The comment, and the job summary, in GitHub Flavored Markdown. What does not fit is dropped in a
 * fixed order, and the text says so.
 */
export function renderMarkdown(report: Report, links: Links, space: SpaceLimit): string {
  const { rest, isWhole = false, hasFleet = isWhole, charts = false } = space
  for (const truncation of TRUNCATIONS) {
    const markdown = compose(report, links, { ...truncation, rest, isWhole, hasFleet, charts })
    if (space.fits(markdown)) return markdown
  }
  return title(report)
}

/** What is wrong and what to do stands above the table, all that somebody may want to know below it. */
function compose(report: Report, links: Links, truncation: Truncation): string {
  const { rows, isWhole } = truncation
  const verdicts = sortedVerdicts(report)
  const shown = verdicts.filter((verdict) => !isQuiet(verdict))
  const quiet = verdicts.filter(isQuiet)
  const settings = tableSettings(report, links, !isWhole)
  return [
    title(report),
    ...reasonBlock(report, shown, links, {
      limit: Math.min(rows, mostReasons(truncation)),
      // Who compares or explains finds them below, with all layers.
      hasCauses: !isWhole,
    }),
    ...(isWhole || !truncation.layers ? [] : filesBlocks(shown.filter(isTrouble), MOST_INSPECTED)),
    ...nextStepBlock(report),
    ...approvalBlock(report),
    ...(isWhole || !truncation.advice ? [] : tipBlocks(shown, links.advicePage)),
    ...tableOf(shown, settings, rows),
    ...editBlock(report, links, rows),
    ...remarkBlock(report, shown, links, rows),
    ...notices(report, rows),
    ...requestBlock(shown, rows),
    ...quietBlocks(quiet, settings, truncation.unchanged),
    ...details(report, shown, links, truncation),
    footer(report, links, truncation),
  ].join('\n\n')
}

/** Of more images than this, the report has them. */
const MOST_INSPECTED = 3

/** A comment is read on a phone. */
function mostReasons({ hasFleet }: Truncation): number {
  return hasFleet ? Number.POSITIVE_INFINITY : 10
}

function details(
  report: Report,
  shown: readonly Verdict[],
  links: Links,
  truncation: Truncation,
): string[] {
  const { rows, layers, isWhole, hasFleet } = truncation
  const all = { ...truncation, limit: rows, advicePage: links.advicePage }
  const settings = tableSettings(report, links, false)
  return [
    ...(layers && !isWhole ? platformBlocks(shown, settings) : []),
    ...(hasFleet ? explanationBlocks(shown, all) : layers ? layerFold(shown, rows) : []),
    ...trendBlock(shown, { charts: truncation.charts && layers, limit: rows }),
    ...(hasFleet && layers ? fleetBlock(report) : []),
  ]
}

function tableSettings(report: Report, links: Links, isGrouped: boolean): TableSettings {
  const sides = sidesOf(report).map(({ name, isRef }) =>
    isRef && name.length > 11 ? breakable(name) : prose(name),
  )
  return { links, sides, icon: iconIn(report), isGrouped }
}

function title(report: Report): string {
  return `### ${iconIn(report)(report.outcome)} ${titleWords(report)}`
}

function notices({ notices }: Report, limit: number): string[] {
  if (notices.length === 0) return []
  return [
    atMost(
      limit,
      notices.map((notice) => `- ℹ️ ${prose(notice)}`),
    ).join('\n'),
  ]
}

/** The last line tells what it is about; behind it stands what was compared, by digests. */
function footer(report: Report, links: Links, truncation: Truncation): string {
  const hasBase = sidesOf(report).length > 1
  const commits = [links.headCommit, hasBase ? links.baseCommit : undefined]
    .filter((commit) => commit !== undefined)
    .join(' on ')
  const line = [
    'Compressed sizes',
    ...(commits === '' ? [] : [commits]),
    ...(truncation.layers ? [] : [`shortened, ${truncation.rest} has all of it`]),
    ...(links.run === undefined ? [] : [`<a href="${links.run}">run</a>`]),
  ].join(' · ')
  const small = `<sub>${line}</sub>`
  if (!truncation.references) return small
  const units = `${metricWords(report)}1 MiB = 2<sup>20</sup> bytes.`
  return folded(small, `${referenceTable(sortedVerdicts(report))}\n\n${units}`)
}

/** Not all that is shown need be a registry's word. */
function metricWords({ verdicts }: Report): string {
  const isAll = verdicts.every(
    ({ head }) =>
      head.kind !== 'measured' ||
      (head.claimedBy === undefined && !head.images.some((each) => each.isEstimated)),
  )
  return isAll ? 'Sizes as the registry stores and sends them. ' : ''
}
