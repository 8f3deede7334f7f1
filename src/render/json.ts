import type { AdvisedChange } from '../domain/advice/advised.ts'
import type { ImageFiles } from '../domain/files/inspection.ts'
import { growth, platformName, pullBytes } from '../domain/image/change.ts'
import type { ImageSize, Measurement } from '../domain/image/image.ts'
import { formatReference } from '../domain/image/reference.ts'
import { type BudgetFile, type Report, type State, stateOf } from '../domain/report/report.ts'
import { toJsonText } from '../domain/values/text.ts'
import type { Finding } from '../domain/verdict/finding.ts'
import { isNotBuilt } from '../domain/verdict/not-built.ts'
import { trendFor, type Verdict } from '../domain/verdict/verdict.ts'
import { cvesJson } from './cve-words.ts'
import { explanationJson, layersJson } from './json-explanation.ts'
import { changedFilesJson, sideFilesJson } from './json-files.ts'
import { trendJson } from './json-trend.ts'
import { nextStepJson } from './next-step-json.ts'

/** The report for programs, schema 1. Null is "there is none" or "not known", never 0. */
export function toJson(report: Report) {
  return { ...summaryJson(report), services: report.verdicts.map(serviceJson) }
}

/** All but the services, for which it keeps the place. */
function summaryJson(report: Report) {
  const { outcome, headline, fleet, cost, approval, budgetFile, notices, gaps, requests } = report
  return {
    schema: 1,
    outcome,
    headline,
    nextStep: nextStepJson(report),
    metric: 'compressed',
    services: [],
    budgetFile: budgetFileJson(budgetFile),
    approvalNeeded: approval,
    fleet: { ...fleet, monthlyCost: cost },
    notices,
    // Only where there are any: else everything that was to be judged is there.
    ...(gaps.length === 0 ? {} : { gaps }),
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
    state: STATES[stateOf(verdict)],
    limitBytes: budget.limit?.value ?? null,
    ...cvesJson(verdict),
    baseCommit,
    baseDistance,
    baseInsteadOf: baseInsteadOf && formatReference(baseInsteadOf),
    growthSince: since === null ? null : growthSinceJson(since),
    findings: findings.map(findingJson),
    platforms: changes.map((change) => platformJson(verdict, change)),
  }
}

/** What happened to a service, whatever its budget says of it. */
const STATES: Readonly<Record<State, string>> = {
  new: 'new',
  changed: 'changed',
  unchanged: 'unchanged',
  'not-built': 'not-built',
  retired: 'removed',
  alone: 'not-compared',
  unknown: 'not-measured',
}

/** An image, or what the history has of one. */
function growthSinceJson(since: NonNullable<Verdict['since']>): string | null {
  if (since.kind === 'recorded') return since.name
  return since.kind === 'measured' ? formatReference(since.reference) : null
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

function platformJson(verdict: Verdict, change: AdvisedChange) {
  const { base, head } = verdict
  const grown = growth(change)
  const pull = pullBytes(change)
  return {
    platform: platformName(change.platform),
    base: imageJson(base, change.base, change.whole?.base ?? change.files?.base),
    head: imageJson(head, change.head, change.whole?.head ?? change.files?.head),
    change:
      grown === null
        ? null
        : {
            bytes: grown.bytes,
            percent: grown.percent === null ? null : Math.round(grown.percent * 100) / 100,
            baseImageBytes: change.explanation?.split?.baseImageBytes ?? null,
            ownBytes: change.explanation?.split?.ownBytes ?? null,
            ...changedFilesJson(change.files),
          },
    pull: pull === null ? null : pullJson(pull, change),
    // What was not built here has lost none.
    layers: isNotBuilt(verdict) ? [] : layersJson(change),
    ...explanationJson(change),
    ...trendJson(trendFor(verdict, change.platform)),
  }
}

function pullJson({ cold, warm }: { cold: number; warm: number }, { explanation }: AdvisedChange) {
  const times =
    explanation === undefined
      ? {}
      : { coldMs: explanation.pull.cold.ms, warmMs: explanation.pull.warm.ms }
  return { coldBytes: cold, warmBytes: warm, ...times }
}

function imageJson(
  measurement: Measurement | null,
  image: ImageSize | null,
  files: ImageFiles | null | undefined,
) {
  if (image === null || measurement?.kind !== 'measured') return null
  return {
    reference: formatReference(measurement.reference),
    digest: image.digest,
    bytes: image.bytes,
    ...(image.isEstimated ? { estimated: true } : {}),
    ...(measurement.claimedBy === undefined ? {} : { claimedBy: measurement.claimedBy }),
    ...sideFilesJson(files),
  }
}
