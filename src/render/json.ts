import { type Change, growth, layerChanges, platformName, pullBytes } from '../domain/change.ts'
import type { ImageSize, Measurement } from '../domain/image.ts'
import { formatReference } from '../domain/reference.ts'
import type { Report } from '../domain/report.ts'
import type { Finding, Verdict } from '../domain/verdict.ts'

/** The report for programs, schema 1. Null is "there is none" or "not known", never 0. */
export function toJson({ outcome, headline, verdicts, requests }: Report) {
  return {
    schema: 1,
    outcome,
    headline,
    metric: 'compressed',
    services: verdicts.map(serviceJson),
    requests,
  }
}

export function renderJson(report: Report): string {
  return JSON.stringify(toJson(report), null, 2)
}

function serviceJson(verdict: Verdict) {
  const { budget, outcome, findings, changes } = verdict
  return {
    name: budget.name,
    outcome,
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
}: Finding) {
  return {
    rule,
    outcome,
    platform: platformName(platform),
    actualBytes,
    allowedBytes,
    message: cure === null ? message : `${message}. ${cure}`,
  }
}

function platformJson({ base, head }: Verdict, change: Change) {
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
            baseImageBytes: null,
            ownBytes: null,
          },
    pull: pull === null ? null : { coldBytes: pull.cold, warmBytes: pull.warm },
    layers: layerChanges(change).map(({ change, layer }) => ({
      change,
      bytes: layer.bytes,
      digest: layer.digest,
      command: null,
    })),
  }
}

function imageJson(measurement: Measurement | null, image: ImageSize | null) {
  if (image === null || measurement?.kind !== 'measured') return null
  return {
    reference: formatReference(measurement.reference),
    digest: image.digest,
    bytes: image.bytes,
  }
}
