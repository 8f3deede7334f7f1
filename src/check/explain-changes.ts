import type { AdvisedExplanation } from '../domain/advice/advised.ts'
import type { Budget } from '../domain/budget/budget.ts'
import type { DockerfileSource } from '../domain/dockerfile/source.ts'
import type { Change } from '../domain/image/change.ts'
import type { Reference } from '../domain/image/reference.ts'
import type { Evidence } from '../domain/verdict/evidence.ts'
import { judge, type Verdict } from '../domain/verdict/verdict.ts'

/**
 * Looks into the images of a change.
 * @param isDeep whether something is wrong enough to be worth further requests.
 * @param isUntrusted of which image what it names is anybody's word.
 */
export type Explain = (
  change: Change,
  references: { readonly base: Reference | null; readonly head: Reference },
  options: {
    readonly isDeep: boolean
    readonly isUntrusted: { readonly base: boolean; readonly head: boolean }
    /** What the head was built by. */
    readonly source?: DockerfileSource | undefined
    /** What the base was built by, in its own version. */
    readonly baseSource?: DockerfileSource | undefined
  },
) => Promise<AdvisedExplanation | null>

interface ExplainOptions {
  /** Nothing is explained where it is left out. */
  readonly explain: Explain | undefined
  /** Looks into what did not change too, and deeper. */
  readonly explainAll: boolean
  readonly explainable?: ((changes: readonly Change[]) => readonly Change[]) | undefined
  /** Whether whoever made the head may be anybody, such as a fork's author. */
  readonly isForeign: boolean
  /** Reads a Dockerfile of the change's own version; none is read where it is left out. */
  readonly dockerfileText?: ((path: string) => Promise<string>) | undefined
  /** The same of the version that the base was built from, which a commit names or nothing. */
  readonly baseDockerfileText?:
    | ((path: string, commit: string | null) => Promise<string>)
    | undefined
}

/** The same evidence, with explanations of the changes where the verdict on it makes them worth it. */
export async function explainChanges(
  budget: Budget,
  evidence: Evidence,
  options: ExplainOptions,
): Promise<Evidence> {
  const { explain, explainAll, explainable = (all) => all, isForeign } = options
  const { head, base } = evidence
  if (explain === undefined || head.kind !== 'measured') return evidence
  const verdict = judge(budget, evidence)
  const references = { head: head.reference, base: base?.reference ?? null }
  const isUntrusted = { base: isBaseUntrusted(verdict, isForeign), head: isForeign }
  const isDeep =
    explainAll || ['fail', 'review'].includes(verdict.outcome) || budget.growthOf?.value === 'own'
  const chosen = explainable(evidence.changes)
  const sources = sourcesOf(budget, evidence.baseCommit, options)
  const changes = await Promise.all(
    evidence.changes.map(async (change) => {
      if (!chosen.includes(change)) return change
      if (!explainAll && !isWorthExplaining(verdict, change)) return change
      try {
        const how = { isDeep, isUntrusted, ...sources }
        const explanation = await explain(change, references, how)
        return explanation === null ? change : { ...change, explanation }
      } catch (error) {
        // The sizes are known, and are judged, whatever goes wrong with telling why.
        return { ...change, unexplained: String(error) }
      }
    }),
  )
  return { ...evidence, changes }
}

function sourcesOf(
  { dockerfile }: Budget,
  baseCommit: string | null,
  { dockerfileText, baseDockerfileText }: ExplainOptions,
): { source?: DockerfileSource; baseSource?: DockerfileSource } {
  if (dockerfile === undefined || dockerfileText === undefined) return {}
  const { path } = dockerfile
  const source = { ...dockerfile, read: () => dockerfileText(path) }
  if (baseDockerfileText === undefined) return { source }
  return { source, baseSource: { ...dockerfile, read: () => baseDockerfileText(path, baseCommit) } }
}

/** Main's image is the repository's own; a file may have come from the fork's run, beside the head. */
function isBaseUntrusted({ budget, base }: Verdict, isForeign: boolean): boolean {
  return isForeign && (budget.isUntrusted === true || base?.reference?.kind === 'layout')
}

/** What did not change raises no question, unless it is compared with nothing and too large. */
function isWorthExplaining({ base, findings }: Verdict, change: Change): boolean {
  if (base === null) return findings.length > 0
  return change.base?.digest !== change.head?.digest
}
