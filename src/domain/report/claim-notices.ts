import type { ClaimedBy } from '../image/image.ts'
import { oneLine } from '../values/text.ts'
import type { Verdict } from '../verdict/verdict.ts'

/** More names in a sentence are counted only. */
const NAMED = 5

/** Which sizes nobody here has measured, and whose word they are: a sentence for each kind. */
export function claimNotices(verdicts: readonly Verdict[]): string[] {
  const groups = new Map<string, string[]>()
  for (const { budget, head } of verdicts) {
    if (head.kind !== 'measured' || head.claimedBy === undefined) continue
    const words = WORDS[head.claimedBy.by][head.claimedBy.isVerified ? 'confirmed' : 'alone']
    groups.set(words, [...(groups.get(words) ?? []), oneLine(budget.name, 100)])
  }
  return [...groups].map(([words, names]) => {
    const more = names.length - NAMED
    return `${names.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}: ${words}.`
  })
}

const WORDS: Readonly<Record<ClaimedBy['by'], { alone: string; confirmed: string }>> = {
  fork: {
    alone:
      'the size is the fork’s own word, measured in the fork’s run; no registry has the image, and a build of our own may find another size',
    confirmed:
      'the registry says the same size of this image; that it is this change’s is the fork’s own word',
  },
  job: {
    alone: 'the size is the word of the job that measured it; no registry has the image',
    confirmed:
      'the registry says the same size of this image; that it is this change’s is the word of the job that measured it',
  },
}
