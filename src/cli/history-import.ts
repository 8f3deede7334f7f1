import { workThrough } from '../check/work-queue.ts'
import { createProgress } from '../common/progress.ts'
import type { Budget } from '../domain/budget/budget.ts'
import { defaultName, parseReference } from '../domain/image/reference.ts'
import { UsageError } from '../domain/values/problem.ts'
import { nearest, oneLine, plural } from '../domain/values/text.ts'
import { importRecords } from '../series/import-records.ts'
import { type Arguments, wellFormed } from './arguments.ts'
import { historyBranch } from './history-branch.ts'
import { knownDigests, measureTag, type Service, tagsOf } from './import-tags.ts'
import { withImages } from './session.ts'
import { EXIT, type World } from './world.ts'

/** Tags that are measured at once. */
const AT_ONCE = 64

/** `history import`: the history begins with the tags that a registry has, by when they were built. */
export async function importHistory(
  args: Arguments,
  world: World,
  budgets: readonly Budget[],
): Promise<number> {
  const { stderr, stdout } = world
  const services = servicesOf(args, budgets)
  const branch = await historyBranch(args, world)
  const now = new Date()
  const known = await knownDigests(branch, now)
  const { found, listed } = await withImages(world, args, async ({ source }) => {
    const tags = await Promise.all(services.map((service) => tagsOf(service, source, args.tags)))
    const progress = createProgress((line) => stderr.write(`${line}\n`))
    const work = tags.flatMap(({ chosen, service }) => chosen.map((tag) => ({ service, tag })))
    const measured = await workThrough(work, (each) => measureTag(each, { source, known, now }), {
      atOnce: AT_ONCE,
      progress,
    })
    return { found: measured, listed: tags }
  })
  const problems = [...listed, ...found].flatMap(({ problem }) => problem ?? [])
  for (const problem of problems) stderr.write(`${problem}\n`)
  const left = listed.reduce((sum, { others }) => sum + others, 0)
  const records = found.flatMap((each) => each.records)
  const added = await importRecords(branch, records, { now })
  const timeless = found.reduce((sum, each) => sum + each.timeless, 0)
  const already = found.filter(({ isKnown }) => isKnown).length + records.length - added
  stdout.write(
    `${plural(added, 'size')} imported to ${branch.name} from ${plural(found.length, 'tag')}${
      already > 0 ? `; ${already} were there already` : ''
    }.\n`,
  )
  if (timeless > 0) {
    stdout.write(
      `Not imported: ${plural(timeless, 'image')} built in 1970, 1980 or later than now, as they say: they have no place in time.\n`,
    )
  }
  if (left > 0) {
    stdout.write(
      `Left out: ${plural(left, 'tag')} that may stand for another image tomorrow, such as main or pr-7. Name some with --tags PATTERN.\n`,
    )
  }
  if (added > 0 && args.repository === undefined) {
    stdout.write(`The branch is here alone: git push origin ${branch.name}\n`)
  }
  return problems.length === 0 ? EXIT.pass : EXIT.inconclusive
}

/** Budgets by their names, all of them without any; or images by their references. */
function servicesOf({ positionals, config }: Arguments, budgets: readonly Budget[]): Service[] {
  const all = budgets.filter(({ image }) => image.kind === 'registry')
  if (positionals.length === 0 && all.length > 0) return all
  if (positionals.length === 0) {
    throw new UsageError(
      `${oneLine(config)} names no image in a registry. Name one, as in docker-image-budgets history import ghcr.io/OWNER/IMAGE.`,
    )
  }
  return positionals.map((text) => {
    const budget = all.find(({ name }) => name === text)
    if (budget !== undefined) return budget
    const names = budgets.map(({ name }) => name)
    const guess = nearest(text, names)
    if (!text.includes('/')) {
      const hint = guess === undefined ? '' : ` Did you mean ${oneLine(guess)}?`
      throw new UsageError(
        `There is no budget ${oneLine(text, 100)} in ${oneLine(config)}.${hint} An image is named with its registry, as in ghcr.io/OWNER/IMAGE.`,
      )
    }
    const image = wellFormed(() => parseReference(text), oneLine(text, 100))
    if (image.kind === 'registry') return { name: defaultName(image), image }
    throw new UsageError(
      `${oneLine(text, 100)} is a file: only a registry keeps what was there before`,
    )
  })
}
