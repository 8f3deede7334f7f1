import type { Platform } from '../domain/image/platform.ts'
import { digestOf } from './content.ts'

export interface LayerSpec {
  /** What tells this layer from others: its digest is the seed's. */
  readonly seed: string
  /** Its compressed size; such a blob need not exist to be spoken of. */
  readonly bytes: number
  /** Gzip, in the image's own family of types, when not given. */
  readonly mediaType?: string
  /** The build step that made it, as the history has it. */
  readonly command?: string
  /** The steps after it that make no layer, such as ENV and CMD. */
  readonly emptySteps?: readonly string[]
  /** Of the Dockerfile, where its provenance tells. */
  readonly line?: number
}

export interface ImageSpec {
  readonly platform: Platform
  readonly layers: readonly LayerSpec[]
  readonly created?: string
  readonly labels?: Readonly<Record<string, string>>
  /** The Dockerfile's folder in its repository. */
  readonly dockerfile?: string
}

const CREATED = '2026-11-01T00:00:00Z'

/** The config of an image, OCI image-spec config.md, with the history that BuildKit writes. */
export function imageConfig({ platform, layers, labels, created = CREATED }: ImageSpec): object {
  const environment = layers
    .flatMap(({ emptySteps = [] }) => emptySteps)
    .filter((step) => step.startsWith('ENV '))
    .map((step) => step.slice('ENV '.length))
  return {
    created,
    ...platformFields(platform),
    config: { Env: environment, ...(labels === undefined ? {} : { Labels: labels }) },
    rootfs: {
      type: 'layers',
      diff_ids: layers.map(({ seed }) => digestOf(`${seed} uncompressed`)),
    },
    history: layers.flatMap(({ command, emptySteps = [] }) => [
      historyEntry(created, command),
      ...emptySteps.map((step) => ({ ...historyEntry(created, step), empty_layer: true })),
    ]),
  }
}

/** A platform as configs and index entries spell it. */
export function platformFields({ os, architecture, variant, osVersion }: Platform): object {
  return {
    architecture,
    os,
    ...(variant === undefined ? {} : { variant }),
    ...(osVersion === undefined ? {} : { 'os.version': osVersion }),
  }
}

function historyEntry(created: string, command: string | undefined): object {
  if (command === undefined) return { created }
  // A root file system that some other tool made says so in a shell comment.
  const isStep = !command.startsWith('#')
  return {
    created,
    created_by: command,
    ...(isStep ? { comment: 'buildkit.dockerfile.v0' } : {}),
  }
}
