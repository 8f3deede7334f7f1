import type { Budget } from '../../budget/budget.ts'
import type { ExplainedChange } from '../../explanation/explanation.ts'
import type { ImageFiles } from '../../files/inspection.ts'
import { formatApart, formatBytes } from '../../values/bytes.ts'
import { allowedGrowth } from '../../values/increase.ts'
import type { Evidence } from '../evidence.ts'
import type { Finding } from '../finding.ts'

/** What later layers may hide of lower ones; nothing is said where no layer was looked into. */
export function wasteFindings(
  { maxWaste }: Budget,
  { platform, whole }: ExplainedChange,
  { noiseFloor }: Pick<Evidence, 'noiseFloor'>,
): Finding[] {
  if (maxWaste === undefined || whole === undefined) return []
  const { head, base } = whole
  const finding = {
    rule: 'max_waste',
    platform,
    allowedBytes: maxWaste.value,
    place: maxWaste.place,
  } as const
  if (head.wastedBytes <= maxWaste.value) {
    if (head.isWhole) return []
    return [
      {
        ...finding,
        outcome: 'inconclusive',
        actualBytes: null,
        message: `what later layers hide is not known (max_waste): ${unreadWords(head)}`,
        cure: 'All layers have to be read for it: raise max-download, or mend what keeps one from being read.',
      },
    ]
  }
  const [wasted = '', allowed = ''] = formatApart([head.wastedBytes, maxWaste.value])
  const least = head.isWhole ? '' : 'at least '
  const message = `later layers hide ${least}${wasted}, uncompressed; allowed: ${allowed} (max_waste)`
  const over = { ...finding, actualBytes: head.wastedBytes }
  if (head.isWhole && wasAsMuch(base, head, { maxWaste: maxWaste.value, noiseFloor })) {
    const before = formatBytes(base?.wastedBytes ?? 0)
    return [
      {
        ...over,
        outcome: 'warn',
        message: `${message}, as before this change (${before})`,
        cure: null,
      },
    ]
  }
  return [
    {
      ...over,
      outcome: 'fail',
      message,
      cure: 'Remove a file in the step that makes it: what a later step deletes or writes again stays in the image.',
    },
  ]
}

/** Whoever adds nothing to what was too much already is not to blame for it. */
function wasAsMuch(
  base: ImageFiles | null,
  head: ImageFiles,
  { maxWaste, noiseFloor }: { maxWaste: number } & Pick<Evidence, 'noiseFloor'>,
): boolean {
  if (base === null || !base.isWhole || base.wastedBytes <= maxWaste) return false
  return head.wastedBytes - base.wastedBytes <= allowedGrowth(noiseFloor, base.wastedBytes)
}

function unreadWords({ leftOut, layers }: ImageFiles): string {
  const unread = leftOut.filter(({ digest }) => !layers.includes(digest))
  const [first, ...others] = unread
  if (first === undefined) return 'not all layers were read'
  const more = others.length === 0 ? '' : `, and ${others.length} more`
  return `layer ${first.digest.slice(0, 19)} ${first.why}${more}`
}
