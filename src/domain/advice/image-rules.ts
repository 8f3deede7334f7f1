import type { DescribedLayer } from '../history/described-layer.ts'
import { shellWords } from './lines.ts'
import { named } from './packages/tools.ts'
import {
  type AdviceSubject,
  about,
  bytesOf,
  type Draft,
  NOT_ABOUT_BYTES,
  ownLayers,
  unknownUpTo,
} from './rule.ts'

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

/** What a build argument is called is told; what it holds never is. */
export function secretArgument(subject: AdviceSubject): Draft | null {
  const own = ownLayers(subject)
  const layer = own.find((each) => secretsOf(each).length > 0)
  const [first, ...others] = [...new Set(own.flatMap(secretsOf))]
  if (layer === undefined || first === undefined) return null
  const isOne = others.length === 0
  return {
    rule: 'secret-argument',
    layer,
    ...NOT_ABOUT_BYTES,
    sentence: `By ${isOne ? 'its name' : 'their names'}, the build ${isOne ? 'argument' : 'arguments'} ${named([first, ...others])} likely ${isOne ? 'holds a secret' : 'hold secrets'}: whoever can pull the image reads it in the history.`,
    cure: 'Replace the secret, and give the next one to the RUN that needs it by a secret mount.',
    summary: 'replace the secret, and mount the next one',
    dockerfile: `RUN --mount=type=secret,id=${first},env=${first} ${commandOf(layer)}`,
  }
}

/** The step's own command, where it may be shown. */
function commandOf({ step }: DescribedLayer): string {
  const words = step?.instruction === 'RUN' ? step.text.replace(/^RUN\s+/, '').split(' ') : []
  const isPlain = words.length > 0 && shellWords(words) === words.join(' ')
  return isPlain ? words.join(' ') : './build.sh'
}

const VARIABLE = /^[A-Za-z_]\w{0,63}$/
const SECRET =
  /(?:^|_)(?:secrets?|tokens?|pass(?:word|wd|phrase)|pwd|credentials?|api_?key|(?:access|auth|deploy|encryption|license|private|secret|signing|ssh)_?key)(?:_|$)/
/** They tell where a secret is, or about it, or are made to be known. */
const NO_SECRET = /(?:^|_)(?:public|file|path|dir|url|uri|name|ttl|length|version)(?:_|$)/

function secretsOf({ step }: DescribedLayer): string[] {
  return (step?.buildArguments ?? [])
    .map((argument) => argument.replace(/=.*$/s, ''))
    .filter((name) => VARIABLE.test(name) && isSecret(name))
}

function isSecret(name: string): boolean {
  const words = name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase()
  return SECRET.test(words) && !NO_SECRET.test(words)
}
