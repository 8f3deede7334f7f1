/** Where a word of the budget file stands, both from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** A rule of the budget file as it was written, and where. */
export interface Written<Value> {
  readonly value: Value
  /** As its author wrote it: `200`, `5% or 10 MiB`. */
  readonly text: string
  readonly place: Place
}
