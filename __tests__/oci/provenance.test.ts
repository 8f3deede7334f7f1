import { describe, expect, it, jest } from '@jest/globals'
import fc from 'fast-check'
import type { Provenance } from '../../src/domain/image/provenance.ts'
import { parseProvenance } from '../../src/oci/provenance.ts'
import { aDigest } from '../support/builders.ts'
import { RUNS } from '../support/properties.ts'
import { digestSet, LAYERS, slsa1, slsa02 } from '../support/provenances.ts'
import { received } from '../support/raw-manifests.ts'

jest.setTimeout(60_000)

function read(statement: unknown): Provenance {
  const provenance = parseProvenance(received(statement))
  if (provenance === undefined) throw new Error('it is no provenance')
  return provenance
}

function placesIn(metadata: object) {
  return [...read(slsa02({ metadata })).places]
}

function materialsOf(...uris: readonly string[]) {
  const materials = uris.map((uri) => ({ uri, digest: digestSet('material') }))
  return read(slsa1({ materials })).materials.map(({ name }) => name)
}

const FILE = 'services/api/Dockerfile'

describe.each([
  ['SLSA v0.2', slsa02],
  ['SLSA v1', slsa1],
])('when BuildKit writes %s', (_, statement) => {
  it.each(['min', 'max'] as const)('names the images that it built from, in mode=%s', (mode) => {
    expect(read(statement({ mode })).materials).toEqual([
      { name: 'docker/dockerfile:1', digest: aDigest('frontend') },
      { name: 'debian:bookworm-slim', digest: aDigest('debian') },
      { name: 'golang:1.24-alpine', digest: aDigest('golang') },
    ])
  })

  it('places the layers of every stage, in mode=max', () => {
    expect(read(statement()).places).toEqual(
      new Map([
        [LAYERS.debian, { file: FILE, line: 5 }],
        [LAYERS.curl, { file: FILE, line: 6 }],
        [LAYERS.golang, { file: FILE, line: 1 }],
        [LAYERS.built, { file: FILE, line: 3 }],
        [LAYERS.app, { file: FILE, line: 8 }],
      ]),
    )
  })

  it('places nothing in mode=min', () => {
    expect(read(statement({ mode: 'min' })).places.size).toBe(0)
  })
})

describe('when v1 has the key of v0.2, as in the first BuildKits that wrote it', () => {
  it('is read all the same', () => {
    const text = JSON.stringify(slsa1()).replace(
      '"buildkit_metadata"',
      '"https://mobyproject.org/buildkit@v1#metadata"',
    )
    expect(read(text).places.size).toBe(5)
  })
})

describe('what a material is called', () => {
  const digest = aDigest('pinned')
  const escaped = encodeURIComponent(digest)

  it.each([
    ['pkg:docker/debian@bookworm-slim?platform=linux%2Famd64', 'debian:bookworm-slim'],
    ['pkg:docker/acme/base@1.2', 'acme/base:1.2'],
    ['pkg:docker/ghcr.io/acme/base@1.2', 'ghcr.io/acme/base:1.2'],
    ['pkg:docker/localhost%3A5000/acme/base@1', 'localhost:5000/acme/base:1'],
    ['pkg:docker/localhost:5000/acme/base@1', 'localhost:5000/acme/base:1'],
    [`pkg:docker/ubuntu?digest=${digest}&platform=linux%2Famd64`, `ubuntu@${digest}`],
    [`pkg:docker/debian@12?digest=${escaped}`, `debian:12@${digest}`],
    [`pkg:docker/debian@${escaped}`, `debian@${digest}`],
    ['pkg:docker/scratchpad', 'scratchpad'],
  ])('%s: %s', (uri, name) => {
    expect(materialsOf(uri)).toEqual([name])
  })

  it.each([
    'https://github.com/acme/shop.git#refs/heads/main',
    'pkg:oci/base@sha256:00',
    'pkg:npm/left-pad@1.3.0',
    'pkg:docker/',
    'pkg:docker/%E0%A4%A@1',
    'pkg:docker/debian@%0A::error::',
    'pkg:docker/oci@%2Fetc%2Fpasswd',
    'pkg:docker/docker-archive%3A%2Fetc%2Fpasswd',
    'pkg:docker/Debian@12',
  ])('%s names no image of a registry', (uri) => {
    expect(materialsOf(uri)).toEqual([])
  })

  it('is said once, however many platforms were pulled', () => {
    const of = (platform: string) => `pkg:docker/debian@12?platform=linux%2F${platform}`
    expect(materialsOf(of('amd64'), of('arm64'))).toEqual(['debian:12'])
  })

  it('is left out without a digest that can be compared', () => {
    const uri = 'pkg:docker/debian@12'
    const digests = [undefined, {}, { sha1: 'abc' }, { sha256: 'abc' }, 'sha256', { sha256: {} }]
    const materials = digests.map((set) => ({ uri, digest: set }))
    expect(read(slsa02({ materials })).materials).toEqual([])
  })
})

describe('where a layer was made', () => {
  const [first, second] = [aDigest('first'), aDigest('second')]
  const at = (line: unknown, more: object = {}) => ({
    locations: [{ ranges: [{ start: { line } }], ...more }],
  })
  const layers = {
    'step2:0': [[{ digest: first }, { digest: second }]],
    'step11:0': [[{ digest: first }, { digest: second }]],
  }
  const LONG = 'a/'.repeat(300)
  const infos = [{ filename: 'Dockerfile' }, { filename: 'base.Dockerfile' }]

  it('is the first step that ends with it: later ones changed no file', () => {
    const source = { locations: { step2: at(4), step11: at(9) }, infos }
    expect(placesIn({ source, layers, vcs: {} })).toEqual([
      [second, { file: 'Dockerfile', line: 4 }],
    ])
  })

  it('is unknown where the source of that step is, whatever came later', () => {
    expect(placesIn({ source: { locations: { step11: at(9) }, infos }, layers })).toEqual([])
  })

  it('is in the file that the step came from', () => {
    const source = { locations: { step2: at(4, { sourceIndex: 1 }) }, infos }
    expect(placesIn({ source, layers, vcs: { 'localdir:dockerfile': '.' } })).toEqual([
      [second, { file: 'base.Dockerfile', line: 4 }],
    ])
  })

  it('has a file name of one visible line', () => {
    const source = { locations: { step2: at(4) }, infos: [{ filename: 'Do\ncker\u202efile' }] }
    expect(placesIn({ source, layers, vcs: {} })).toEqual([
      [second, { file: 'Do ckerfile', line: 4 }],
    ])
  })

  it.each([0, -1, 1.5, '4', null, 2 ** 60])('is left out at the line %j', (line) => {
    expect(placesIn({ source: { locations: { step2: at(line) }, infos }, layers })).toEqual([])
  })

  it.each([
    ['a file that is not listed', { locations: { step2: at(4, { sourceIndex: 7 }) }, infos }],
    ['a file without a name', { locations: { step2: at(4) }, infos: [{ filename: '\u200b' }] }],
    ['a file of too long a name', { locations: { step2: at(4) }, infos: [{ filename: LONG }] }],
    ['infos that are none', { locations: { step2: at(4) }, infos: 'Dockerfile' }],
    ['locations that are none', { locations: [at(4)], infos }],
  ])('is left out with %s', (_, source) => {
    expect(placesIn({ source, layers })).toEqual([])
  })

  it('is left out where the last layer of a chain cannot be read', () => {
    const source = { locations: { step2: at(4) }, infos }
    const broken = { 'step2:0': [[{ digest: first }, { digest: 'sha256:..' }], 'chain', []] }
    expect(placesIn({ source, layers: broken })).toEqual([])
  })

  it('keeps its neighbours where one is wrong', () => {
    const source = { locations: { step2: at(4), step3: 5 }, infos: [...infos, null] }
    const odd = { ...layers, 'step3:0': [[{ digest: aDigest('third') }]], step: 1, 'step1:x': [] }
    expect(placesIn({ source, layers: odd })).toHaveLength(1)
  })
})

describe('when it is no provenance', () => {
  it.each([
    ['what is not JSON', '<html>'],
    ['an empty content', ''],
    ['a list', '[]'],
    ['null', 'null'],
    ['an empty object', '{}'],
    ['an SBOM', { ...slsa02(), predicateType: 'https://spdx.dev/Document' }],
    ['SLSA v0.1', { ...slsa02(), predicateType: 'https://slsa.dev/provenance/v0.1' }],
    ['a statement without a predicate', { ...slsa02(), predicate: null }],
  ])('is none: %s', (_, statement) => {
    expect(parseProvenance(received(statement))).toBeUndefined()
  })

  it('is an empty one where nothing of it can be read', () => {
    const empty = { materials: [], places: new Map() }
    for (const predicateType of ['v0.2', 'v1'].map((it) => `https://slsa.dev/provenance/${it}`)) {
      expect(read({ predicateType, predicate: {} })).toEqual(empty)
    }
  })
})

describe('whatever it holds', () => {
  const json = fc.jsonValue({ maxDepth: 2 })
  const sometimes = (usual: fc.Arbitrary<unknown>) =>
    fc.oneof({ arbitrary: usual, weight: 4 }, { arbitrary: json, weight: 1 })
  const object = (fields: Record<string, fc.Arbitrary<unknown>>) =>
    sometimes(fc.record(fields, { requiredKeys: [] }))
  const list = (item: fc.Arbitrary<unknown>) => sometimes(fc.array(item, { maxLength: 3 }))
  const step = fc.constantFrom('step0', 'step1', 'step2', '__proto__', 'toString')
  const output = fc.constantFrom('step0:0', 'step1:0', 'step2:1', 'step', '__proto__')
  const hex = fc.constantFrom('a'.repeat(64), 'b'.repeat(64), 'A')
  const range = object({ start: object({ line: sometimes(fc.integer()) }) })
  const location = object({ sourceIndex: sometimes(fc.nat(2)), ranges: list(range) })
  const layer = object({ digest: sometimes(hex.map((it) => `sha256:${it}`)) })
  const metadata = object({
    vcs: object({ 'localdir:dockerfile': sometimes(fc.string()) }),
    source: object({
      infos: list(object({ filename: sometimes(fc.string()) })),
      locations: sometimes(fc.dictionary(step, object({ locations: list(location) }))),
    }),
    layers: sometimes(fc.dictionary(output, list(list(layer)))),
  })
  const purl = fc.tuple(fc.webPath(), fc.string()).map(([path, rest]) => `pkg:docker${path}${rest}`)
  const materials = list(object({ uri: sometimes(purl), digest: object({ sha256: hex }) }))
  const statement = fc.oneof(
    fc.record({
      predicateType: fc.constant('https://slsa.dev/provenance/v0.2'),
      predicate: object({
        materials,
        metadata: object({ 'https://mobyproject.org/buildkit@v1#metadata': metadata }),
      }),
    }),
    fc.record({
      predicateType: fc.constant('https://slsa.dev/provenance/v1'),
      predicate: object({
        buildDefinition: object({ resolvedDependencies: materials }),
        runDetails: object({ metadata: object({ buildkit_metadata: metadata }) }),
      }),
    }),
    json,
  )

  it('gives references, digests, visible names and lines, or nothing, and never throws', () => {
    const bytes = fc.oneof(
      statement.map((value) => Buffer.from(JSON.stringify(value))),
      fc.uint8Array(),
    )
    const property = fc.property(bytes, (content) => {
      const read = parseProvenance({ ...received(''), bytes: content })
      for (const { name, digest } of read?.materials ?? []) {
        expect(name).toMatch(/^[\x21-\x7e]+$/)
        expect(digest).toMatch(/^sha256:[ab]{64}$/)
      }
      for (const [layer, { file, line }] of read?.places ?? []) {
        expect(layer).toMatch(/^sha256:[ab]{64}$/)
        expect(file).toMatch(/\S/)
        expect(file).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u)
        expect(Number.isSafeInteger(line) && line > 0).toBe(true)
      }
    })
    fc.assert(property, RUNS)
  })
})
