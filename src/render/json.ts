import type { Advice } from '../domain/advice/advice.ts'
import type { AdvisedChange } from '../domain/advice/advised.ts'
import type { BaseImage } from '../domain/explanation/base-image.ts'
import type { Explanation } from '../domain/explanation/explanation.ts'
import { isMoved, type LayerChange } from '../domain/explanation/layers.ts'
import { growth, layerChanges, platformName, pullBytes } from '../domain/image/change.ts'
import type { ImageSize, Measurement } from '../domain/image/image.ts'
import { formatReference } from '../domain/image/reference.ts'
import type { BudgetFile, Report } from '../domain/report/report.ts'
import { toJsonText } from '../domain/values/text.ts'
import type { Finding } from '../domain/verdict/finding.ts'
import type { Verdict } from '../domain/verdict/verdict.ts'
import { causeWords } from './cause-words.ts'

/** The report for programs, schema 1. Null is "there is none" or "not known", never 0. */
export function toJson(report: Report) {
  return { ...summaryJson(report), services: report.verdicts.map(serviceJson) }
}

/** All but the services, for which it keeps the place. */
function summaryJson(report: Report) {
  const { outcome, headline, fleet, cost, approval, budgetFile, notices, requests } = report
  return {
    schema: 1,
    outcome,
    headline,
    metric: 'compressed',
    services: [],
    budgetFile: budgetFileJson(budgetFile),
    approvalNeeded: approval,
    fleet: { ...fleet, monthlyCost: cost },
    notices,
    requests,
  }
}

/** On one line; undefined where that is more than so many bytes, of which no more is made then. */
export function compactJson(report: Report, most: number): string | undefined {
  let length = 0
  for (const verdict of report.verdicts) {
    length += toJsonText(serviceJson(verdict)).length
    if (length > most) return undefined
  }
  const compact = toJsonText(toJson(report))
  return new TextEncoder().encode(compact).length > most ? undefined : compact
}

const PIECE = 64 * 1024
const SERVICES = '"services": ['

/**
 * On many lines, in pieces: of thousands of services the whole text, and the objects that it is made
 * from, would take more memory than to measure them.
 */
export function* jsonPieces(report: Report): Generator<string> {
  const summary = toJsonText(summaryJson(report), 2)
  // The first one: inside a text, quotes are escaped.
  const at = summary.indexOf(SERVICES) + SERVICES.length
  let piece = summary.slice(0, at)
  for (const [position, verdict] of report.verdicts.entries()) {
    const service = toJsonText(serviceJson(verdict), 2).replaceAll('\n', '\n    ')
    piece += `${position === 0 ? '' : ','}\n    ${service}`
    if (piece.length < PIECE) continue
    yield piece
    piece = ''
  }
  yield `${piece}${report.verdicts.length === 0 ? '' : '\n  '}${summary.slice(at)}`
}

function budgetFileJson({ path, origin, edits }: BudgetFile) {
  const told = edits.map(({ name, what, from, to, needsApproval }) => ({
    name,
    what,
    from,
    to,
    needsApproval,
  }))
  return { path, origin, edits: told }
}

function serviceJson(verdict: Verdict) {
  const { budget, outcome, findings, changes, baseCommit, baseDistance, baseInsteadOf, since } =
    verdict
  return {
    name: budget.name,
    outcome,
    limitBytes: budget.limit?.value ?? null,
    baseCommit,
    baseDistance,
    baseInsteadOf: baseInsteadOf && formatReference(baseInsteadOf),
    growthSince: since?.kind === 'measured' ? formatReference(since.reference) : null,
    findings: findings.map(findingJson),
    platforms: changes.map((change) => platformJson(verdict, change)),
  }
}

function findingJson({
  rule,
  outcome,
  platform,
  actualBytes,
  allowedBytes,
  message,
  cure,
  place,
  edit,
  approval,
  waiver,
}: Finding) {
  return {
    rule,
    outcome,
    platform: platformName(platform),
    actualBytes,
    allowedBytes,
    message: cure === null ? message : `${message}. ${cure}`,
    line: place.line,
    ...(edit === undefined ? {} : { edit: { what: edit.what, from: edit.from, to: edit.to } }),
    ...(approval === undefined ? {} : { approval }),
    ...(waiver === undefined ? {} : { waiver: { until: waiver.until, reason: waiver.reason } }),
  }
}

function platformJson({ base, head }: Verdict, change: AdvisedChange) {
  const grown = growth(change)
  const pull = pullBytes(change)
  return {
    platform: platformName(change.platform),
    base: imageJson(base, change.base),
    head: imageJson(head, change.head),
    change:
      grown === null
        ? null
        : {
            bytes: grown.bytes,
            percent: grown.percent === null ? null : Math.round(grown.percent * 100) / 100,
            baseImageBytes: change.explanation?.split?.baseImageBytes ?? null,
            ownBytes: change.explanation?.split?.ownBytes ?? null,
          },
    pull: pull === null ? null : pullJson(pull, change),
    layers: layersJson(change),
    ...explanationJson(change),
  }
}

/** The ones of equal digests are left out; without an explanation the digests alone tell. */
function layersJson(change: AdvisedChange) {
  const { explanation } = change
  if (explanation === undefined) {
    return layerChanges(change).map(({ change, layer: { bytes, digest } }) => ({
      change,
      bytes,
      digest,
      command: null,
    }))
  }
  return explanation.layers.filter(isMoved).map((layer) => layerJson(layer, explanation.places))
}

function layerJson({ change, base, head }: LayerChange, places: Explanation['places']) {
  const { layer, step, diffId } = head ?? base
  const place = places.get(layer.digest)
  return {
    change,
    bytes: layer.bytes,
    digest: layer.digest,
    command: step?.text ?? null,
    ...(step?.merged === undefined ? {} : { steps: step.merged.steps.map(({ text }) => text) }),
    diffId,
    compression: layer.compression,
    buildArguments: step?.buildArguments ?? [],
    ...(place === undefined ? {} : { file: place.file, line: place.line }),
    ...(base === null || head === null
      ? {}
      : { baseBytes: base.layer.bytes, baseDigest: base.layer.digest }),
  }
}

function explanationJson({ explanation }: AdvisedChange) {
  if (explanation === undefined) return {}
  const { cause, baseImages, advice, subject } = explanation
  return {
    cause: cause && causeWords(cause, (untrusted) => untrusted),
    causeKind: cause?.kind ?? null,
    baseImage: baseImageJson(baseImages.head),
    previousBaseImage: baseImageJson(baseImages.base),
    advice: advice.map(adviceJson),
    slimmerBases: subject.variants,
    gaps: explanation.gaps,
  }
}

function baseImageJson(base: BaseImage) {
  if (base.kind === 'unknown') return null
  const { name, digest, proof, movedTo, layers } = base
  return { name, digest, proof, movedTo, layers }
}

function adviceJson({ rule, layer, bytes, isEstimate, sentence, cure, dockerfile }: Advice) {
  const about = { digest: layer?.layer.digest ?? null, command: layer?.step?.text ?? null }
  return { rule, ...about, savesBytes: bytes, isEstimate, sentence, cure, dockerfile }
}

function pullJson({ cold, warm }: { cold: number; warm: number }, { explanation }: AdvisedChange) {
  const times =
    explanation === undefined
      ? {}
      : { coldMs: explanation.pull.cold.ms, warmMs: explanation.pull.warm.ms }
  return { coldBytes: cold, warmBytes: warm, ...times }
}

function imageJson(measurement: Measurement | null, image: ImageSize | null) {
  if (image === null || measurement?.kind !== 'measured') return null
  return {
    reference: formatReference(measurement.reference),
    digest: image.digest,
    bytes: image.bytes,
  }
}
