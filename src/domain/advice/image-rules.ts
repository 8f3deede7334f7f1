import { type AdviceSubject, about, bytesOf, type Draft, ownLayers, unknownUpTo } from './rule.ts'

/** A layer over half of the own bytes: whatever it is, it is where to look. */
export function oneBigLayer(subject: AdviceSubject): Draft | null {
  // Where the base is not known, a large layer may be the base.
  if (subject.base.kind === 'unknown') return null
  const own = ownLayers(subject)
  const bytes = bytesOf(own)
  const big = own.find(({ layer }) => layer.bytes > bytes / 2)
  if (big === undefined || own.length < 2) return null
  const share = Math.round((big.layer.bytes / bytes) * 100)
  return {
    rule: 'one-big-layer',
    layer: big,
    ...unknownUpTo(big.layer.bytes),
    sentence: `This layer is ${share} % of what the image adds to its base, so that what can be saved is likely in it; and each change in it is pulled whole.`,
    summary: 'look inside that layer',
    cure: 'Look inside, and part what seldom changes from what often does.',
    dockerfile: null,
  }
}

/** What zstd takes off gzip's bytes, as measured. */
const ZSTD_SAVES = 0.07

/** The own layers only: a base image recompressed is shared with nobody. */
export function recompress(subject: AdviceSubject): Draft | null {
  if (subject.base.kind === 'unknown') return null
  const gzip = ownLayers(subject).filter(({ layer }) => layer.compression === 'gzip')
  if (gzip.length === 0) return null
  return {
    rule: 'recompress',
    layer: null,
    ...about(bytesOf(gzip) * ZSTD_SAVES),
    claims: gzip.map((layer) => ({
      layers: [layer],
      bytes: Math.round(layer.layer.bytes * ZSTD_SAVES),
      part: 'recompress',
    })),
    sentence:
      'The layers are compressed with gzip; zstd likely takes 7 % less, and unpacks faster.',
    cure: 'Build with --output type=registry,compression=zstd,oci-mediatypes=true, where everything that pulls the image reads zstd.',
    summary: 'compress the layers with zstd',
    dockerfile: null,
  }
}
