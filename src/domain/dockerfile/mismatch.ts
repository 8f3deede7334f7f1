import { oneLine } from '../values/text.ts'
import type { Mismatch } from './match.ts'

/** Of an instruction, this much is enough to know it by. */
const LENGTH = 60

/** Why a Dockerfile is not what the image was built by. */
export function mismatchWords({ missing }: Mismatch): string {
  if (missing === null) return 'the image has no history that it could be compared with'
  const { keyword, words, line } = missing
  return `it does not match the image, whose history has no “${oneLine(`${keyword} ${words}`, LENGTH)}” of line ${line} in its place`
}
