import type { HistoryEntry } from '../image/manifest.ts'
import { instructionOf, stepOf } from './signatures.ts'

/** An entry of the history, read once. */
export interface ReadEntry {
  readonly entry: HistoryEntry
  /** `RUN`, `CMD`, …; null where no Dockerfile made it. */
  readonly keyword: string | null
  readonly words: string
  /** When it was made, in milliseconds; null where nobody tells, or 1970 and the like. */
  readonly time: number | null
}

/** Reproducible builds write 1970, or 1980, or the year 1. */
const FIRST_TIME = Date.UTC(2000, 0)

export function readEntry(entry: HistoryEntry): ReadEntry {
  const instruction = instructionOf(entry)
  const time = Date.parse(entry.created ?? '')
  return {
    entry,
    // Behind build arguments a command shows to nobody else.
    keyword: instruction?.keyword ?? stepOf(entry, new Map())?.instruction ?? null,
    words: instruction?.words ?? entry.createdBy,
    time: time >= FIRST_TIME ? time : null,
  }
}
