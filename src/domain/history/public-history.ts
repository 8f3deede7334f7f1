import type { HistoryEntry } from '../image/manifest.ts'
import { declaredArguments } from './history.ts'
import { shellsIn } from './shells.ts'
import { stepOf } from './signatures.ts'
import type { Step } from './step.ts'

/** Buildah's hint at what an image was built from. */
const HINT = /^FROM \S+$/

/**
 * The same history as anybody may read it, without values of build arguments and secrets: read
 * again, it tells the same steps.
 */
export function publicHistory(history: readonly HistoryEntry[]): HistoryEntry[] {
  const declared = declaredArguments({ history })
  return history.map((entry) => {
    const step = stepOf(entry, declared)
    const comment = entry.comment.trim()
    return {
      createdBy: step === null ? '' : signed(step),
      comment: HINT.test(comment) ? comment : '',
      ...(entry.secrets && { secrets: [...entry.secrets] }),
      isEmpty: entry.isEmpty,
    }
  })
}

/** With the names of build arguments, where a command stands behind them. */
function signed({ text, instruction, buildArguments }: Step): string {
  const command = text.slice('RUN '.length)
  const isPlain = instruction === 'RUN' && command !== '' && shellsIn(command).length === 0
  if (buildArguments.length === 0 || !isPlain) return text
  const names = buildArguments.map((name) => `${name}=…`)
  return `RUN |${names.length} ${names.join(' ')} /bin/sh -c ${command}`
}
