import { describe, expect, it } from '@jest/globals'
import { Unmeasurable } from '../../src/domain/values/problem.ts'
import { parseConfig } from '../../src/oci/parse.ts'
import { aDigest } from '../support/builders.ts'
import { received } from '../support/raw-manifests.ts'

describe('requirement 13: the platform in a config', () => {
  it('is kept with variant and os.version', () => {
    const json = { os: 'windows', architecture: 'arm64', variant: 'v8', 'os.version': '10.0.2' }
    expect(parseConfig(received(json)).platform).toEqual({
      os: 'windows',
      architecture: 'arm64',
      variant: 'v8',
      osVersion: '10.0.2',
    })
  })

  it.each([
    {},
    { os: 'linux' },
    { os: '', architecture: 'amd64' },
    { os: 'linux', architecture: null },
  ])('is not made up, and costs nothing else: %j', (json) => {
    const history = [{ created_by: 'RUN x' }]
    expect(parseConfig(received({ ...json, history }))).toMatchObject({
      platform: null,
      history: [{ createdBy: 'RUN x' }],
    })
  })

  it('is the same where the rest is null', () => {
    const json = { os: 'linux', architecture: 'arm', variant: null, 'os.version': null }
    expect(parseConfig(received(json)).platform).toEqual({ os: 'linux', architecture: 'arm' })
  })

  it.each([[], null, { os: 5, architecture: 'x' }, { os: 'linux', architecture: {} }])(
    'is refused as no client reads it: %j',
    (json) => {
      expect(() => parseConfig(received(json))).toThrow(Unmeasurable)
    },
  )
})

const LINUX = { os: 'linux', architecture: 'amd64' }

function parsed(json: object) {
  return parseConfig(received({ ...LINUX, ...json }))
}

describe('when a config tells how its image was built', () => {
  it('keeps the uncompressed layers in their order', () => {
    const diffIds = [aDigest('b'), aDigest('a')]
    expect(parsed({ rootfs: { type: 'layers', diff_ids: diffIds } }).diffIds).toEqual(diffIds)
  })

  it('keeps every step, as it was signed', () => {
    const history = [
      {
        created: '2024-01-01T00:00:00Z',
        created_by: 'RUN a\nb',
        comment: 'buildkit.dockerfile.v0',
      },
      { created_by: 'CMD ["sh"]', empty_layer: true },
      { author: 'nobody', created: 7, created_by: null, comment: null, empty_layer: null },
    ]
    expect(parsed({ history }).history).toEqual([
      {
        created: '2024-01-01T00:00:00Z',
        createdBy: 'RUN a\nb',
        comment: 'buildkit.dockerfile.v0',
        isEmpty: false,
      },
      { createdBy: 'CMD ["sh"]', comment: '', isEmpty: true },
      { createdBy: '', comment: '', isEmpty: false },
    ])
  })

  it('keeps the labels', () => {
    const labels = { 'org.opencontainers.image.base.name': 'debian:12', empty: '' }
    expect(parsed({ config: { Labels: labels } }).labels).toEqual(labels)
  })

  it.each([
    ['2024-01-01T00:00:00Z', '2024-01-01T00:00:00.000Z'],
    ['2024-01-01T12:30:00.123456789Z', '2024-01-01T12:30:00.123Z'],
    ['2024-01-01T00:30:00+02:00', '2023-12-31T22:30:00.000Z'],
    ['2024-01-01t00:00:00z', '2024-01-01T00:00:00.000Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
  ])('keeps when: %s', (created, expected) => {
    expect(parsed({ created }).created).toBe(expected)
  })
})

describe('when a config tells nothing of the build, or nonsense', () => {
  const nothing = { platform: LINUX, created: null, diffIds: [], history: [], labels: {} }

  it.each([
    {},
    { rootfs: null, history: null, config: null },
    { rootfs: 'x', history: {}, config: [] },
    { rootfs: {}, history: 5, config: { Labels: null } },
    { rootfs: { diff_ids: null }, history: [null], config: { Labels: 'x' } },
    { rootfs: { diff_ids: 'sha256:0' }, history: ['RUN x'], config: { Labels: ['x'] } },
    { history: [{ created_by: 'RUN x' }, { created_by: 5 }] },
    { history: [{ created_by: 'RUN x', empty_layer: 'no' }] },
  ])('still gives the platform: %j', (json) => {
    expect(parsed(json)).toEqual(nothing)
  })

  it.each([
    null,
    5,
    {},
    '',
    'yesterday',
    '2024',
    '2024-01-01',
    '2024-01-01T00:00:00',
    'Mon, 01 Jan 2024 00:00:00 GMT',
    '2024-13-01T00:00:00Z',
    '2024-01-01T23:59:60Z',
    '+275761-01-01T00:00:00Z',
  ])('gives no time, and the rest as ever: %j', (created) => {
    expect(parsed({ created })).toEqual(nothing)
  })

  it('gives no uncompressed layer, where one digest is none', () => {
    expect(parsed({ rootfs: { diff_ids: [aDigest('a'), 'sha256:short'] } }).diffIds).toEqual([])
  })

  it('loses no part to another', () => {
    const json = {
      rootfs: { diff_ids: [aDigest('a')] },
      history: 'x',
      config: { Labels: { a: 'b' } },
    }
    expect(parsed(json)).toEqual({ ...nothing, diffIds: [aDigest('a')], labels: { a: 'b' } })
  })

  it('leaves out labels that are no text', () => {
    const written = '{"__proto__":"x","a":"b","c":5,"d":null,"e":{}}'
    const { labels } = parseConfig(
      received(`{"os":"linux","architecture":"amd64","config":{"Labels":${written}}}`),
    )
    expect(labels).toMatchObject({ a: 'b' })
    expect(Object.getPrototypeOf(labels)).toBe(Object.prototype)
    expect(Object.keys(labels)).not.toEqual(expect.arrayContaining(['c', 'd', 'e']))
  })
})

describe('when a config is larger than any build makes it', () => {
  it('reads the first 1,000 steps', () => {
    const history = Array.from({ length: 1_001 }, (_, n) => ({ created_by: `RUN ${n}` }))
    expect(parsed({ history }).history).toHaveLength(1_000)
    expect(parsed({ history: [...history.slice(0, 1_000), null] }).history).toHaveLength(1_000)
  })

  it('leaves out labels over 4 KiB', () => {
    const labels = { fits: 'x'.repeat(4096), long: 'x'.repeat(4097), wide: 'ü'.repeat(2049) }
    expect(Object.keys(parsed({ config: { Labels: labels } }).labels)).toEqual(['fits'])
  })
})

describe('when a config has secrets in what is told of it', () => {
  it('masks its shell as the steps behind it', () => {
    const words = 'export GH_TOKEN=pl4nted1Zq9;'
    const { shell, history } = parseConfig(
      received({
        history: [{ created_by: `RUN /bin/bash -c ${words} make` }],
        config: { Shell: ['/bin/bash', '-c', words] },
      }),
    )
    expect(shell?.join(' ')).toBe('/bin/bash -c export GH_TOKEN=***;')
    expect(history[0]?.createdBy).toBe('RUN /bin/bash -c export GH_TOKEN=***; make')
  })

  it('masks its platform', () => {
    const json = { os: 'linux', architecture: `ghp_${'a1b2'.repeat(8)}` }
    expect(parseConfig(received(json)).platform).toEqual({ os: 'linux', architecture: '***' })
  })
})
