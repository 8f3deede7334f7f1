import { type Advice, topAdvice } from '../domain/advice/advice.ts'
import type { Explanation } from '../domain/explanation/explanation.ts'
import { bytesOf, isMoved, type LayerChange } from '../domain/explanation/layers.ts'
import { growth, platformName } from '../domain/image/change.ts'
import {
  type ExplainedService,
  everyExplained,
  explainedServices,
} from '../domain/report/explained-services.ts'
import { formatBytes } from '../domain/values/bytes.ts'
import { plural } from '../domain/values/text.ts'
import type { Verdict } from '../domain/verdict/verdict.ts'
import { adviceWords, baseImageWords } from './advice-words.ts'
import { causeWords, layerChangeWords, layerName, placeWords, pullWords } from './cause-words.ts'
import { filesList, treeFold } from './markdown-files.ts'
import { code, details, htmlCode, noBreak, prose, row, upperFirst } from './markdown-text.ts'

interface Shown {
  /** Everything there is, also of what is new or alone; else what a reader of a comment needs. */
  readonly isWhole: boolean
  readonly limit: number
  readonly layers: boolean
  readonly advice: boolean
  /** Where every rule of the advice is explained; none where nobody knows. */
  readonly advicePage: string | undefined
}

/** Of a layer table, the lines of this many that moved most; the report has all of them. */
const MOST_LAYERS = 15
const LONGEST_COMMAND = 100
/** Of more images than this, only their number is told. */
const MOST_NAMES = 4

/** Why images changed, what to do about it, and, folded, their layers. */
export function explanationBlocks(verdicts: readonly Verdict[], shown: Shown): string[] {
  const all = shown.isWhole ? everyExplained(verdicts) : explainedServices(verdicts)
  if (all.length === 0) return []
  const told = all.slice(0, shown.limit)
  const more = all.length - told.length
  const lines = told.map((service) => paragraph(service, shown))
  if (more > 0) lines.push(`- … and ${plural(more, 'image')} more`)
  const tables = shown.layers ? layerBlock(told, { isWhole: shown.isWhole }) : []
  const trees = shown.layers
    ? told.flatMap(({ verdict, change }) => treeFold(verdict.budget.name, change))
    : []
  return [['**Why, and what to do**', '', ...lines].join('\n'), ...tables, ...trees]
}

function paragraph(service: ExplainedService, { isWhole, advice, advicePage }: Shown): string {
  const { change, explanation } = service
  const cause = explanation.cause && causeWords(explanation.cause, code)
  const base = baseImageWords(explanation, code)
  const sentences = [
    cause === null ? '' : `${cause}.`,
    base === null ? '' : `${upperFirst(base)}.`,
    `Pull: ${pullWords(explanation.pull, change.base === null)}.`,
  ]
  const wanted = isWhole ? explanation.advice : hintsFor(service)
  const hints = advice ? wanted : []
  return [
    `- ${subjectOf(service)}: ${sentences.filter((part) => part !== '').join(' ')}`,
    ...filesList(change).map((line) => `  ${line}`),
    ...hints.map((hint) => `  - 💡 ${adviceWords(hint, { quote: code, prose, page: advicePage })}`),
  ].join('\n')
}

/** What is within its budget needs no lecture: one hint at its own steps; explain has them all. */
function hintsFor({ verdict, change, explanation }: ExplainedService): Advice[] {
  if (verdict.findings.length > 0) return topAdvice(explanation.advice)
  if ((growth(change)?.bytes ?? 1) <= 0) return []
  return explanation.advice.filter(({ layer }) => layer !== null).slice(0, 1)
}

function subjectOf({ verdict, change, others }: ExplainedService): string {
  const platform = platformName(change.platform)
  const also = others === 0 ? '' : ` and ${plural(others, 'platform')} more`
  const where =
    platform === null || verdict.changes.length < 2 ? '' : ` (${prose(platform)}${also})`
  return `${code(verdict.budget.name)}${where}`
}

/** One fold for all of them: its line tells whether it is worth opening. */
export function layerBlock(
  told: readonly ExplainedService[],
  { isWhole, before = '' }: { readonly isWhole: boolean; readonly before?: string },
): string[] {
  const moved = told
    // Of a new image everything is new.
    .filter(({ change }) => isWhole || change.base !== null)
    .map(({ verdict, explanation }) => ({
      name: verdict.budget.name,
      all: explanation.layers,
      places: explanation.places,
      layers: explanation.layers.filter(isMoved),
    }))
    .filter(({ layers }) => layers.length > 0)
  if (moved.length === 0) return before === '' ? [] : [details('Why they changed', before)]
  const names = moved.map(({ name, all }) => `${htmlCode(name)}: ${tally(all)}`)
  const summary = names.length > MOST_NAMES ? `of ${names.length} images` : names.join(' · ')
  const tables = moved.map(layerTable)
  const body = before === '' ? tables : [before, ...tables]
  return [details(`Layers ${summary}`, body.join('\n\n'))]
}

interface Moved {
  readonly name: string
  readonly layers: readonly LayerChange[]
  readonly places: Explanation['places']
}

function layerTable({ name, layers, places }: Moved): string {
  const more = layers.length - MOST_LAYERS
  const shown = new Set(layers.toSorted((a, b) => movement(b) - movement(a)).slice(0, MOST_LAYERS))
  return [
    row([`Layers of ${code(name)}`, 'Change', 'Before', 'Now']),
    row([':--', '--:', '--:', '--:']),
    ...layers.filter((layer) => shown.has(layer)).map((layer) => layerRow(layer, places)),
    ...(more > 0 ? [`\n… and ${more} more`] : []),
  ].join('\n')
}

function movement(change: LayerChange): number {
  return Math.abs(bytesOf(change))
}

function layerRow(change: LayerChange, places: Explanation['places']): string {
  const { base, head } = change
  const size = (side: typeof base) => (side === null ? '–' : noBreak(formatBytes(side.layer.bytes)))
  const name = layerName(head ?? base, LONGEST_COMMAND)
  const place = placeWords(change, places)
  return row([
    place === null ? code(name) : `${code(name)} <sub>${prose(place)}</sub>`,
    noBreak(layerChangeWords(change)).replace('\u00a0(', ' ('),
    size(base),
    size(head),
  ])
}

const ORDER = ['changed', 'added', 'removed', 'rebuilt', 'same'] as const

/** `1 changed, 2 rebuilt, 9 same`. */
function tally(layers: readonly LayerChange[]): string {
  const counts = ORDER.map((kind) => [kind, layers.filter(({ change }) => change === kind).length])
  return counts
    .filter(([, count]) => count !== 0)
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', ')
}
