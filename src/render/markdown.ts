import { platformName } from '../domain/image/change.ts'
import { leadingFinding, type Report, type State, stateOf } from '../domain/report/report.ts'
import { oneLine, plural } from '../domain/values/text.ts'
import type { Finding } from '../domain/verdict/finding.ts'
import { OUTCOMES } from '../domain/verdict/outcome.ts'
import type { Verdict } from '../domain/verdict/verdict.ts'
import { approvedWords } from './approval-words.ts'
import { explanationBlocks } from './markdown-explanation.ts'
import { fleetBlock } from './markdown-fleet.ts'
import { approvalBlock, editBlock } from './markdown-governance.ts'
import { type Links, sourceOf } from './markdown-links.ts'
import { referenceBlock } from './markdown-references.ts'
import { tableOf } from './markdown-table.ts'
import { code, details, prose } from './markdown-text.ts'
import { trendBlock } from './markdown-trend.ts'
import { commonTags, ICONS, rowsOf, sortedVerdicts } from './rows.ts'

/** How much is shown: what is left out last is what matters most. */
interface Truncation {
  readonly isWhole: boolean
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
type Given = 'rest' | 'isWhole' | 'charts'

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
}

/**
 * The comment, and the job summary, in GitHub Flavored Markdown. What does not fit is dropped in a
 * fixed order, and the text says so.
 */
export function renderMarkdown(report: Report, links: Links, space: SpaceLimit): string {
  const { rest, isWhole = false, charts = false } = space
  for (const truncation of TRUNCATIONS) {
    const markdown = compose(report, links, { ...truncation, rest, isWhole, charts })
    if (space.fits(markdown)) return markdown
  }
  return title(report)
}

function compose(report: Report, links: Links, truncation: Truncation): string {
  const verdicts = sortedVerdicts(report)
  const quiet = (state: State) =>
    verdicts.filter((each) => each.findings.length === 0 && stateOf(each) === state)
  const [unchanged, unbuilt] = [quiet('unchanged'), quiet('not-built')]
  const shown = verdicts.filter((each) => !unchanged.includes(each) && !unbuilt.includes(each))
  return [
    title(report),
    ...table(shown, truncation.rows),
    ...findingList(report, shown, links, truncation.rows),
    ...editBlock(report, links, truncation.rows),
    ...approvalBlock(report),
    ...explanationBlocks(shown, {
      ...truncation,
      limit: truncation.rows,
      advicePage: links.advicePage,
    }),
    ...trendBlock(shown, {
      charts: truncation.charts && truncation.layers,
      limit: truncation.rows,
    }),
    ...notices(report, truncation.rows),
    ...(truncation.unchanged ? unchangedBlock(unchanged) : unchangedLine(unchanged)),
    ...(unbuilt.length === 0 ? [] : [`➖ ${plural(unbuilt.length, 'image')} not built here.`]),
    ...(truncation.layers ? fleetBlock(report) : []),
    ...(truncation.references ? referenceBlock(verdicts) : []),
    footer(report, links, truncation),
  ].join('\n\n')
}

/** The verdict, and in the same line the reason; a registry's whole words are in the list below. */
function title(report: Report): string {
  const leading = leadingFinding(report.verdicts)
  const isTrouble = !['pass', 'warn'].includes(report.outcome)
  const reason =
    leading === undefined || !isTrouble || leading.finding.outcome !== report.outcome
      ? ''
      : ` – ${subject(leading.verdict, leading.finding)}: ${prose(oneLine(leading.finding.message, 160))}`
  return `### ${ICONS[report.outcome]} ${prose(report.headline)}${reason}`
}

/** `api`, with the platform where there are several. */
function subject({ budget, changes }: Verdict, { platform }: Finding): string {
  const name = changes.length > 1 ? platformName(platform) : null
  return name === null ? code(budget.name) : `${code(budget.name)} (${prose(name)})`
}

function table(verdicts: readonly Verdict[], limit: number): string[] {
  const rows = verdicts.flatMap(rowsOf)
  if (rows.length === 0) return []
  const more = rows.length - limit
  const rest = more > 0 ? [`… and ${plural(more, 'more line')}.`] : []
  return [tableOf(rows.slice(0, limit)), ...rest]
}

function findingList(report: Report, verdicts: readonly Verdict[], links: Links, limit: number) {
  const rank = (finding: Finding) => OUTCOMES.indexOf(finding.outcome)
  const found = verdicts
    .flatMap((verdict) => verdict.findings.map((finding) => ({ verdict, finding })))
    // What is edited has a list of its own.
    .filter(({ finding }) => finding.edit === undefined)
    .toSorted((a, b) => rank(b.finding) - rank(a.finding))
  if (found.length === 0) return []
  const lines = found.map(({ verdict, finding }) => {
    const source = sourceOf(report.budgetFile.path, finding, links)
    return `- ${ICONS[finding.outcome]} ${subject(verdict, finding)}: ${findingWords(finding)}${source}`
  })
  return [atMost(limit, lines).join('\n')]
}

function findingWords({ message, cure, approval }: Finding): string {
  if (approval !== undefined) return `${prose(message)} – ${approvedWords(approval, code)}`
  return cure === null ? prose(message) : `${prose(message)}. **${prose(cure)}**`
}

function notices({ notices }: Report, limit: number): string[] {
  if (notices.length === 0) return []
  const lines = notices.map((notice) => `- ℹ️ ${prose(notice)}`)
  return [atMost(limit, lines).join('\n')]
}

function atMost(limit: number, lines: readonly string[]): string[] {
  const more = lines.length - limit
  return more > 0 ? [...lines.slice(0, limit), `- … and ${more} more`] : [...lines]
}

function unchangedBlock(verdicts: readonly Verdict[]): string[] {
  if (verdicts.length === 0) return []
  return [details(unchangedWords(verdicts), tableOf(verdicts.flatMap(rowsOf)))]
}

function unchangedLine(verdicts: readonly Verdict[]): string[] {
  return verdicts.length === 0 ? [] : [`${unchangedWords(verdicts)}.`]
}

/** The folded line carries the result, so that nobody has to open it. */
function unchangedWords(verdicts: readonly Verdict[]): string {
  return `✅ ${plural(verdicts.length, 'image')} unchanged and within budget`
}

function footer(report: Report, links: Links, truncation: Truncation): string {
  const { head, base } = commonTags(report.verdicts)
  const word = (tag: string | null, side: string) => (tag === null ? side : code(tag))
  const sides = base === undefined ? [word(head, 'head')] : [word(head, 'head'), word(base, 'base')]
  const compared = sides.join(' compared with ')
  const commits = [links.headCommit, base === undefined ? undefined : links.baseCommit]
    .filter((commit) => commit !== undefined)
    .join(' on ')
  const of = commits === '' ? '' : ` · for ${commits}`
  const run = links.run === undefined ? '' : ` · [run](${links.run})`
  const shortened = truncation.layers ? '' : ` · shortened, ${truncation.rest} has all of it`
  return `<sub>Compressed sizes, as the registry stores and sends them · ${compared}${of} · MiB = 2<sup>20</sup> bytes${shortened}${run}</sub>`
}
