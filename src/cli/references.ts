import type { Budget } from '../domain/budget/budget.ts'
import {
  defaultName,
  formatReference,
  parseReference,
  type Reference,
  withDefaultTag,
} from '../domain/image/reference.ts'
import type { BudgetFile, Report } from '../domain/report/report.ts'
import { UsageError } from '../domain/values/problem.ts'
import { type Arguments, wellFormed } from './arguments.ts'
import { checked, printed } from './check.ts'
import { EXIT, type World } from './world.ts'

/** `diff`: two images, without a budget: what changed, why, and what to do. */
export async function diffCommand(args: Arguments, world: World): Promise<number> {
  const [base, head, ...more] = args.positionals
  if (base === undefined || head === undefined || more.length > 0) {
    throw new UsageError('diff takes two references: BASE HEAD')
  }
  const [from, image] = [read(base, 'BASE'), read(head, 'HEAD')]
  const report = await reportOn(args, world, { ...budgetOf(image), base: formatReference(from) })
  const [verdict] = report.verdicts
  if (verdict?.base?.kind !== 'missing') return printed(report, args, world, { isWhole: true })
  // Without a base there is no difference to speak of.
  world.stderr.write(`${formatReference(from)}: there is no such image\n`)
  return EXIT.inconclusive
}

/** `explain`: one image, its layers and what would make it smaller. */
export async function explainCommand(args: Arguments, world: World): Promise<number> {
  const [reference, ...more] = args.positionals
  if (reference === undefined || more.length > 0) {
    throw new UsageError('explain takes one reference')
  }
  const report = await reportOn(args, world, budgetOf(read(reference, 'REFERENCE')))
  return printed(report, args, world, { isWhole: true })
}

function read(text: string, name: string): Reference {
  return wellFormed(() => withDefaultTag(parseReference(text)), name)
}

function budgetOf(image: Reference): Budget {
  return { name: defaultName(image), image, place: { line: 1, column: 1 } }
}

function reportOn(args: Arguments, world: World, budget: Budget): Promise<Report> {
  const file: BudgetFile = { path: '', origin: 'workspace', edits: [] }
  return checked(args, world, { budgets: [budget], file, notices: [], values: {}, isWhole: true })
}
