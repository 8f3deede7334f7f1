import type { RegistryContent } from '../../../src/embedded/content.ts'
import { repositoryOf } from '../../../src/embedded/content.ts'
import type { ImageSpec } from '../../../src/embedded/image-config.ts'
import { addImage, addIndex } from '../../../src/embedded/images.ts'

const MIB = 1024 * 1024
const SYSTEM = { amd64: 29_126_484, arm64: 28_734_209 }
const APP = 1_048_603
const OLD = '2026-03-02T08:00:00Z'

export type Form =
  | 'an index with attestations'
  | 'a manifest'
  | 'a Docker list'
  | 'a Docker manifest'

/** An image of which one RUN step grew from 40 to 60 MiB. */
export interface Grown {
  readonly form: Form
  /** The step, after RUN. */
  readonly step: string
  /** What makes its sizes unlike those of all others. */
  readonly odd: number
}

type Architecture = keyof typeof SYSTEM

const ARCHITECTURES = ['amd64', 'arm64'] as const
const isIndex = ({ form }: Grown) => !form.includes('manifest')

/** To the byte, as the report has it: a plain manifest does not say what it is for. */
export function sizesOf(grown: Grown) {
  const sizes = ARCHITECTURES.map((architecture) => ({
    platform: isIndex(grown) ? `linux/${architecture}` : null,
    base: SYSTEM[architecture] + 40 * MIB + grown.odd + APP,
    head: SYSTEM[architecture] + 60 * MIB + 2 * grown.odd + APP,
  }))
  return isIndex(grown) ? sizes : sizes.slice(0, 1)
}

/** The base as `main`, the head as `pr-7`, an older version as `v1.0.0`, and tags of a thousand builds. */
export function addGrown(content: RegistryContent, repository: string, grown: Grown): void {
  const { odd } = grown
  add(content, `${repository}:main`, grown, { mib: 40, extra: odd })
  add(content, `${repository}:pr-7`, grown, { mib: 60, extra: 2 * odd })
  add(content, `${repository}:v1.0.0`, grown, { mib: 30, extra: odd, created: OLD })
  const { tags } = repositoryOf(content, repository)
  const main = tags.get('main')
  if (main === undefined) throw new RangeError(`${repository} has no main`)
  for (let build = 0; build < 1_000; build++) {
    tags.set(`build-${String(build).padStart(4, '0')}`, main)
  }
}

interface Version {
  readonly mib: number
  readonly extra: number
  readonly created?: string
}

function add(
  content: RegistryContent,
  name: string,
  { form, step }: Grown,
  { mib, extra, created }: Version,
): void {
  const image = (architecture: Architecture): ImageSpec => ({
    platform: { os: 'linux', architecture },
    ...(created === undefined ? {} : { created }),
    layers: [
      {
        seed: `system ${architecture}`,
        bytes: SYSTEM[architecture],
        command: "# debian.sh --arch 'amd64' out/ 'trixie' '@1763510400'",
      },
      {
        seed: `${name} step ${architecture}`,
        bytes: mib * MIB + extra,
        command: `RUN /bin/sh -c ${step} # buildkit`,
        line: 4,
      },
      {
        seed: `${name.split(':')[0]} app ${architecture}`,
        bytes: APP,
        command: 'COPY . /app # buildkit',
        emptySteps: ['CMD ["/app/run"]'],
        line: 5,
      },
    ],
  })
  const images = ARCHITECTURES.map(image)
  if (form === 'an index with attestations') addIndex(content, name, images, { attestations: true })
  else if (form === 'a Docker list') addIndex(content, name, images, { docker: true })
  else addImage(content, name, image('amd64'), { docker: form === 'a Docker manifest' })
}
