import { digestOf } from './content.ts'
import type { ImageSpec } from './image-config.ts'

const SLSA = 'https://slsa.dev/provenance/v1'

/** What BuildKit signs of a build with mode=max, its docs/attestations/slsa-provenance.md. */
export function provenanceOf(image: string, { layers, dockerfile }: ImageSpec): object {
  const digests = layers.map(({ seed }) => ({ digest: digestOf(seed) }))
  const steps = layers.map(({ line }, index) => ({ name: `step${index}`, line, index }))
  const located = steps.filter(({ line }) => line !== undefined)
  return {
    _type: 'https://in-toto.io/Statement/v1',
    predicateType: SLSA,
    subject: [{ name: '_', digest: { sha256: image.slice('sha256:'.length) } }],
    predicate: {
      buildDefinition: { buildType: 'https://mobyproject.org/buildkit@v1' },
      runDetails: {
        metadata: {
          buildkit_metadata: {
            vcs: { 'localdir:dockerfile': dockerfile ?? '.' },
            source: {
              locations: Object.fromEntries(
                located.map(({ name, line }) => [
                  name,
                  { locations: [{ ranges: [{ start: { line } }] }] },
                ]),
              ),
              infos: [{ filename: 'Dockerfile' }],
            },
            layers: Object.fromEntries(
              steps.map(({ name, index }) => [`${name}:0`, [digests.slice(0, index + 1)]]),
            ),
          },
        },
      },
    },
  }
}
