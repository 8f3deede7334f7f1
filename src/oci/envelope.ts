import * as z from 'zod/mini'
import { texts } from './lists.ts'

/** The outermost fields of any manifest. Go's clients write null for nothing, and read it so. */
export const envelope = z.object({
  schemaVersion: z.nullish(z.number()),
  mediaType: z.nullish(z.string()),
  artifactType: z.nullish(z.string()),
  manifests: z.nullish(z.array(z.unknown())),
  config: z.optional(z.unknown()),
  layers: z.nullish(z.array(z.unknown())),
  annotations: z.catch(z.nullish(texts), undefined),
})

export type Envelope = z.output<typeof envelope>
