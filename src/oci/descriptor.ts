import * as z from 'zod/mini'
import { type Digest, isDigest } from '../domain/image/digest.ts'
import type { Descriptor } from '../domain/image/manifest.ts'
import type { Platform } from '../domain/image/platform.ts'
import { nameWithoutSecrets } from '../domain/secrets/mask.ts'
import { oneLine } from '../domain/values/text.ts'
import { listOf, texts } from './lists.ts'

export const digest = z
  .string()
  .check(z.refine(isDigest, { error: 'is no sha256 or sha512 digest' })) as z.ZodMiniType<Digest>

const text = z.nullish(z.string())

/** Of a descriptor's platform, and of a config. */
export const platformFields = {
  os: text,
  architecture: text,
  variant: text,
  'os.version': text,
}

const rawPlatform = z.object({
  ...platformFields,
  'os.features': z.nullish(listOf(z.string())),
})
type RawPlatform = z.output<typeof rawPlatform>

const rawDescriptor = z.object({
  mediaType: text,
  digest,
  size: z
    .int({ error: 'is no whole number of bytes' })
    .check(z.nonnegative({ error: 'is negative' })),
  platform: z.nullish(rawPlatform),
  annotations: z.nullish(texts),
  data: text,
})
type RawDescriptor = z.output<typeof rawDescriptor>

/** undefined: tools that do not know a platform write an empty one. */
export const platform = z.pipe(rawPlatform, z.transform(toPlatform))

/** OCI image-spec descriptor.md. A size that is missing or wrong is an error, never a zero. */
export const descriptor = z.pipe(rawDescriptor, z.transform(toDescriptor))

/**
 * What the schema makes of a descriptor that is as it should be, and undefined for all others. A
 * fleet has some ten thousands of them, and the schema would take most of the time that their manifests cost.
 */
export function plainDescriptor(json: unknown): Descriptor | undefined {
  const given = Object(json) as { readonly [Key in keyof RawDescriptor]: unknown }
  const isPlain =
    isText(given.mediaType) &&
    typeof given.digest === 'string' &&
    isDigest(given.digest) &&
    Number.isSafeInteger(given.size) &&
    Number(given.size) >= 0 &&
    (given.platform == null || isPlainPlatform(given.platform)) &&
    (given.annotations == null || isMapOfTexts(given.annotations)) &&
    isText(given.data)
  return isPlain && !Array.isArray(json) ? toDescriptor(given as RawDescriptor) : undefined
}

function isPlainPlatform(given: unknown): boolean {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return false
  const features: unknown = Reflect.get(given, 'os.features')
  return (
    Object.keys(platformFields).every((field) => isText(Reflect.get(given, field))) &&
    (features == null || (Array.isArray(features) && features.every(isString)))
  )
}

/** Where a text is missing, the schema fills it in. */
function isMapOfTexts(given: unknown): boolean {
  const isMap = typeof given === 'object' && given !== null && !Array.isArray(given)
  return isMap && !Object.hasOwn(given, '__proto__') && Object.values(given).every(isString)
}

function isText(value: unknown): boolean {
  return value == null || isString(value)
}

function isString(value: unknown): boolean {
  return typeof value === 'string'
}

const NO_ANNOTATIONS: Descriptor['annotations'] = {}

function toDescriptor(raw: RawDescriptor): Descriptor {
  const { mediaType, digest, size, platform, annotations, data } = raw
  return {
    mediaType: mediaType ?? '',
    digest,
    bytes: size,
    annotations: annotations ?? NO_ANNOTATIONS,
    ...(platform && located(platform)),
    ...(data == null ? {} : { data }),
  }
}

function located(raw: RawPlatform): Pick<Descriptor, 'platform' | 'machine' | 'spelling'> {
  const platform = toPlatform({ ...raw, os: raw.os || 'any' })
  if (platform === undefined) return {}
  if (raw.os) return { platform, spelling: spellingOf(raw) }
  const { os: _, ...machine } = platform
  return { machine }
}

/** Of a version only Windows takes notice. */
function spellingOf(raw: RawPlatform): string {
  const { os, architecture, variant, 'os.version': version, 'os.features': features } = raw
  const own = os?.toLowerCase() === 'windows' ? version : null
  return JSON.stringify([os, architecture, variant ?? '', own ?? '', features?.toSorted() ?? []])
}

export function toPlatform(raw: Partial<RawPlatform>): Platform | undefined {
  const { os, architecture, variant, 'os.version': osVersion, 'os.features': features } = raw
  if (!os || !architecture) return undefined
  return {
    os: word(os),
    architecture: word(architecture),
    ...(variant ? { variant: word(variant) } : {}),
    ...(osVersion ? { osVersion: word(osVersion) } : {}),
    ...(features?.length ? { osFeatures: features.map((each) => word(each)).toSorted() } : {}),
  }
}

function word(text: string): string {
  return nameWithoutSecrets(oneLine(text, 50))
}
