import { describe, expect, it } from '@jest/globals'
import { MIB } from '../../src/domain/bytes.ts'
import { growth, layerChanges, pairPlatforms, pullBytes } from '../../src/domain/change.ts'
import { aChange, aLayer, anImage } from '../support/builders.ts'

const amd64 = anImage({ MiB: 10 })
const arm64 = anImage({ MiB: 12, platform: 'linux/arm64' })
const plain = anImage({ MiB: 10, platform: null })

describe('when platforms are paired', () => {
  it('keeps head’s order and puts the lost ones last', () => {
    const grown = anImage({ MiB: 11, platform: 'linux/arm64' })
    const s390x = anImage({ MiB: 9, platform: 'linux/s390x' })
    expect(pairPlatforms([amd64, arm64], [s390x, grown])).toEqual([
      { platform: s390x.platform, base: null, head: s390x },
      { platform: grown.platform, base: arm64, head: grown },
      { platform: amd64.platform, base: amd64, head: null },
    ])
  })

  it('pairs plain manifests with each other, and with no platform', () => {
    expect(pairPlatforms([plain], [plain])).toHaveLength(1)
    expect(pairPlatforms([plain], [amd64])).toHaveLength(2)
  })

  it('pairs a Windows image with its build’s next patch', () => {
    const build = (osVersion: string, MiB: number) =>
      anImage({ platform: 'windows/amd64', osVersion, MiB })
    const [change, ...more] = pairPlatforms(
      [build('10.0.17763.1', 1), build('10.0.20348.5', 2)],
      [build('10.0.20348.9', 3)],
    )
    expect(change?.base?.bytes).toBe(2 * MIB)
    expect(more).toHaveLength(1)
  })
})

describe('when growth is told', () => {
  it.each([
    [anImage({ MiB: 10 }), anImage({ MiB: 11 }), { bytes: MIB, percent: 10 }],
    [anImage({ MiB: 10 }), anImage({ MiB: 9 }), { bytes: -MIB, percent: -10 }],
    [anImage({ layers: [] }), anImage({ MiB: 1 }), { bytes: MIB, percent: null }],
    [null, anImage({ MiB: 1 }), null],
    [anImage({ MiB: 1 }), null, null],
  ])('case %#', (base, head, expected) => {
    expect(growth(aChange(base, head))).toEqual(expected)
  })
})

describe('when layers differ', () => {
  const [shared, old, fresh] = [
    aLayer({ seed: 's', bytes: 5 }),
    aLayer({ seed: 'o', bytes: 7 }),
    aLayer({ seed: 'f', bytes: 11 }),
  ]
  const change = aChange(anImage({ layers: [shared, old] }), anImage({ layers: [shared, fresh] }))

  it('names what only one side has', () => {
    expect(layerChanges(change).map(({ change, layer }) => `${change} ${layer.bytes}`)).toEqual([
      'removed 7',
      'added 11',
    ])
  })

  it('counts for a warm pull what base has not', () => {
    expect(pullBytes(change)).toEqual({ cold: 16, warm: 11 })
    expect(pullBytes(aChange(null, anImage({ layers: [shared] })))).toEqual({ cold: 5, warm: 5 })
    expect(pullBytes(aChange(anImage(), null))).toBeNull()
  })
})
