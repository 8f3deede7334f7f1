import type { Rating } from '../domain/budget/cves.ts'
import { Malformed } from '../domain/values/problem.ts'
import { oneLine } from '../domain/values/text.ts'
import { ratingOf, worseRating } from './severity.ts'
import { type Fields, fieldsOf, listOf, textOf } from './shape.ts'

export interface Scan {
  /** Each vulnerability once, by the worst of its ratings. */
  readonly found: ReadonlyMap<string, Rating>
  /** Digests of the image, as far as it is told which one was scanned. */
  readonly digests: readonly string[]
}

/** An image with more is no image. */
const MOST_RESULTS = 500_000

/**
 * What a scanner has found, from a SARIF file of whichever scanner.
 * @throws {Malformed} where it does not tell: what was not scanned is not free of anything.
 */
export function parseSarif(text: string): Scan {
  const runs = fieldsOf(json(text))['runs']
  if (!Array.isArray(runs)) throw new Malformed('is no SARIF file: it has no runs')
  if (runs.length === 0) throw new Malformed('has no runs: nothing was scanned')
  const found = new Map<string, Rating>()
  const digests = new Set<string>()
  for (const run of runs.map(fieldsOf)) {
    for (const [id, rating] of foundIn(run)) {
      found.set(id, worseRating(found.get(id) ?? rating, rating))
    }
    for (const digest of digestsIn(run)) digests.add(digest)
  }
  return { found, digests: [...digests] }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    throw new Malformed('is no JSON')
  }
}

function foundIn(run: Fields): [string, Rating][] {
  if (listOf(run['invocations']).some((each) => fieldsOf(each)['executionSuccessful'] === false)) {
    throw new Malformed('says that the scan did not succeed')
  }
  const all = run['results']
  if (!Array.isArray(all)) throw new Malformed('has no results: the scan did not come to an end')
  if (all.length > MOST_RESULTS) throw new Malformed('has more results than are read')
  const ruleOf = rulesOf(run)
  const rated = withoutSuppressed(all.map(fieldsOf)).flatMap((result): [string, Rating][] => {
    const rule = ruleOf(result)
    const id = vulnerabilityIn(result, rule)
    return id === null ? [] : [[id, ratingOf(result, rule)]]
  })
  const tool = oneLine(textOf(driverOf(run)['name']), 60)
  if (rated.length === 0 && all.length > 0 && !SCANNERS.test(tool)) {
    const whose = tool === '' ? '' : ` of ${tool}`
    throw new Malformed(`has results${whose}, and none of them is about a vulnerability`)
  }
  return rated
}

/** Whose results may be about other things only: files, secrets, licences. */
const SCANNERS = /trivy|grype|anchore|scout|clair|snyk/i

/** Grype once marked every result as suppressed, and meant none. */
function withoutSuppressed(results: readonly Fields[]): readonly Fields[] {
  const open = results.filter((result) => !isSuppressed(result))
  return open.length === 0 ? results : open
}

/** What somebody has only proposed to suppress, or was refused, counts. */
function isSuppressed(result: Fields): boolean {
  return listOf(result['suppressions']).some((each) =>
    ['accepted', undefined].some((status) => fieldsOf(each)['status'] === status),
  )
}

function driverOf(run: Fields): Fields {
  return fieldsOf(fieldsOf(run['tool'])['driver'])
}

/** By its id, which counts more than an index: scanners have written wrong ones. */
function rulesOf(run: Fields): (result: Fields) => Fields {
  const extensions = listOf(fieldsOf(run['tool'])['extensions']).map(fieldsOf)
  const rules = [driverOf(run), ...extensions].map((each) => listOf(each['rules']).map(fieldsOf))
  const byId = new Map(rules.flat().map((rule) => [textOf(rule['id']), rule]))
  return (result) => {
    const reference = fieldsOf(result['rule'])
    const id = textOf(result['ruleId']) || textOf(reference['id'])
    if (id !== '') return byId.get(id) ?? {}
    const index = result['ruleIndex'] ?? reference['index']
    return (Number.isInteger(index) ? rules[0]?.[Number(index)] : undefined) ?? {}
  }
}

const ID = /CVE-\d{4}-\d{1,19}|GHSA(?:-[0-9a-z]{4}){3}/i
/** What Trivy calls other things that it finds. */
const OTHER_KINDS = /^(?:Misconfiguration|Secret|License)/i
const OTHER_TAGS = ['misconfiguration', 'secret', 'license']

/** null: it is about something else. */
function vulnerabilityIn(result: Fields, rule: Fields): string | null {
  const named = textOf(result['ruleId']) || textOf(rule['id'])
  const kind = textOf(rule['name'])
  const tags = listOf(fieldsOf(rule['properties'])['tags']).slice(0, 50)
  if (OTHER_KINDS.test(kind) || OTHER_TAGS.some((each) => tags.includes(each))) return null
  const known = ID.exec(named)?.[0]
  if (known !== undefined) return known.startsWith('G') ? known : known.toUpperCase()
  const isOne = /Vulnerability$/.test(kind) || tags.includes('vulnerability')
  const id = oneLine(named.replace(/^\[\w+\] /, ''), 60)
  return isOne && id !== '' ? id : null
}

const DIGEST = /\bsha256:[0-9a-f]{64}\b/
const IMAGE_DIGEST = /@(sha256:[0-9a-f]{64})(?![0-9a-f])/

function digestsIn(run: Fields): string[] {
  const { imageName, imageID, repoDigests } = fieldsOf(run['properties'])
  const told = [...listOf(repoDigests).slice(0, 100), imageID, imageName]
  const named = told.flatMap((each) => DIGEST.exec(textOf(each))?.[0] ?? [])
  const [first] = listOf(run['results']).map(fieldsOf)
  return [...new Set([...named, ...(first === undefined ? [] : scannedBy(first))])]
}

/** `image@digest@layer:/path`, as Grype names a place: the last digest is a layer's. */
function scannedBy(result: Fields): string[] {
  const places = listOf(result['locations']).flatMap((each) =>
    listOf(fieldsOf(each)['logicalLocations']).map((place) =>
      textOf(fieldsOf(place)['fullyQualifiedName']),
    ),
  )
  return places.slice(0, 100).flatMap((name) => {
    const image = name.replace(/@sha256:[0-9a-f]{64}:.*$/s, '')
    return image === name ? [] : (IMAGE_DIGEST.exec(image)?.[1] ?? [])
  })
}
