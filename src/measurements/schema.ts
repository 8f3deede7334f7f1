import * as z from 'zod/mini'
import { MOST_SHARDS } from '../domain/budget/shard.ts'
import { type Digest, isDigest } from '../domain/image/digest.ts'
import { parseReference } from '../domain/image/reference.ts'
import { Malformed } from '../domain/values/problem.ts'
import { MOST_IMAGES, MOST_LAYERS, MOST_TEXT } from './bounds.ts'

/**
 * The shape of a measurement file: what one job has measured, for another to judge. Nothing in it is
 * open: whoever reads it knows each key, and how long everything may be.
 */

const MOST_STEPS = 1_000
/** A layer, an image: 64 TiB. */
const MOST_BYTES = 2 ** 46

const text = (most = MOST_TEXT) =>
  z
    .string({ error: 'is no text' })
    .check(z.maxLength(most, { error: `is longer than ${most} characters` }))

const digest = text().check(
  z.regex(/^(?:sha256:[a-f0-9]{64}|sha512:[a-f0-9]{128})$/, {
    error: 'is no sha256 or sha512 digest',
  }),
  z.refine(isDigest),
) as z.ZodMiniType<Digest, string>

const wholeNumber = (least: number, most: number) =>
  z
    .int({ error: 'is no whole number' })
    .check(
      z.gte(least, { error: `is less than ${least}` }),
      z.lte(most, { error: `is more than ${most}` }),
    )

const bytes = wholeNumber(1, MOST_BYTES - 1)

const reference = text().check(
  z.superRefine((given, context) => {
    try {
      parseReference(given)
    } catch (error) {
      if (!(error instanceof Malformed)) throw error
      context.addIssue({ code: 'custom', message: 'is no image reference' })
    }
  }),
)

const layer = z.strictObject({ digest, bytes, mediaType: text(200) })

/** As a descriptor has it, OCI image-spec image-index.md. */
const platform = z.strictObject({
  os: text(50),
  architecture: text(50),
  variant: z.optional(text(50)),
  'os.version': z.optional(text(50)),
  'os.features': z.optional(z.array(text(50)).check(z.maxLength(20))),
})

const claims = z.strictObject({
  'org.opencontainers.image.base.name': z.optional(text()),
  'org.opencontainers.image.base.digest': z.optional(text()),
  'io.buildpacks.lifecycle.metadata': z.optional(text()),
})

/** What its config says of how it was made, without values of build arguments. */
const build = z.strictObject({
  platform: z.nullable(platform),
  created: z.nullable(text(50)),
  diffIds: z.array(digest).check(z.maxLength(MOST_LAYERS)),
  history: z
    .array(
      z.strictObject({
        createdBy: text(),
        comment: text(),
        secrets: z.optional(z.array(text(200)).check(z.maxLength(20))),
        isEmpty: z.boolean(),
      }),
    )
    .check(z.maxLength(MOST_STEPS)),
  labels: claims,
})

const about = {
  service: text(200),
  side: z.enum(['head', 'base'], { error: 'is neither head nor base' }),
}

/** One image of what a reference names; of an index there is one for each platform. */
export const image = z.strictObject({
  ...about,
  reference,
  /** Of what the reference names. */
  digest,
  platform: z.nullable(platform),
  /** Of the image itself, which an index may list. */
  imageDigest: digest,
  /** Compressed: the layers, each digest once. */
  bytes,
  configDigest: digest,
  configBytes: wholeNumber(0, MOST_BYTES - 1),
  /** As the manifest lists them. */
  layers: z
    .array(layer)
    .check(z.maxLength(MOST_LAYERS, { error: `lists more than ${MOST_LAYERS} layers` })),
  /** Whether the sizes are not those of a registry. */
  estimated: z.boolean(),
  osFeatures: z.optional(z.array(text(50)).check(z.maxLength(20))),
  forFeaturesAlone: z.optional(z.literal(true)),
  annotations: z.optional(claims),
  /** What BuildKit says of its build, where an index lists that. */
  attestation: z.optional(z.strictObject({ digest, bytes })),
  build: z.optional(build),
  /** What a base's tag stood for once everything was measured, where somebody has looked. */
  movedTo: z.optional(digest),
})

export const failure = z.strictObject({
  ...about,
  reference: z.nullable(reference),
  failure: z.strictObject({
    code: z.enum(['missing', 'unmeasurable']),
    message: text(),
    cure: text(),
  }),
})

const entry = z.union([image, failure])

export const envelope = z.strictObject({
  schema: z.literal(1, { error: 'is not 1, which is the only one that is known here' }),
  tool: text(100),
  /** Where it was measured; null outside of GitHub Actions. */
  run: z.nullable(
    z.strictObject({
      repository: text(200),
      id: wholeNumber(1, Number.MAX_SAFE_INTEGER),
      attempt: wholeNumber(1, 10_000),
      sha: text(64).check(z.regex(/^[a-f0-9]{40}(?:[a-f0-9]{24})?$/, { error: 'is no commit' })),
    }),
  ),
  shard: z.nullable(
    z.strictObject({ index: wholeNumber(1, MOST_SHARDS), of: wholeNumber(1, MOST_SHARDS) }),
  ),
  measurements: z.array(z.unknown(), { error: 'is no list' }),
})

const measurementFile = z
  .strictObject({ ...envelope.shape, measurements: z.array(entry).check(z.maxLength(MOST_IMAGES)) })
  .check(
    z.meta({
      title: 'docker-image-budgets, measurements',
      description: 'What one job has measured, for another one to judge.',
    }),
  )

export type ImageEntry = z.output<typeof image>
type FailureEntry = z.output<typeof failure>
export type Entry = ImageEntry | FailureEntry
export type MeasurementFile = z.output<typeof measurementFile>

/** Generated from the definition above, for whoever writes such files or reads them. */
export function measurementFileJsonSchema(): object {
  return z.toJSONSchema(measurementFile, { io: 'input' })
}
