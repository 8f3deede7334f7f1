import { describe, expect, it, jest } from '@jest/globals'
import { readBudgets } from '../src/budgets/read.ts'
import { adviceFor } from '../src/domain/advice/advice.ts'
import { slimmerVariants } from '../src/domain/advice/base/variants.ts'
import { copyOf } from '../src/domain/advice/files/copies.ts'
import { parseCreepReference, versionTags } from '../src/domain/budget/creep-reference.ts'
import { checkTemplate } from '../src/domain/budget/template.ts'
import { baseClaims } from '../src/domain/explanation/base-claims.ts'
import { environmentOf, normalised, stepsOf } from '../src/domain/history/history.ts'
import { parsePlatform } from '../src/domain/image/platform.ts'
import { parseReference } from '../src/domain/image/reference.ts'
import { valueWithoutSecrets, withoutSecrets } from '../src/domain/secrets/mask.ts'
import { readScript } from '../src/domain/shell/script.ts'
import { parseSize } from '../src/domain/values/bytes.ts'
import { parseIncrease } from '../src/domain/values/increase.ts'
import { Malformed, Unmeasurable } from '../src/domain/values/problem.ts'
import { nearest, oneLine } from '../src/domain/values/text.ts'
import { parseRecord } from '../src/github/comment/approval-record.ts'
import { parseMarker } from '../src/github/comment/comment-marker.ts'
import { parseConfig, parseManifest } from '../src/oci/parse.ts'
import { parseProvenance } from '../src/oci/provenance.ts'
import { imageOfPurl } from '../src/oci/purl.ts'
import { parseChallenges } from '../src/registry/auth/challenge.ts'
import { nextLink } from '../src/registry/content/link.ts'
import { registryWords } from '../src/registry/transport/error.ts'
import { passOnWarnings } from '../src/registry/transport/warnings.ts'
import { renderFailure } from '../src/render/failure.ts'
import { code, htmlCode, prose, row } from '../src/render/markdown-text.ts'
import { SHAPES, type Shape } from './support/adversarial.ts'
import { aLayer } from './support/builders.ts'
import { anEntry } from './support/history.ts'
import { measureFile } from './support/layout-files.ts'
import { received } from './support/raw-manifests.ts'
import { END_OF_ARCHIVE, tarFile } from './support/tar-writer.ts'

jest.setTimeout(120_000)

const layerOf = (words: string) => ({
  layer: aLayer({ bytes: 1e9 }),
  diffId: null,
  step: stepsOf({ history: [anEntry(words)] }, 1)[0] ?? null,
})
const answerOf = (headers: Record<string, string>, body = '') => ({
  status: 401,
  headers,
  body: Buffer.from(body),
  url: new URL('http://localhost/'),
})

/** Whatever reads what others have written. */
const PARSERS: Readonly<Record<string, (text: string) => unknown>> = {
  readBudgets,
  parseReference,
  parseIncrease,
  parseSize,
  parsePlatform,
  parseCreepReference,
  checkTemplate,
  oneLine,
  'oneLine of any length': (text) => oneLine(text, Number.POSITIVE_INFINITY),
  nearest: (text) => nearest(text, ['name', 'image', 'max_increase']),
  versionTags: (text) => versionTags([text, `${text}1`]),
  slimmerVariants,
  stepsOf: (text) => stepsOf({ history: [anEntry(text), anEntry('', { comment: text })] }, 2),
  environmentOf: (text) => environmentOf({ history: [anEntry(text)] }),
  normalised: (text) => normalised({ text, instruction: null, buildArguments: [] }),
  baseClaims: (text) => {
    const labels = {
      'org.opencontainers.image.base.name': text,
      'io.buildpacks.lifecycle.metadata': text,
    }
    return baseClaims({ labels, history: [anEntry('', { comment: text })] }, {}, undefined)
  },
  readScript: (text) => readScript(text),
  copyOf: (text) => copyOf(layerOf(text)),
  adviceFor: (text) =>
    adviceFor({
      layers: [layerOf(text), layerOf(`RUN ${text}`)],
      base: { kind: 'unknown' },
      variants: [],
      unshared: null,
      environment: [text],
      startCommands: [text],
    }),
  withoutSecrets,
  valueWithoutSecrets: (text) => valueWithoutSecrets('a', text),
  parseManifest: (text) => parseManifest(received(text)),
  parseConfig: (text) => parseConfig(received(text)),
  parseProvenance: (text) => parseProvenance(received(text)),
  imageOfPurl,
  parseChallenges: (text) => parseChallenges([text]),
  nextLink: (link) => nextLink({ link }),
  passOnWarnings: (warning) => passOnWarnings(answerOf({ warning }), () => {}),
  registryWords: (text) => registryWords(answerOf({}, text)),
  parseMarker,
  parseRecord,
  code,
  prose,
  htmlCode,
  row: (text) => row([text]),
  renderFailure: (text) => renderFailure(text, undefined),
}

const SIZE = 16_000
/** What takes less is lost in the noise; what grows as the square of such a text takes seconds. */
const NOTHING_MS = 50
/** Four times the text takes four times as long; sixteen times would be its square. */
const MOST_GROWTH = 9
const ATTEMPTS = 12

/** How many times as long four times the text takes; of several measurements the least counts. */
function growthOf(parse: (text: string) => unknown, shape: Shape): number {
  const [small, large] = [shape(SIZE), shape(4 * SIZE)]
  let [least, most] = [timeOf(parse, small), timeOf(parse, large)]
  for (let attempt = 1; attempt < ATTEMPTS; attempt++) {
    if (most < NOTHING_MS || most / least < MOST_GROWTH) break
    least = Math.max(0.1, Math.min(least, timeOf(parse, small)))
    most = Math.min(most, timeOf(parse, large))
  }
  return most < NOTHING_MS ? 1 : most / least
}

/** Milliseconds of this process: others may keep the machine busy meanwhile. */
function timeOf(parse: (text: string) => unknown, text: string): number {
  const began = process.cpuUsage()
  try {
    parse(text)
  } catch (error) {
    if (!(error instanceof Malformed || error instanceof Unmeasurable)) throw error
  }
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1000
}

describe('when a text is made to be slow, or to overflow', () => {
  it.each(Object.keys(PARSERS))(
    'takes time that grows as it does, and no error but ours: %s',
    (name) => {
      const parse = PARSERS[name] ?? String
      const slow = Object.entries(SHAPES).flatMap(([shape, textOf]) => {
        const growth = growthOf(parse, textOf)
        return growth < MOST_GROWTH ? [] : [`${shape}: ${growth.toFixed(1)} times as long`]
      })
      expect(slow).toEqual([])
    },
  )

  it('would see a parser that goes back and forth', () => {
    const growth = growthOf(
      (text) => /\s+$/.test(text),
      (n) => `${' '.repeat(n / 4)}x`,
    )
    expect(growth).toBeGreaterThan(MOST_GROWTH)
  })
})

describe('when an image has as many steps as are looked at', () => {
  const archives = (name: string) =>
    Array.from({ length: 300 }, (_, at) => `${name}${at}.tar`).join(' ')

  it('is advised on in seconds, however they refer to one another', () => {
    const layers = Array.from({ length: 1000 }, (_, at) =>
      layerOf(at % 2 === 0 ? `COPY ${archives('a')} /x/` : `RUN tar -xf ${archives('b')}`),
    )
    const base = { kind: 'unknown' } as const
    const environment = ['A=b '.repeat(1_000_000)]
    const began = performance.now()
    adviceFor({
      layers,
      base,
      variants: [],
      unshared: null,
      environment,
      startCommands: environment,
    })
    expect(performance.now() - began).toBeLessThan(5_000)
  })
})

const DIGEST = `sha256:${'a'.repeat(64)}`
/** As many as four megabytes hold. */
const ONES = `[${'1,'.repeat(2_000_000)}1]`
const MANY = `{${Array.from({ length: 300_000 }, (_, at) => `"${at}":1`).join()}}`

describe('when JSON holds millions of mistakes', () => {
  const config = { mediaType: 'application/vnd.oci.image.config.v1+json', digest: DIGEST, size: 1 }
  it.each([
    ['annotations', `"annotations":${MANY}`, 'annotations.0'],
    ['features', `"platform":{"os":"a","os.features":${ONES}}`, 'platform.os.features[0]'],
  ])('tells one of an entry’s %s', (_, fields, where) => {
    const entry = `{${fields},"digest":"${DIGEST}","size":1}`
    const index = parseManifest(received(`{"schemaVersion":2,"manifests":[${entry}]}`))
    const [unreadable] = index.kind === 'index' ? (index.unreadable ?? []) : []
    expect(unreadable?.error.message).toBe(
      `GET x is malformed: manifests[0].${where} is number, not string`,
    )
  })

  it.each([
    [
      'layers',
      `"config":${JSON.stringify(config)},"layers":${ONES}`,
      'lists 2000001 layers, and no',
    ],
    ['entries', `"manifests":${ONES}`, 'lists 2000001 manifests'],
  ])('tells how many there are: %s', (_, fields, why) => {
    expect(() => parseManifest(received(`{"schemaVersion":2,${fields}}`))).toThrow(why)
  })

  it('reads what it can of a config', () => {
    const text = `{"os":"linux","architecture":"amd64","rootfs":{"diff_ids":${ONES}}}`
    expect(parseConfig(received(text))).toMatchObject({ diffIds: [] })
  })

  it('tells one of what docker save wrote', async () => {
    const manifest = `[{"Config":"a","RepoTags":${ONES}}]`
    const content = Buffer.concat([tarFile({ name: 'manifest.json' }, manifest), END_OF_ARCHIVE])
    expect(await measureFile('docker-archive:image.tar', content)).toMatchObject({
      reason: expect.stringContaining('[0].RepoTags[0] is number, not string'),
    })
  })
})
