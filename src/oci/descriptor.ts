import * as z from 'zod'
import { type Digest, isDigest } from '../domain/digest.ts'
import type { Descriptor } from '../domain/manifest.ts'
import type { Platform } from '../domain/platform.ts'
import { oneLine } from '../domain/text.ts'

const digest = z.string().refine(isDigest, {
  error: 'is no sha256 or sha512 digest',
}) as z.ZodType<Digest>

const platform = z
  .object({
    os: z.string(),
    architecture: z.string(),
    variant: z.string().optional(),
    'os.version': z.string().optional(),
  })
  .transform(toPlatform)

/** OCI image-spec descriptor.md. A size that is missing or wrong is an error, never a zero. */
export const descriptor = z
  .object({
    mediaType: z.string().default(''),
    digest,
    size: z.int({ error: 'is no whole number of bytes' }).nonnegative({ error: 'is negative' }),
    platform: platform.nullish(),
    annotations: z.record(z.string(), z.string()).nullish(),
    data: z.string().nullish(),
  })
  .transform(
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
  )

/** What is needed of an image's config, OCI image-spec config.md. */
export const config = z.object({
  os: z.string().min(1),
  architecture: z.string().min(1),
  variant: z.string().optional(),
  'os.version': z.string().optional(),
})

export function toPlatform(raw: z.output<typeof config>): Platform {
  const { os, architecture, variant, 'os.version': osVersion } = raw
  return {
    os: oneLine(os, 50),
    architecture: oneLine(architecture, 50),
    ...(variant ? { variant: oneLine(variant, 50) } : {}),
    ...(osVersion ? { osVersion: oneLine(osVersion, 50) } : {}),
  }
}
