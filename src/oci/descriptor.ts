import * as z from 'zod/mini'
import { type Digest, isDigest } from '../domain/digest.ts'
import type { Descriptor } from '../domain/manifest.ts'
import type { Platform } from '../domain/platform.ts'
import { oneLine } from '../domain/text.ts'
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

/** undefined: tools that do not know a platform write an empty one. */
export const platform = z.pipe(rawPlatform, z.transform(toPlatform))

/** OCI image-spec descriptor.md. A size that is missing or wrong is an error, never a zero. */
export const descriptor = z.pipe(
  z.object({
    mediaType: text,
    digest,
    size: z
      .int({ error: 'is no whole number of bytes' })
      .check(z.nonnegative({ error: 'is negative' })),
    platform: z.nullish(rawPlatform),
    annotations: z.nullish(texts),
    data: text,
  }),
  z.transform(
    ({ mediaType, digest, size, platform, annotations, data }): Descriptor => ({
      mediaType: mediaType ?? '',
      digest,
      bytes: size,
      annotations: annotations ?? {},
      ...located(platform),
      ...(data == null ? {} : { data }),
    }),
  ),
)

function located(
  raw: RawPlatform | null | undefined,
): Pick<Descriptor, 'platform' | 'machine' | 'spelling'> {
  const platform = raw && toPlatform({ ...raw, os: raw.os || 'any' })
  if (raw == null || platform == null) return {}
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
    os: oneLine(os, 50),
    architecture: oneLine(architecture, 50),
    ...(variant ? { variant: oneLine(variant, 50) } : {}),
    ...(osVersion ? { osVersion: oneLine(osVersion, 50) } : {}),
    ...(features?.length
      ? { osFeatures: features.map((each) => oneLine(each, 50)).toSorted() }
      : {}),
  }
}
