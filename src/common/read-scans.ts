import { resolve } from 'node:path'
import type { Budget } from '../domain/budget/budget.ts'
import type { CveScan, CveScans, Rating } from '../domain/budget/cves.ts'
import { Malformed, UsageError } from '../domain/values/problem.ts'
import { nearest, oneLine } from '../domain/values/text.ts'
import { isFileWithin } from '../layout/confined.ts'
import { readSarif } from '../sarif/read-file.ts'
import { worseRating } from '../sarif/severity.ts'

interface Asked {
  /** `service=path`, or `service:base=path`. */
  readonly lines: readonly string[]
  readonly budgets: readonly Budget[]
  readonly directory: string
  /** Whether a file has to lie in the directory: it may be of somebody who may not know what else is here. */
  readonly isConfined: boolean
  /** `input sarif`, or `--sarif`. */
  readonly source: string
}

/**
 * What scanners say of images. A file that does not tell is no error: it is not known then.
 * @throws {UsageError} where a line names no service.
 */
export async function readScans(asked: Asked): Promise<ReadonlyMap<string, CveScans>> {
  const names = new Set(asked.budgets.map(({ name }) => name))
  const named = asked.lines.map((line) => {
    const found = namedIn(line, names)
    if (found === undefined) throw new UsageError(`${asked.source}: ${unknownWords(line, names)}`)
    return found
  })
  const scans = new Map<string, CveScans>()
  for (const service of new Set(named.map((each) => each.service))) {
    const of = (side: Named['side']) =>
      named.filter((each) => each.service === service && each.side === side)
    const [head, base] = await Promise.all([scanOf(of('head'), asked), scanOf(of('base'), asked)])
    scans.set(service, { head, base })
  }
  return scans
}

interface Named {
  readonly service: string
  readonly side: 'head' | 'base'
  readonly path: string
}

/** A name may have an equals sign in it, and a path too: the longest name that there is counts. */
function namedIn(line: string, names: ReadonlySet<string>): Named | undefined {
  const at = [...line.matchAll(/=/g)].map(({ index }) => index).toReversed()
  for (const index of at) {
    const [name, path] = [line.slice(0, index).trim(), line.slice(index + 1).trim()]
    if (path === '') continue
    if (names.has(name)) return { service: name, side: 'head', path }
    const service = /^(.+):base$/s.exec(name)?.[1]
    if (service !== undefined && names.has(service)) return { service, side: 'base', path }
  }
  return undefined
}

function unknownWords(line: string, names: ReadonlySet<string>): string {
  const shown = JSON.stringify(oneLine(line, 100))
  const [, name] = /^([^=]*)=./.exec(line) ?? []
  if (name === undefined) {
    return `${shown} is not service=path, such as api=trivy-api.sarif; one a line`
  }
  const guess = nearest(name.trim(), [...names])
  const known = [...names].slice(0, 10).map((each) => oneLine(each, 100))
  return `${shown} names no budget.${guess === undefined ? '' : ` Did you mean ${oneLine(guess, 100)}?`} There are ${known.join(', ')}${names.size > 10 ? ` and ${names.size - 10} more` : ''}; ${known[0] ?? 'NAME'}:base is what the image is compared with`
}

/** Of several files of one image each vulnerability counts once. */
async function scanOf(named: readonly Named[], asked: Asked): Promise<CveScan | null> {
  if (named.length === 0) return null
  const files = named.map(({ path }) => oneLine(path, 200))
  const found = new Map<string, Rating>()
  const subjects: { file: string; digests: readonly string[] }[] = []
  for (const { path } of named) {
    try {
      const scan = await read(path, asked)
      for (const [id, rating] of scan.found)
        found.set(id, worseRating(found.get(id) ?? rating, rating))
      subjects.push({ file: oneLine(path, 200), digests: scan.digests })
    } catch (error) {
      if (!(error instanceof Malformed)) throw error
      const reason = `${oneLine(path, 200)} ${error.message}`
      return { kind: 'unknown', files, reason, cure: CURE }
    }
  }
  return { kind: 'scanned', files, found, subjects }
}

const CURE =
  'Let the scanner write it as SARIF in an earlier step, and fail that step where it cannot.'

async function read(path: string, { directory, isConfined }: Asked) {
  if (isConfined && !(await isFileWithin(directory, path))) {
    throw new Malformed('is no file of the workspace, or is reached by a link')
  }
  return readSarif(resolve(directory, path))
}
