import * as z from 'zod/mini'
import { type Digest, isDigest } from '../domain/digest.ts'
import type { Descriptor } from '../domain/manifest.ts'
import type { Platform } from '../domain/platform.ts'
import { oneLine } from '../domain/text.ts'

export const digest = z
  .string()
  .check(z.refine(isDigest, { error: 'is no sha256 or sha512 digest' })) as z.ZodMiniType<Digest>

const rawPlatform = z.object({
  os: z.string(),
  architecture: z.string(),
  variant: z.optional(z.string()),
  'os.version': z.optional(z.string()),
})

const platform = z.pipe(rawPlatform, z.transform(toPlatform))

/** OCI image-spec descriptor.md. A size that is missing or wrong is an error, never a zero. */
export const descriptor = z.pipe(
  z.object({
    mediaType: z._default(z.string(), ''),
    digest,
    size: z
      .int({ error: 'is no whole number of bytes' })
      .check(z.nonnegative({ error: 'is negative' })),
    platform: z.nullish(platform),
    annotations: z.nullish(z.record(z.string(), z.string())),
    data: z.nullish(z.string()),
  }),
  z.transform(
    ({ mediaType, digest, size, platform, annotations, data }): Descriptor => ({
      mediaType,
      digest,
      bytes: size,
      annotations: annotations ?? {},
      // Tools that do not know a platform write an empty one.
      ...(platform == null || platform.os === '' || platform.architecture === ''
        ? {}
        : { platform }),
      ...(data == null ? {} : { data }),
    }),
  ),
)

export function toPlatform(raw: z.output<typeof rawPlatform>): Platform {
  const { os, architecture, variant, 'os.version': osVersion } = raw
  return {
    os: oneLine(os, 50),
    architecture: oneLine(architecture, 50),
    ...(variant ? { variant: oneLine(variant, 50) } : {}),
    ...(osVersion ? { osVersion: oneLine(osVersion, 50) } : {}),
  }
}
