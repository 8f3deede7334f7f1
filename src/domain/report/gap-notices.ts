import { type ExplainedChange, gapsOf } from '../explanation/explanation.ts'
import { type Gap, gapWords } from '../explanation/gaps.ts'
import { oneLine } from '../values/text.ts'
import type { Verdict } from '../verdict/verdict.ts'

/** Services, base images: of more than these, only the number is told. */
const MOST_NAMES = 3
const MOST_BASES = 5
const NAME_LENGTH = 120
const WHY_LENGTH = 250

interface Group {
  readonly gap: Gap
  readonly services: Set<string>
}

/** What could not be told of why images changed, a sentence for each kind and base image. */
export function gapNotices(verdicts: readonly Verdict[]): string[] {
  const groups = new Map<string, Group>()
  for (const verdict of verdicts) {
    for (const gap of verdict.changes.flatMap((change) => missedIn(verdict, change))) {
      const key = gap.of === 'base-image' ? `base-image ${gap.name}` : gap.of
      const group = groups.get(key) ?? { gap, services: new Set() }
      groups.set(key, group)
      group.services.add(verdict.budget.name)
    }
  }
  const all = [...groups.values()]
  const bases = all.filter(({ gap }) => gap.of === 'base-image')
  const others = all.filter(({ gap }) => gap.of !== 'base-image')
  const more = bases.length - MOST_BASES
  return [
    ...others.map(sentence),
    ...bases.slice(0, MOST_BASES).map(sentence),
    ...(more > 0 ? [`${more} more base images cannot be read`] : []),
  ]
}

/** Where nothing grew, nobody asks how much of it came with the base image. */
function missedIn({ budget, base }: Verdict, change: ExplainedChange): readonly Gap[] {
  const kind = change.explanation?.cause?.kind
  const asksForBase =
    base === null || budget.growthOf?.value === 'own' || (kind !== 'rebuilt' && kind !== 'none')
  return gapsOf(change).filter(({ of }) => of !== 'base-image' || asksForBase)
}

function sentence({ gap, services }: Group): string {
  const names = [...services].map((name) => oneLine(name, NAME_LENGTH))
  const more = names.length - MOST_NAMES
  const who = [...names.slice(0, MOST_NAMES), ...(more > 0 ? [`${more} more`] : [])].join(', ')
  return `${who}: ${LOST[gap.of]}: ${gapWords(gap)} (${oneLine(gap.why, WHY_LENGTH)})`
}

const LOST: Readonly<Record<Gap['of'], string>> = {
  all: 'why it changed could not be told',
  config: 'why it changed could not be told in full',
  provenance: 'what its build recorded could not be told',
  'base-image': 'what came with the FROM image could not be told',
}
