import { type ExplainedChange, gapsOf } from '../explanation/explanation.ts'
import { type Gap, gapWords } from '../explanation/gaps.ts'
import { oneLine } from '../values/text.ts'
import type { Verdict } from '../verdict/verdict.ts'

/** Services; base images, Dockerfiles: of more than these, only the number is told. */
const MOST_NAMES = 3
const MOST_NAMED = 5
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
      const isNamed = gap.of in MORE
      const key = isNamed
        ? `${gap.of} ${gap.name} ${gap.of === 'dockerfile' ? gap.why : ''}`
        : gap.of
      const group = groups.get(key) ?? { gap, services: new Set() }
      groups.set(key, group)
      group.services.add(verdict.budget.name)
    }
  }
  const all = [...groups.values()]
  const others = all.filter(({ gap }) => !(gap.of in MORE))
  const named = Object.entries(MORE).flatMap(([kind, words]) => {
    const groups = all.filter(({ gap }) => gap.of === kind)
    const more = groups.length - MOST_NAMED
    const told = groups.slice(0, MOST_NAMED).map(sentence)
    return more > 0 ? [...told, `${more} more ${words}`] : told
  })
  return [...others.map(sentence), ...named]
}

/** What is told by its name, and what is said of those beyond a handful. */
const MORE: Readonly<Partial<Record<Gap['of'], string>>> = {
  dockerfile: 'Dockerfiles tell nothing of their images',
  'base-image': 'base images cannot be read',
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
  dockerfile: 'which lines its layers come from could not be told',
  'base-image': 'what came with the FROM image could not be told',
}
