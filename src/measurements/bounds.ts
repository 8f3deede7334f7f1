import { MIB } from '../domain/values/bytes.ts'

/** What measurement files may hold: whoever writes them may be anybody. */
export const MOST_FILE_BYTES = 10 * MIB
export const MOST_BYTES_OF_ALL = 50 * MIB
export const MOST_FILES = 1_000
/** Of one file. */
export const MOST_IMAGES = 2_000
export const MOST_LAYERS = 512
/** The most that a report shows of a step. */
export const MOST_TEXT = 2_000
export const MOST_DEPTH = 8
