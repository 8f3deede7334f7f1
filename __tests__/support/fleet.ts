import { emptyContent, type RegistryContent } from '../../src/embedded/content.ts'
import { addImage, addIndex } from '../../src/embedded/images.ts'

/** Repositories `acme/s0`, `acme/s1`, …, each with an image `main`, with an index if it has platforms. */
export function aFleet(size: number, architectures: readonly string[] = []): RegistryContent {
  const content = emptyContent()
  for (let index = 0; index < size; index++) {
    const specs = architectures.map((architecture) => anImageSpec(`s${index}`, architecture))
    if (specs.length > 0) addIndex(content, `acme/s${index}:main`, specs)
    else addImage(content, `acme/s${index}:main`, anImageSpec(`s${index}`))
  }
  return content
}

export function anImageSpec(seed: string, architecture = 'amd64') {
  return {
    platform: { os: 'linux', architecture },
    layers: [{ seed: `${seed} ${architecture}`, bytes: 1_000_000 }],
  }
}

/** `GET /v2/… 200`, the hash of digests left out, in the order in which they came. */
export function linesOf(
  requests: readonly { method: string; path: string; status: number }[],
): string[] {
  return requests.map(({ method, path, status }) => {
    const short = path.replace(/sha256:[a-f0-9]{64}/, 'DIGEST').replace(/\?.*/, '')
    return `${method} ${short} ${status}`
  })
}
