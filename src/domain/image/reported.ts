import type { Digest } from './digest.ts'
import type { Measurement } from './image.ts'

/** What another job says of one side of a service. */
export interface ReportedSide {
  readonly measurement: Measurement
  /** Its measurement file: untrusted text. */
  readonly file: string
  /** What the tag stood for once everything was measured; null: nobody has looked. */
  readonly movedTo: Digest | null
  /** Two files contradict each other: the reason is in words of ours. */
  readonly isContradicted?: true
}

/** What other jobs say of a service; null: nothing. */
export interface ReportedSides {
  readonly head: ReportedSide | null
  readonly base: ReportedSide | null
}
