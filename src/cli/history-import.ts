import { workThrough } from '../check/work-queue.ts'
import { createProgress } from '../common/progress.ts'
import type { Budget } from '../domain/budget/budget.ts'
import { versionTags } from '../domain/budget/creep-reference.ts'
import { applyTag } from '../domain/budget/template.ts'
import {
  defaultName,
  formatReference,
  parseReference,
  type Reference,
} from '../domain/image/reference.ts'
import { isBuildTime, recordOf } from '../domain/report/size-records.ts'
import { type SizeRecord, timeOf } from '../domain/series/record.ts'
import { isOneImageTag } from '../domain/series/tags.ts'
import { Unmeasurable, UsageError } from '../domain/values/problem.ts'
import { nearest, oneLine, plural } from '../domain/values/text.ts'
import type { ImageSource } from '../measure/image-source.ts'
import { measure } from '../measure/measure.ts'
import { importRecords } from '../series/import-records.ts'
import { type Arguments, wellFormed } from './arguments.ts'
import { historyBranch } from './history-branch.ts'
import { problemOf } from './measure.ts'
import { withImages } from './session.ts'
import { EXIT, type World } from './world.ts'

interface Service {
  readonly name: string
  readonly image: Reference
}

/** What became of one tag. */
interface Found {
  readonly records: readonly SizeRecord[]
  /** Built at no time that can be believed. */
  readonly timeless: number
  readonly problem: string | null
}

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
  const { found, listed } = await withImages(world, args, async ({ source }) => {
    const tags = await Promise.all(services.map((service) => tagsOf(service, source, args.tags)))
    const progress = createProgress((line) => stderr.write(`${line}\n`))
    const work = tags.flatMap(({ chosen, service }) => chosen.map((tag) => ({ service, tag })))
    const measured = await workThrough(work, (each) => measureTag(each, source, now), {
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
  stdout.write(
    `${plural(added, 'size')} imported to ${branch.name} from ${plural(found.length, 'tag')}${
      records.length > added ? `; ${records.length - added} were there already` : ''
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

interface Listed {
  readonly service: Service
  readonly chosen: readonly string[]
  readonly others: number
  readonly problem: string | null
}

async function tagsOf(
  service: Service,
  source: ImageSource,
  pattern: string | undefined,
): Promise<Listed> {
  const none = { service, chosen: [], others: 0 }
  try {
    const tags = await source.tags(service.image)
    const name = oneLine(formatReference(service.image))
    if (tags === undefined) return { ...none, problem: `${name}: there is no such repository` }
    const versions = new Set(versionTags(tags))
    const isWanted =
      pattern === undefined
        ? (tag: string) => versions.has(tag) || isOneImageTag(tag)
        : matches(pattern)
    const chosen = tags.filter(isWanted)
    const others = pattern === undefined ? tags.length - chosen.length : 0
    return { service, chosen, others, problem: null }
  } catch (error) {
    if (!(error instanceof Unmeasurable)) throw error
    return { ...none, problem: `${oneLine(error.message)}. ${error.cure}` }
  }
}

/** `*` is any text, `?` any character. */
function matches(pattern: string): (tag: string) => boolean {
  const literal = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&')
  const expression = new RegExp(`^${literal.replace(/\*+/g, '.*').replaceAll('?', '.')}$`)
  return (tag) => expression.test(tag)
}

async function measureTag(
  { service, tag }: { readonly service: Service; readonly tag: string },
  source: ImageSource,
  now: Date,
): Promise<Found> {
  const reference = applyTag(service.image, tag)
  const measurement = await measure(source, reference)
  if (measurement.kind !== 'measured') {
    return { records: [], timeless: 0, problem: problemOf(measurement) }
  }
  try {
    const dated = await Promise.all(
      measurement.images.map(async (image) => {
        const { created, labels } = await source.config(reference, image.config)
        const at = Date.parse(created ?? '')
        if (!isBuildTime(at, now)) return null
        const revision = labels['org.opencontainers.image.revision'] ?? ''
        const commit = /^[0-9a-f]{40}$/.test(revision) ? revision : null
        const origin = { commit, run: null, by: 'import', now: new Date(at) } as const
        const measured = { service: service.name, reference, image }
        return { ...recordOf(measured, measurement.digest, origin), created: timeOf(new Date(at)) }
      }),
    )
    const records = dated.filter((record) => record !== null)
    return { records, timeless: dated.length - records.length, problem: null }
  } catch (error) {
    if (!(error instanceof Unmeasurable)) throw error
    const problem = `${oneLine(formatReference(reference))}: ${oneLine(error.message)}. ${error.cure}`
    return { records: [], timeless: 0, problem }
  }
}
