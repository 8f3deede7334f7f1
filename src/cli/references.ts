import { resolve } from 'node:path'
import type { Budget } from '../domain/budget/budget.ts'
import { pruned, sizedTree } from '../domain/files/sized-tree.ts'
import type { Change } from '../domain/image/change.ts'
import { isFor, parsePlatform } from '../domain/image/platform.ts'
import {
  defaultName,
  formatReference,
  parseReference,
  type Reference,
  withDefaultTag,
} from '../domain/image/reference.ts'
import type { BudgetFile, Report } from '../domain/report/report.ts'
import { UsageError } from '../domain/values/problem.ts'
import { oneLine } from '../domain/values/text.ts'
import { wrapped } from '../render/text-wrap.ts'
import { type Arguments, wellFormed } from './arguments.ts'
import { checked, exitCode, printed, type Subject } from './check.ts'
import { styleFor } from './paint.ts'
import { EXIT, type World } from './world.ts'

/** `diff`: two images, without a budget: what changed, why, and what to do. */
export async function diffCommand(args: Arguments, world: World): Promise<number> {
  const [base, head, ...more] = args.positionals
  if (base === undefined || head === undefined || more.length > 0) {
    throw new UsageError('diff takes two references: BASE HEAD')
  }
  const [from, image] = [read(base, 'BASE'), read(head, 'HEAD')]
  const report = await reportOn(args, world, { ...budgetOf(image), base: formatReference(from) })
  // Without a base there is no difference to speak of.
  if (report.verdicts[0]?.base?.kind === 'missing') return untold(missingWords(from), world)
  const problem = problemWith(report, args)
  if (problem !== null) return untold(problem, world)
  return printed(report, args, world, { isWhole: true })
}

function untold(problem: string, { stderr }: World): number {
  stderr.write(`${wrapped(problem, stderr.columns)}\n`)
  return EXIT.inconclusive
}

function missingWords(reference: Reference): string {
  return `${formatReference(reference)}: there is no such image`
}

/** Why there is nothing to show of the image; null: there is. Programs have the report for all but absence. */
function problemWith({ verdicts: [verdict] }: Report, { format }: Arguments): string | null {
  if (verdict?.head.kind === 'missing') return missingWords(verdict.head.reference)
  if (verdict === undefined || format !== 'text') return null
  if (verdict.changes.some(({ head }) => head !== null)) return null
  const words = verdict.findings.map(({ message, cure }) => `${oneLine(message)}. ${cure ?? ''}`)
  return words.length === 0 ? null : words.join('\n')
}

/** `explain`: one image, its layers and what would make it smaller. */
export async function explainCommand(args: Arguments, world: World): Promise<number> {
  const [reference, ...more] = args.positionals
  if (reference === undefined || more.length > 0) {
    throw new UsageError('explain takes one reference')
  }
  // Twelve platforms are mostly built by the same steps: people read one of them, programs all.
  const explainable = args.format === 'json' ? undefined : mostPulled
  const budget = budgetOf(read(reference, 'REFERENCE'))
  const report = withTrees(await reportOn(args, world, budget, explainable), args.tree)
  const problem = problemWith(report, args)
  if (problem !== null) return untold(problem, world)
  const { html } = args.tree
  if (html !== undefined)
    await (await import('./treemap.ts')).writeTreemap(report, args.tree, world)
  if (args.format !== 'text') return printed(report, args, world, { isWhole: true })
  const { renderImage } = await import('../render/text-image.ts')
  world.stdout.write(`${renderImage(report, styleFor(world))}\n`)
  return exitCode(report.outcome, args.onInconclusive)
}

/** With the files that are asked for as a tree, where the layers were looked into. */
function withTrees(report: Report, { depth, filter }: Arguments['tree']): Report {
  const verdicts = report.verdicts.map((verdict) => ({
    ...verdict,
    changes: verdict.changes.map(({ files, ...change }) => {
      if (files === undefined) return change
      const tree = pruned(sizedTree(files.head.live, filter), depth)
      return { ...change, files: { ...files, head: { ...files.head, tree } } }
    }),
  }))
  return { ...report, verdicts }
}

/** The one that most machines run, if it is there. */
function mostPulled(changes: readonly Change[]): readonly Change[] {
  const amd64 = parsePlatform('linux/amd64')
  const found = changes.find(({ platform }) => platform !== null && isFor(amd64, platform))
  return [found ?? changes[0]].filter((change) => change !== undefined)
}

function read(text: string, name: string): Reference {
  return wellFormed(() => withDefaultTag(parseReference(text)), name)
}

function budgetOf(image: Reference): Budget {
  return { name: defaultName(image), image, place: { line: 1, column: 1 } }
}

async function reportOn(
  args: Arguments,
  world: World,
  budget: Budget,
  explainable?: Subject['explainable'],
): Promise<Report> {
  const file: BudgetFile = { path: '', origin: 'workspace', edits: [] }
  const { dockerfile: path, target } = args
  const only = explainable && { explainable }
  const subject = { file, notices: [], values: {}, elsewhere: null, isWhole: true, ...only }
  if (path === undefined) return checked(args, world, { ...subject, budgets: [budget] })
  const text = await typedDockerfile(path, world)
  const dockerfile = { path, ...(target === undefined ? {} : { target }) }
  const budgets = [{ ...budget, dockerfile }]
  return checked(args, world, { ...subject, budgets, dockerfileText: async () => text })
}

/** Whoever types a path means it: without the file there is nothing to do. */
async function typedDockerfile(path: string, { directory }: World): Promise<string> {
  const { readDockerfile } = await import('../common/dockerfile-text.ts')
  try {
    return await readDockerfile(resolve(directory, path))
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new UsageError(`--dockerfile ${oneLine(path)} cannot be read (${oneLine(why)}).`, {
      cause,
    })
  }
}
