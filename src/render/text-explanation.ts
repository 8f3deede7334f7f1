import { type Advice, topAdvice } from '../domain/advice/advice.ts'
import { gapWords } from '../domain/explanation/gaps.ts'
import { isMoved, type LayerChange } from '../domain/explanation/layers.ts'
import { platformName } from '../domain/image/change.ts'
import {
  type ExplainedService,
  everyExplained,
  explainedServices,
} from '../domain/report/explained-services.ts'
import { formatBytes } from '../domain/values/bytes.ts'
import { largest } from '../domain/values/largest.ts'
import { oneLine } from '../domain/values/text.ts'
import type { Verdict } from '../domain/verdict/verdict.ts'
import { adviceWords, baseImageWords, consequenceWords } from './advice-words.ts'
import { causeWords, layerChangeWords, layerName, placeWords, pullWords } from './cause-words.ts'
import { fileLines } from './file-words.ts'
import { bar } from './rows.ts'
import { columns, type Paint } from './text-table.ts'
import { treeLines } from './text-tree.ts'

/** How much is told: a check tells why, who compares or explains wants to see the layers too. */
export interface Detail {
  readonly isWhole: boolean
}

const PAGE = 'docs/advice.md'

/** Why images changed and what to do, for a terminal. */
export function explanationText(
  verdicts: readonly Verdict[],
  detail: Detail,
  { paint, columns: most }: { readonly paint: Paint; readonly columns: number | undefined },
): string[] {
  // Who compares or explains wants to see every platform.
  const shown = detail.isWhole ? everyExplained(verdicts) : explainedServices(verdicts)
  const told = new Map<Verdict, Set<string>>()
  return shown.map((service) => {
    const { explanation } = service
    const advice = detail.isWhole ? explanation.advice : topAdvice(explanation.advice)
    // Platforms of one service are mostly built by the same steps, and have the same to gain.
    const known = told.get(service.verdict) ?? new Set<string>()
    const hints = advice.map(hintWords).filter((hint) => !known.has(hint))
    told.set(service.verdict, new Set([...known, ...hints]))
    return [
      paint('bold', headline(service)),
      ...facts(service, detail).map((line) => `  ${line}`),
      ...(detail.isWhole ? layerLines(service, paint, most) : []),
      ...filesText(service),
      ...treeText(service, most),
      ...consequenceLines(service, paint),
      ...hints.map((hint) => `  ${paint('warn', 'tip')}  ${hint}`),
    ].join('\n')
  })
}

function filesText({ change: { files, whole } }: ExplainedService): string[] {
  const lines = files === undefined ? [] : fileLines(files, asIs, whole?.head)
  if (lines.length === 0) return []
  return ['  inside the layers, uncompressed:', ...lines.map((line) => `    ${line}`)]
}

function treeText({ change: { files } }: ExplainedService, most: number | undefined): string[] {
  const tree = files?.head.tree
  if (tree === undefined) return []
  const [total = '', ...lines] = treeLines(tree, most && most - 4)
  return [`  files, uncompressed: ${total}`, ...lines.map((line) => `    ${line}`)]
}

function consequenceLines({ explanation }: ExplainedService, paint: Paint): string[] {
  const { consequence } = explanation
  return consequence === null ? [] : [`  ${paint('bold', consequenceWords(consequence, asIs))}`]
}

function headline({ verdict, change, explanation, others }: ExplainedService): string {
  const platform = platformName(change.platform)
  const name = oneLine([verdict.budget.name, platform].filter((part) => part !== null).join(' '))
  const also = others === 0 ? '' : ` (and ${others} more)`
  const cause = explanation.cause && causeWords(explanation.cause, asIs)
  return cause === null ? `${name}${also}` : `${name}${also}: ${cause}`
}

function facts({ change, explanation }: ExplainedService, { isWhole }: Detail): string[] {
  const base = baseImageWords(explanation, asIs)
  const pull = `pull: ${pullWords(explanation.pull, change.base === null)}`
  // Who looks closer wants to know that it was looked for.
  const gap = explanation.gaps.find(({ of }) => of !== 'provenance' && of !== 'dockerfile')
  const why = gap === undefined ? 'nothing names it, or its layers do not prove it' : gapWords(gap)
  const { kind } = explanation.baseImages.head
  const how = kind === 'likely' ? 'not proved' : 'base image unknown'
  const unproved = isWhole && kind !== 'known' ? [`${how}: ${why}`] : []
  return [...(base === null ? [] : [base]), ...unproved, pull]
}

function hintWords(advice: Advice): string {
  return adviceWords(advice, {
    quote: (text) => `“${oneLine(text)}”`,
    prose: asIs,
    page: undefined,
  }).replace(/ \(([a-z-]+)\)$/, ` (${PAGE}#$1)`)
}

function asIs(text: string): string {
  return oneLine(text)
}

/** A bar for each layer: its bytes beside the largest. */
function layerLines(
  { change, explanation }: ExplainedService,
  paint: Paint,
  terminal: number | undefined,
): string[] {
  const isAlone = change.base === null
  const shown = explanation.layers.filter((layer) => isAlone || isMoved(layer))
  const most = largest(shown.map(sizeOf), 1)
  const rows = shown.map((layer) => [
    bar((sizeOf(layer) / most) * 100),
    formatBytes(sizeOf(layer)),
    ...(isAlone ? [] : [layerChangeWords(layer)]),
    [oneLine(layerName(layer.head ?? layer.base)), placeWords(layer, explanation.places)]
      .filter((part) => part !== null)
      .join('  '),
  ])
  const lines = columns(rows, [1, ...(isAlone ? [] : [2])], terminal && terminal - 2)
  const indented = lines.map((line) => `  ${line.replaceAll('\n', '\n  ')}`)
  return indented.map((line, index) => tinted(shown[index], line, paint))
}

function tinted(layer: LayerChange | undefined, line: string, paint: Paint): string {
  if (layer?.change === 'removed') return paint('dim', line)
  return layer?.change === 'changed' || layer?.change === 'added' ? line : paint('dim', line)
}

function sizeOf({ base, head }: LayerChange): number {
  return (head ?? base).layer.bytes
}
