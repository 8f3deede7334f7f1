import * as z from 'zod/mini'
import { SEVERITIES, type Severity } from '../domain/budget/cves.ts'

const mostCves = z.optional(
  z
    .int({ error: 'has to be a whole number' })
    .check(
      z.gte(0, { error: 'has to be 0 or more' }),
      z.lte(1e6, { error: 'is more than any image has' }),
    ),
)

/** max_cves: severities by name, and never their sum. */
export const cves = z
  .strictObject(
    Object.fromEntries(SEVERITIES.map((severity) => [severity, mostCves])) as Record<
      Severity,
      typeof mostCves
    >,
    { error: 'has to name severities, such as {critical: 0, high: 10}' },
  )
  .check(
    z.refine((limits) => Object.keys(limits).length > 0, {
      error: 'has to name a severity, such as {critical: 0}',
    }),
    z.meta({
      description:
        'How many vulnerabilities of each severity an image may have, by a scanner’s SARIF file.',
    }),
  )
