import { emptyContent, type RegistryContent } from '../../src/embedded/content.ts'
import { addImage, addIndex } from '../../src/embedded/images.ts'

export interface Fleet {
  readonly services: number
  readonly platforms: number
  /** Services whose head is not their base. */
  readonly changed: number
}

const ARCHITECTURES = ['amd64', 'arm64', 's390x']

/** Services with a base (`main`) and a head (`pr-7`), ten layers an image; whoever makes it gets the same. */
export function contentOf({ services, platforms, changed }: Fleet): RegistryContent {
  const content = emptyContent()
  for (let index = 0; index < services; index++) {
    for (const tag of ['main', 'pr-7']) {
      const top = index < changed ? tag : 'main'
      const images = ARCHITECTURES.slice(0, platforms).map((architecture) => ({
        platform: { os: 'linux', architecture },
        layers: Array.from({ length: 10 }, (_, layer) => ({
          seed: `${index} ${architecture} ${layer < 9 ? layer : top}`,
          bytes: 4_000_000 + 1000 * layer + (layer === 9 && top !== 'main' ? 250_000 : 0),
          command: `RUN step ${layer}`,
        })),
      }))
      const name = `fleet/service-${index}:${tag}`
      const [image] = images
      if (platforms > 1) addIndex(content, name, images)
      else if (image !== undefined) addImage(content, name, image)
    }
  }
  return content
}

export interface Answer {
  readonly type: string
  readonly digest: string
  readonly body: Buffer
}

/** What the registry has, by path. */
export function answersOf(content: RegistryContent): Map<string, Answer> {
  const answers = new Map<string, Answer>()
  for (const [name, { tags, manifests, blobs }] of content.repositories) {
    for (const [digest, { mediaType, body }] of manifests) {
      answers.set(`/v2/${name}/manifests/${digest}`, { type: mediaType, digest, body })
    }
    for (const [tag, digest] of tags) {
      const answer = answers.get(`/v2/${name}/manifests/${digest}`)
      if (answer !== undefined) answers.set(`/v2/${name}/manifests/${tag}`, answer)
    }
    for (const [digest, body] of blobs) {
      answers.set(`/v2/${name}/blobs/${digest}`, { type: 'application/octet-stream', digest, body })
    }
  }
  return answers
}

/** The budget file that has the whole fleet checked. */
export function budgetsOf({ services }: Fleet, host: string): string {
  const entries = Array.from(
    { length: services },
    (_, index) => `  - image: ${host}/fleet/service-${index}\n    max_mb: 500`,
  )
  return `budgets:\n${entries.join('\n')}\n`
}
