import type { BaseImage } from '../../src/domain/explanation/base-image.ts'

/** One layer of Debian, proved, unless it is given otherwise. */
export function aKnownBase(given: Partial<Extract<BaseImage, { kind: 'known' }>> = {}): BaseImage {
  return {
    kind: 'known',
    name: 'debian:bookworm-slim',
    digest: null,
    layers: 1,
    proof: 'provenance',
    movedTo: null,
    ...given,
  }
}
