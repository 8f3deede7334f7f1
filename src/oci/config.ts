import * as z from 'zod/mini'
import { LIFECYCLE } from '../domain/explanation/buildpack-layers.ts'
import { maskedEntry } from '../domain/history/masked-entry.ts'
import type { HistoryEntry, ImageConfig } from '../domain/image/manifest.ts'
import { valueWithoutSecrets, withoutSecrets } from '../domain/secrets/mask.ts'
import { digest, platformFields, toPlatform } from './descriptor.ts'
import { listOf } from './lists.ts'

/** Enough for any Dockerfile, with its base's steps; layers end far below it. */
const MAX_HISTORY = 1_000
const MAX_LABEL_BYTES = 4 * 1024
/** Buildpacks list every file's layer in theirs. */
const MAX_LIFECYCLE_BYTES = 256 * 1024

/** `2026-01-31T12:00:00.123456789+01:00` */
const MAX_TIME = 40

const text = z._default(z.nullable(z.string()), '')

const entry = z.pipe(
  z.object({
    created: z.catch(z.nullish(z.string()), undefined),
    created_by: text,
    comment: text,
    empty_layer: z.nullish(z.boolean()),
  }),
  z.transform(
    ({ created, created_by, comment, empty_layer }): HistoryEntry =>
      maskedEntry({
        ...(created ? { created: created.slice(0, MAX_TIME) } : {}),
        createdBy: created_by ?? '',
        comment: comment ?? '',
        isEmpty: empty_layer ?? false,
      }),
  ),
)

/** One entry that cannot be read would shift all that follow: then there is none. */
const history = z.pipe(
  z.array(z.unknown()),
  z.transform((entries) => {
    const read = z.array(entry).safeParse(entries.slice(0, MAX_HISTORY))
    return read.success ? read.data : []
  }),
)

const labels = z.pipe(z.record(z.string(), z.unknown()), z.transform(readableLabels))

/** Docker's own: OCI's config has none. Masked as the steps are that it stands before. */
const shell = z.catch(
  z.pipe(
    z.optional(z.array(z.string()).check(z.maxLength(20))),
    z.transform((words) => words && withoutSecrets(words.join(' ')).text.split(' ')),
  ),
  undefined,
)

/** RFC 3339, 5.6; whether there is such a day, Date.parse says. */
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i

const created = z.pipe(z.string(), z.transform(normalisedTime))

/**
 * OCI image-spec config.md. The platform has to be right where it is told, since sizes are compared
 * by it. What only explains a size is read where it can be: it must not make an image unmeasurable.
 */
export const config = z.pipe(
  z.object({
    ...platformFields,
    created: z.catch(z.nullable(created), null),
    rootfs: z.catch(z.object({ diff_ids: listOf(digest) }), { diff_ids: [] }),
    history: z.catch(history, []),
    config: z.catch(z.object({ Labels: z.catch(labels, {}), Shell: shell }), {
      Labels: {},
      Shell: undefined,
    }),
  }),
  z.transform(
    ({ created, rootfs, history, config, ...platform }): ImageConfig => ({
      platform: toPlatform(platform) ?? null,
      created,
      diffIds: rootfs.diff_ids,
      history,
      labels: config.Labels,
      ...(config.Shell ? { shell: config.Shell } : {}),
    }),
  ),
)

function normalisedTime(text: string): string | null {
  const time = DATE_TIME.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}

function readableLabels(labels: Readonly<Record<string, unknown>>): Record<string, string> {
  const most = (name: string) => (name === LIFECYCLE ? MAX_LIFECYCLE_BYTES : MAX_LABEL_BYTES)
  const readable = Object.entries(labels).filter(
    (label): label is [string, string] =>
      typeof label[1] === 'string' && Buffer.byteLength(label[1]) <= most(label[0]),
  )
  return Object.fromEntries(
    readable.map(([name, value]) => [name, valueWithoutSecrets(name, value)]),
  )
}
