import * as z from 'zod/mini'
import { type Digest, isDigest } from '../domain/image/digest.ts'
import type { Provenance, SourceLine } from '../domain/image/provenance.ts'
import { withoutSecrets } from '../domain/secrets/mask.ts'
import { Unmeasurable } from '../domain/values/problem.ts'
import { oneLine } from '../domain/values/text.ts'
import { digest } from './descriptor.ts'
import { lenient, parseLeniently } from './lenient.ts'
import { listOf } from './lists.ts'
import type { Received } from './parse.ts'
import { imageOfPurl } from './purl.ts'

/** Longer ones are left out: a path that is cut short is another path. */
const MAX_PATH = 500

const record = z.catch(z.record(z.string(), z.unknown()), {})

const materials = lenient(z.object({ uri: z.string(), digest: record }))
type Materials = z.output<typeof materials>

const range = z.object({ start: z.object({ line: z.int().check(z.positive()) }) })
const location = z.object({ sourceIndex: z._default(z.int(), 0), ranges: lenient(range) })
const stepSource = z.object({ locations: lenient(location) })
/** Cleaned once, since thousands of steps may stand in one file. */
const path = z.catch(
  z.pipe(
    z.string().check(z.maxLength(MAX_PATH)),
    z.transform((text) => oneLine(withoutSecrets(text).text)),
  ),
  '',
)
const info = z.catch(z.object({ filename: path }), { filename: '' })

const NO_SOURCE = { locations: {}, infos: [] }
const source = z.catch(
  z.object({ locations: record, infos: z.catch(z.array(info), []) }),
  NO_SOURCE,
)

/** The layers up to a step; several chains where they were compressed in several ways. */
const chains = lenient(listOf(z.object({ digest })))

/** BuildKit's docs/attestations/slsa-definitions.md "buildkit_metadata". */
const buildkitMetadata = z.object({ source, layers: record, vcs: record })
type BuildkitMetadata = z.output<typeof buildkitMetadata>

const V02 = 'https://slsa.dev/provenance/v0.2'
const V1 = 'https://slsa.dev/provenance/v1'

/** in-toto's attestation spec "Statement", its predicate as https://slsa.dev/spec has it. */
const statement = z.discriminatedUnion('predicateType', [
  z.object({
    predicateType: z.literal(V02),
    predicate: z.object({ materials, metadata: record }),
  }),
  z.object({
    predicateType: z.literal(V1),
    predicate: z.object({
      buildDefinition: z.catch(z.object({ resolvedDependencies: materials }), {
        resolvedDependencies: [],
      }),
      runDetails: z.catch(z.object({ metadata: record }), { metadata: {} }),
    }),
  }),
])

/** @returns undefined where it is no provenance; what cannot be read of one is left out. */
export function parseProvenance(received: Received): Provenance | undefined {
  const read = parseLeniently(statement, received)
  if (read === undefined) return undefined
  if (read.predicateType === V02) {
    const { materials, metadata } = read.predicate
    return provenance(materials, metadata[V02_KEY])
  }
  const { buildDefinition, runDetails } = read.predicate
  const { metadata } = runDetails
  return provenance(
    buildDefinition.resolvedDependencies,
    // The first BuildKits that wrote v1 kept the key of v0.2.
    metadata['buildkit_metadata'] ?? metadata[V02_KEY],
  )
}

/** @throws {Unmeasurable} where it was to be a provenance, and is none that can be read. */
export function readProvenance(received: Received): Provenance {
  const read = parseProvenance(received)
  if (read !== undefined) return read
  throw new Unmeasurable(
    `${received.name} is no provenance of SLSA v0.2 or v1`,
    'Build the image again with a current buildx.',
  )
}

const V02_KEY = 'https://mobyproject.org/buildkit@v1#metadata'

function provenance(inputs: Materials, details: unknown): Provenance {
  const { data } = buildkitMetadata.safeParse(details)
  return { materials: imagesAmong(inputs), places: data ? placesOf(data) : new Map() }
}

function imagesAmong(inputs: Materials): Provenance['materials'] {
  const images = inputs.flatMap(({ uri, digest: set }) => {
    const name = imageOfPurl(withoutSecrets(uri).text)
    const known = [`sha256:${set['sha256']}`, `sha512:${set['sha512']}`].find(isDigest)
    return name === undefined || known === undefined ? [] : [{ name, digest: known }]
  })
  // Each platform that a stage was pulled for is a material of its own.
  const unique = new Map(images.map((image) => [`${image.name} ${image.digest}`, image]))
  return [...unique.values()]
}

function placesOf({ layers, source, vcs }: BuildkitMetadata): Map<Digest, SourceLine> {
  const directory = path.parse(vcs['localdir:dockerfile'])
  const places = new Map<Digest, SourceLine>()
  for (const [layer, step] of makersOf(layers)) {
    const place = placeOf(source, step)
    if (place === undefined) continue
    places.set(layer, { ...place, file: inside(directory, place.file) })
  }
  return places
}

/**
 * The step that made each layer. BuildKit numbers steps in the order in which they depend on each
 * other, and a step that changes no file ends with the layer of the one before it.
 */
function makersOf(layers: Readonly<Record<string, unknown>>): Map<Digest, string> {
  const outputs = Object.entries(layers).flatMap(([key, value]) => {
    const [, step, output] = /^step(\d{1,9}):(\d{1,9})$/.exec(key) ?? []
    return step === undefined ? [] : [{ step: Number(step), output: Number(output), value }]
  })
  const makers = new Map<Digest, string>()
  for (const { step, value } of outputs.toSorted(
    (a, b) => a.step - b.step || a.output - b.output,
  )) {
    for (const chain of chains.parse(value)) {
      const last = chain.at(-1)?.digest
      if (last !== undefined && !makers.has(last)) makers.set(last, `step${step}`)
    }
  }
  return makers
}

/** The first line of what made a step. */
function placeOf(
  { locations, infos }: BuildkitMetadata['source'],
  step: string,
): SourceLine | undefined {
  const { data } = stepSource.safeParse(locations[step])
  for (const { sourceIndex, ranges } of data?.locations ?? []) {
    const file = infos[sourceIndex]?.filename ?? ''
    const line = ranges[0]?.start.line
    if (file !== '' && line !== undefined) return { file, line }
  }
  return undefined
}

/** BuildKit knows the Dockerfile's name alone; buildx adds where in the repository it found it. */
function inside(directory: string, file: string): string {
  return ['', '.'].includes(directory) ? file : `${directory}/${file}`
}
