import type { Budget } from '../domain/budget/budget.ts'
import type { BuiltImages } from '../domain/budget/built-images.ts'
import type { CveScans } from '../domain/budget/cves.ts'
import type { BudgetEdit } from '../domain/budget/edits.ts'
import type { Change } from '../domain/image/change.ts'
import type { Platform } from '../domain/image/platform.ts'
import type { ReportedSides } from '../domain/image/reported.ts'
import type { SizeHistory } from '../domain/series/size-history.ts'
import type { Increase } from '../domain/values/increase.ts'
import type { ImageSource } from '../measure/image-source.ts'
import type { Explain } from './explain-changes.ts'
import type { TagTemplates } from './tag-templates.ts'

/** What a check is about; no input, event or file is read here any more. */
export interface CheckRequest extends TagTemplates {
  readonly budgets: readonly Budget[]
  /** Restricts every budget; empty: all platforms. */
  readonly platforms: readonly Platform[]
  /** Names of the budgets that the change's branch has not: they need no head. */
  readonly retired: ReadonlySet<string>
  readonly built: BuiltImages
  /** What an image means that is not there, where nobody says what was built. */
  readonly missingHead: 'fail' | 'unchanged'
  /** What the change does to the budgets. */
  readonly edits: readonly BudgetEdit[]
  /** UTC, `YYYY-MM-DD`: waivers end, and ages are counted back from it. */
  readonly today: string
  readonly noiseFloor: Increase
  /** What scanners say, by service; left out: nobody has asked one. */
  readonly scans?: ReadonlyMap<string, CveScans>
  /** Whether whoever made the head may be anybody, such as a fork's author. */
  readonly isForeign: boolean
}

/** Where images come from, and what looks into them. */
export interface Sources {
  readonly images: ImageSource
  /** Looks into the images of a change; nothing is explained where it is left out. */
  readonly explain?: Explain
}

/** What other jobs have measured. */
interface Reported {
  readonly sidesOf: (service: string) => ReportedSides
  /** Whoever asks takes all of it at its word: head and base, whatever the budget names. */
  readonly isTrusted: boolean
}

/** What a check asks and tells while it runs. */
export interface CheckPorts extends Sources {
  /** For untrusted budgets, and for nothing else: what these give is given to anybody. */
  readonly untrusted?: Sources
  /**
   * First parents of a commit, nearest first, as many as may be looked back over.
   * Throws Unmeasurable when they cannot be told.
   */
  readonly firstParents: (sha: string) => Promise<readonly string[]>
  /** What other jobs have measured; left out: everything is measured here. */
  readonly reported?: Reported
  /** What images weighed before; left out: no history is kept. */
  readonly history?: SizeHistory | undefined
  /** Looks into what did not change too, and deeper. */
  readonly explainAll?: boolean
  /** Of an image's platforms those that are looked into at all; each, where it is left out. */
  readonly explainable?: (changes: readonly Change[]) => readonly Change[]
  /**
   * Reads a Dockerfile as the change has it, by its path in the repository. Throws Unmeasurable where
   * it cannot.
   */
  readonly dockerfileText?: (path: string) => Promise<string>
  /** The same as the base has it: at the commit whose image that is, where its tag names one. */
  readonly baseDockerfileText?: (path: string, commit: string | null) => Promise<string>
  /** Called as each service is done. */
  readonly progress?: (done: number, total: number) => void
}
