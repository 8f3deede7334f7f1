import { describe, expect, it } from '@jest/globals'
import { causeOf } from '../../../src/domain/explanation/cause.ts'
import { compareLayers } from '../../../src/domain/explanation/layers.ts'
import { causeWords } from '../../../src/render/cause-words.ts'
import { anEntry, describedBy } from '../../support/history.ts'

const MIB = 1_048_576
const unknown = { base: { kind: 'unknown' }, head: { kind: 'unknown' } } as const

function words(
  base: readonly (readonly [string, string, number])[],
  head: readonly (readonly [string, string, number])[],
) {
  const side = (layers: typeof base, seed: string) =>
    describedBy(
      layers.map(([createdBy, comment]) => anEntry(createdBy, { comment })),
      layers.map(([, , size]) => Math.round(size * MIB)),
      seed,
    )
  const changes = compareLayers(side(base, 'base'), side(head, 'head'))
  return causeWords(causeOf(changes, unknown), (text) => text)
}

describe('when a builder signs all layers alike', () => {
  it.each([
    ['apko', 'apko', 'This is an apko image'],
    ['Bazel', 'bazel build ...', ''],
  ])('tells by their sizes which one is new: %s', (_, createdBy, comment) => {
    const layer = (size: number) => [createdBy, comment, size] as const
    expect(
      words([layer(5), layer(90), layer(2)], [layer(5), layer(31), layer(90), layer(2)]),
    ).toMatch(/^\+31\.0 MiB: .* is new, 31\.0 MiB/)
  })
})

describe('when Nix has several store paths in one layer', () => {
  const path = (name: string, hash = 'a') => `/nix/store/${hash.repeat(32)}-${name}`
  const layer = (names: readonly string[], size: number, hash?: string) =>
    ['', `store paths: [${names.map((name) => `'${path(name, hash)}'`).join(', ')}]`, size] as const
  const five = ['bash-5.2', 'zlib-1.3', 'openssl-3.0.14', 'app-1.0', 'python3-3.12.4']

  it('names what is new', () => {
    expect(words([layer(five, 60)], [layer([...five, 'cuda_cudart-12.4.99'], 260, 'b')])).toBe(
      '+200.0 MiB: Nix layer of 6 paths, new: cuda_cudart-12.4.99 grew from 60.0 to 260.0 MiB',
    )
  })

  it('names some of them where none is', () => {
    expect(words([layer(five, 60)], [layer(five, 70, 'b')])).toBe(
      '+10.0 MiB: Nix layer of 5 paths (bash-5.2, zlib-1.3, openssl-3.0.14 and 2 more) grew from 60.0 to 70.0 MiB',
    )
  })
})
