import type { FileChange, WholeImages } from '../files/inspection.ts'
import type { Change } from '../image/change.ts'
import type { Provenance } from '../image/provenance.ts'
import type { Reference } from '../image/reference.ts'
import type { Cause } from './cause.ts'
import type { Gap } from './gaps.ts'
import type { LayerChange } from './layers.ts'
import type { Pull } from './pull.ts'
import type { BaseImages, Split } from './split.ts'

/** Why a platform's image has the size that it has, and what it costs. */
export interface Explanation {
  /** Of the images that were looked into; base is null where there is nothing to compare with. */
  readonly references: { readonly base: Reference | null; readonly head: Reference }
  /** In the order of head, with what it has lost where that stood. */
  readonly layers: readonly LayerChange[]
  readonly baseImages: BaseImages
  /** null while a base image is unknown, or there is nothing to compare with. */
  readonly split: Split | null
  /** null where there is nothing to compare with. */
  readonly cause: Cause | null
  readonly pull: { readonly cold: Pull; readonly warm: Pull }
  /** What would have told more, and could not be read. */
  readonly gaps: readonly Gap[]
  /** Where the steps of head's layers stand, by digest; empty where nobody tells. */
  readonly places: Provenance['places']
}

/** A change, and why its images have the sizes that they have. */
export interface ExplainedChange extends Change {
  /** Where the images were looked into. */
  readonly explanation?: Explanation
  /** Why there is none, where there should be one. */
  readonly unexplained?: string
  /** Where its layers were looked into. */
  readonly files?: FileChange
  /** Where a rule judges what later layers hide. */
  readonly whole?: WholeImages
}

export function gapsOf({ explanation, unexplained }: ExplainedChange): readonly Gap[] {
  if (unexplained === undefined) return explanation?.gaps ?? []
  return [{ of: 'all', name: '', why: unexplained }]
}
