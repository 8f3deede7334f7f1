import { explainedServices } from '../domain/report/explained-services.ts'
import { stateOf } from '../domain/report/report.ts'
import { plural } from '../domain/values/text.ts'
import type { Verdict } from '../domain/verdict/verdict.ts'
import { baseImageWords } from './advice-words.ts'
import { causeWords } from './cause-words.ts'
import { layerBlock } from './markdown-explanation.ts'
import { isTrouble } from './markdown-reasons.ts'
import { type TableSettings, tableOf } from './markdown-table.ts'
import { code, details, htmlCode, upperFirst } from './markdown-text.ts'

/** What is as large as before: those that stand near or over a limit apart from the others. */
export function quietBlocks(
  quiet: readonly Verdict[],
  settings: TableSettings,
  isFolded: boolean,
): string[] {
  const unbuilt = quiet.filter((verdict) => stateOf(verdict) === 'not-built')
  const built = quiet.filter((verdict) => !unbuilt.includes(verdict))
  const near = built.filter(({ findings }) => findings.length > 0)
  const fine = built.filter(({ findings }) => findings.length === 0)
  return [
    ...quietBlock(near, '🟡', 'near or over a limit, as before', { settings, isFolded }),
    ...quietBlock(fine, '✅', 'within budget', { settings, isFolded }),
    ...unbuiltBlock(unbuilt, isFolded),
  ]
}

function unbuiltBlock(verdicts: readonly Verdict[], isFolded: boolean): string[] {
  if (verdicts.length === 0) return []
  const words = `➖ ${plural(verdicts.length, 'image')} not built here`
  const names = verdicts.map(({ budget }) => code(budget.name)).join(', ')
  return [isFolded ? details(words, names) : `${words}.`]
}

/** The folded line carries the result, so that nobody has to open it. */
function quietBlock(
  verdicts: readonly Verdict[],
  icon: string,
  judgement: string,
  { settings, isFolded }: { readonly settings: TableSettings; readonly isFolded: boolean },
): string[] {
  if (verdicts.length === 0) return []
  const isSame = verdicts.every((verdict) => stateOf(verdict) === 'unchanged')
  const how = isSame ? 'unchanged' : 'of the same size'
  const words = `${icon} ${plural(verdicts.length, 'image')} ${how}, ${judgement}`
  return [isFolded ? details(words, tableOf(verdicts, settings).join('\n\n')) : `${words}.`]
}

/** Each platform of those that share a row. */
export function platformBlocks(verdicts: readonly Verdict[], settings: TableSettings): string[] {
  const several = verdicts.filter(({ changes }) => changes.length > 2)
  if (several.length === 0) return []
  const whole = { ...settings, isGrouped: false }
  const [only] = several
  const what =
    several.length === 1 && only !== undefined
      ? `All ${only.changes.length} platforms of ${htmlCode(only.budget.name)}`
      : `All platforms of ${plural(several.length, 'image')}`
  return [details(what, tableOf(several, whole).join('\n\n'))]
}

/** Why the others changed, and the layers of all of them. */
export function layerFold(verdicts: readonly Verdict[], limit: number): string[] {
  const told = explainedServices(verdicts).slice(0, limit)
  const causes = told.flatMap(({ verdict, explanation }) => {
    const cause = explanation.cause && causeWords(explanation.cause, code)
    const base = baseImageWords(explanation, code)
    const sentences = [
      ...(cause === null || isTrouble(verdict) ? [] : [`${upperFirst(cause)}.`]),
      ...(base === null ? [] : [`${upperFirst(base)}.`]),
    ]
    return sentences.length === 0 ? [] : [`- ${code(verdict.budget.name)}: ${sentences.join(' ')}`]
  })
  return layerBlock(told, { isWhole: false, before: causes.join('\n') })
}
