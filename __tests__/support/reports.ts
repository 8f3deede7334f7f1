import type { Budget } from '../../src/domain/budget/budget.ts'
import { pairPlatforms } from '../../src/domain/image/change.ts'
import type { Measurement } from '../../src/domain/image/image.ts'
import { parseReference } from '../../src/domain/image/reference.ts'
import { type Report, summarise } from '../../src/domain/report/report.ts'
import type { Evidence } from '../../src/domain/verdict/evidence.ts'
import { judge, type Verdict } from '../../src/domain/verdict/verdict.ts'
import { aBudget, aLimit, anImage, measured, missing, someEvidence } from './builders.ts'

/** A service of ghcr.io/acme, by its platforms' sizes in MiB; null: no such image. */
export interface Service {
  readonly name?: string
  readonly base?: Readonly<Record<string, number>> | number | null
  readonly head?: Readonly<Record<string, number>> | number | null
  readonly limit?: number
  readonly budget?: Partial<Budget>
  readonly headIs?: Measurement
  readonly baseIs?: Measurement
  readonly retired?: boolean
  readonly evidence?: Partial<Evidence>
}

export function aService(service: Service): Verdict {
  const { name = 'api', limit, retired = false, budget = {} } = service
  const base = service.baseIs ?? side(name, 'main', service.base ?? null)
  const head = service.headIs ?? side(name, 'pr-7', service.head ?? null)
  const images = (of: Measurement) => (of.kind === 'measured' ? of.images : [])
  const given = {
    name,
    image: parseReference('ghcr.io/acme/api'),
    ...(limit === undefined ? {} : { limit: aLimit(limit) }),
    ...budget,
  }
  const changes = pairPlatforms(images(base), images(head))
  const evidence = someEvidence({ base, head, changes, retired, ...service.evidence })
  return judge(aBudget(given), evidence)
}

function side(name: string, tag: string, sizes: Service['head']): Measurement {
  const reference = `ghcr.io/acme/${/^[a-z0-9-]+$/.test(name) ? name : 'api'}:${tag}`
  if (sizes === null || sizes === undefined) return missing(reference)
  const platforms = typeof sizes === 'number' ? { 'linux/amd64': sizes } : sizes
  return measured(
    reference,
    ...Object.entries(platforms).map(([platform, MiB]) => anImage({ platform, MiB })),
  )
}

export function aReport(verdicts: readonly Verdict[], given: Partial<Report> = {}): Report {
  const budgetFile = { path: 'docker-image-budgets.yaml', origin: 'base' as const, edits: [] }
  const requests = { count: 2 * verdicts.length, bytes: 4096 }
  return { ...summarise(verdicts, { budgetFile, notices: [], requests }), ...given }
}
