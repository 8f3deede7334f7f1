import { resolve } from 'node:path'
import { type Addition, editBudgets, type LimitEdit } from '../../budgets/edit.ts'
import { loadSingle } from '../../common/budget-file.ts'
import { unifiedDiff } from '../../common/unified-diff.ts'
import { propose } from '../../domain/budget/suggestion.ts'
import type { Measurement } from '../../domain/image/image.ts'
import { defaultName, formatReference } from '../../domain/image/reference.ts'
import { largest } from '../../domain/values/largest.ts'
import { UsageError } from '../../domain/values/problem.ts'
import { oneLine } from '../../domain/values/text.ts'
import { measure } from '../../measure/measure.ts'
import type { Arguments } from '../arguments.ts'
import { readText, replaceText, type TextFile } from '../budget-text.ts'
import { problemOf } from '../measure.ts'
import { paintFor } from '../paint.ts'
import { withImages } from '../session.ts'
import { valuesFrom } from '../tags.ts'
import { EXIT, type World } from '../world.ts'
import { sizesOfHistory } from './measured-days.ts'
import { budgetTargets, everyBudget, namedImages, type Target } from './targets.ts'

import { refusalWords, SUGGESTION_WORDS, type Suggested } from './words.ts'

/** `suggest`: limits from what images weigh today, written into the budget file. */
export async function suggestCommand(args: Arguments, world: World): Promise<number> {
  const margin = { percent: args.margin, isBelow: args.below }
  if (margin.isBelow && margin.percent >= 100) {
    throw new UsageError(
      `--below --margin ${margin.percent}% leaves nothing of an image: use a margin under 100 %`,
    )
  }
  checkHistoryOptions(args)
  const file = { path: resolve(world.directory, args.config), name: oneLine(args.config) }
  const before = await readText(file)
  const targets = targetsOf(args, world, file, before)
  const sizes = await (args.days === undefined ? sizesOf : sizesOfHistory)(targets, args, world)
  if (sizes === null) return EXIT.inconclusive
  const suggested = targets.map((target, index): Suggested => {
    const limit = target.budget?.limit ?? null
    const subject = { name: target.name, sizes: sizes[index] ?? [], limit }
    const basis = args.days === undefined ? 'today’s size' : 'the history'
    return { target, proposal: propose(subject, margin, { raise: args.raise, basis }) }
  })
  const after = edited(file, before, suggested)
  const diff = unifiedDiff(file.name, before, after)
  const written = diff !== '' && !args.dryRun
  const suggestion = { file: file.name, suggested, diff, written }
  const { changes, done } = SUGGESTION_WORDS[args.format]
  world.stdout.write(changes(suggestion, paintFor(world.stdout, world.env)))
  if (written) await replaceText(file, before, after)
  world.stdout.write(done(suggestion))
  return EXIT.pass
}

/** Nothing is read and then ignored. */
function checkHistoryOptions({ days, head, positionals, repository }: Arguments): void {
  if (days === undefined && repository !== undefined) {
    throw new UsageError('--repository says where the history is: it is for suggest --days')
  }
  if (days !== undefined && (positionals.length > 0 || head !== undefined)) {
    throw new UsageError(
      '--days takes what the history has of every budget of the file: leave out --head and REFERENCEs',
    )
  }
}

function targetsOf(
  { positionals, head, days }: Arguments,
  { env, directory }: World,
  file: TextFile,
  text: string | null,
): Target[] {
  const budgets = text === null ? [] : loadSingle(file.name, text).budgets
  if (days !== undefined && text !== null) return budgetTargets(budgets)
  if (positionals.length > 0) {
    if (head === undefined) return namedImages(positionals, budgets, directory)
    throw new UsageError('--head is for the budgets of the file: leave it out beside a REFERENCE')
  }
  if (text !== null) return everyBudget(budgets, head, valuesFrom(env))
  throw new UsageError(
    `There is no ${file.name} yet. Name the images that it is to hold, as in docker-image-budgets suggest ghcr.io/OWNER/IMAGE:main, or another file with --config FILE.`,
  )
}

/** Of each target the sizes of its references; null, told on stderr, where one is not known. */
async function sizesOf(
  targets: readonly Target[],
  args: Arguments,
  world: World,
): Promise<readonly (readonly number[])[] | null> {
  const measured = await withImages(world, args, async ({ source }, warnings) => {
    const measuring = targets.map(({ references, wanted }) =>
      Promise.all(references.map(async (each) => sizeOf(await measure(source, each, { wanted })))),
    )
    const sizes = await Promise.all(measuring)
    for (const warning of warnings) world.stderr.write(`note: ${oneLine(warning)}\n`)
    return sizes
  })
  const problems = measured.flat().filter((size) => typeof size === 'string')
  if (problems.length === 0) {
    return measured.map((sizes) => sizes.filter((size) => typeof size === 'number'))
  }
  world.stderr.write([...problems, 'Nothing was written.', ''].join('\n'))
  return null
}

/** Of the largest platform; or why it is not known. */
function sizeOf(measurement: Measurement): number | string {
  if (measurement.kind !== 'measured') return problemOf(measurement)
  const { images, reference } = measurement
  const name = oneLine(formatReference(reference))
  if (images.length === 0) return `${name}: it has none of the platforms that its budget lists`
  const bytes = largest(images.map((image) => image.bytes))
  return bytes === 0 ? `${name} is empty: it has no layers` : bytes
}

/** @throws {UsageError} when the file cannot be changed in these limits alone. */
function edited(file: TextFile, text: string | null, suggested: readonly Suggested[]): string {
  const changes = suggested
    .filter(({ proposal }) => proposal.change !== 'kept')
    .map((each) => ({ ...each, edit: editOf(each) }))
  const edits = changes.map(({ edit }) => edit)
  const result = editBudgets(text, {
    limits: edits.filter((edit) => 'index' in edit),
    additions: edits.filter((edit) => 'image' in edit),
  })
  if ('text' in result) return result.text
  const sentences = changes.flatMap(({ edit, ...suggested }) => {
    const refusal = result.refusals.find((each) => each.edit === edit)
    return refusal === undefined ? [] : [refusalWords(file.name, refusal, suggested)]
  })
  throw new UsageError([...sentences, 'Nothing was written.'].join('\n'))
}

function editOf({ target, proposal }: Suggested): LimitEdit | Addition {
  const { amount, spelling, limitBytes: bytes } = proposal
  const { name, image, text, budget } = target
  if (budget !== null) return { index: budget.index, amount, spelling, bytes }
  const isOwnName = name !== defaultName(image)
  return { ...(isOwnName ? { name } : {}), image: text, amount, bytes }
}
