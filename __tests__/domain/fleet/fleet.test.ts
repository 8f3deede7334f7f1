import { describe, expect, it } from '@jest/globals'
import { type FleetImage, type FleetService, fleetOf } from '../../../src/domain/fleet/fleet.ts'
import type { Layer } from '../../../src/domain/image/image.ts'
import { aKnownBase } from '../../support/base-images.ts'
import { aLayer, anImage } from '../../support/builders.ts'

const layer = (seed: string, bytes: number) => aLayer({ seed, bytes })
const debian = layer('debian', 30)
const python = layer('python', 50)

function anOwnImage(layers: readonly Layer[], platform = 'linux/amd64'): FleetImage {
  return { image: anImage({ layers, platform }), base: { kind: 'unknown' } }
}

/** A service of 10 own bytes on a base of the layers given. */
function aService(name: string, base: string, ...layers: readonly Layer[]): FleetService {
  const image = anImage({ layers: [...layers, layer(name, 10)] })
  return { name, images: [{ image, base: aKnownBase({ name: base, layers: layers.length }) }] }
}

describe('when services share layers', () => {
  const fleet = fleetOf([
    { name: 'api', images: [anOwnImage([debian, layer('api', 10)])] },
    { name: 'web', images: [anOwnImage([debian, layer('web', 20)])] },
    { name: 'job', images: [anOwnImage([layer('job', 40)])] },
  ])

  it('counts each digest once', () => {
    expect(fleet).toMatchObject({ naiveBytes: 130, uniqueBytes: 100, sharedBytes: 30, dedup: 1.3 })
  })

  it('tells what each has alone', () => {
    expect(fleet.services).toEqual([
      { name: 'api', bytes: 40, exclusiveBytes: 10 },
      { name: 'web', bytes: 50, exclusiveBytes: 20 },
      { name: 'job', bytes: 40, exclusiveBytes: 40 },
    ])
  })
})

describe('when a service has more than one platform', () => {
  const fleet = fleetOf([
    { name: 'api', images: [anOwnImage([debian]), anOwnImage([debian, python], 'linux/arm64')] },
  ])

  it('does not call shared what only its platforms share', () => {
    expect(fleet).toMatchObject({ naiveBytes: 110, uniqueBytes: 80, sharedBytes: 0 })
    expect(fleet.services).toEqual([{ name: 'api', bytes: 80, exclusiveBytes: 80 }])
  })
})

it('divides nothing by nothing', () => {
  expect(fleetOf([])).toEqual({
    naiveBytes: 0,
    uniqueBytes: 0,
    sharedBytes: 0,
    dedup: null,
    services: [],
    unshared: [],
  })
})

describe('when a service breaks the base that its siblings share', () => {
  it('names it, both bases, and the bytes that it holds alone', () => {
    const { unshared } = fleetOf([
      aService('api', 'debian:12', debian),
      aService('web', 'debian:12', debian),
      aService('job', 'python:3.12', debian, python),
    ])
    expect(unshared).toEqual([
      {
        service: 'job',
        platform: 'linux/amd64',
        base: 'python:3.12',
        sharedBase: 'debian:12',
        sharedBy: 2,
        bytes: 50,
      },
    ])
  })

  it('sees an older build of the same name', () => {
    const { unshared } = fleetOf([
      aService('api', 'debian:12', debian),
      aService('web', 'debian:12', debian),
      aService('job', 'debian:12', layer('old debian', 29)),
    ])
    expect(unshared).toMatchObject([{ service: 'job', base: 'debian:12', bytes: 29 }])
  })

  it('says so once, whatever platforms it has', () => {
    const both = (name: string, base: Layer) => ({
      name,
      images: ['linux/amd64', 'linux/arm64'].map((platform) => ({
        image: anImage({ layers: [base, layer(`${name} ${platform}`, 10)], platform }),
        base: aKnownBase({ name: base === debian ? 'debian:12' : 'python:3' }),
      })),
    })
    const { unshared } = fleetOf([both('api', debian), both('web', debian), both('job', python)])
    expect(unshared).toMatchObject([{ service: 'job', platform: 'linux/amd64' }])
  })
})

describe('when no base is broken', () => {
  it.each([
    [
      'another name stands for the same layers',
      [
        aService('api', 'debian:12', debian),
        aService('web', 'debian:12', debian),
        aService('job', 'debian:bookworm', debian),
      ],
    ],
    [
      'only one sibling has the other base',
      [aService('api', 'debian:12', debian), aService('job', 'python:3', python)],
    ],
    [
      'half of the services are no majority',
      [
        aService('a', 'debian:12', debian),
        aService('b', 'debian:12', debian),
        aService('c', 'python:3', python),
        aService('d', 'python:3', python),
      ],
    ],
    [
      'a service has no base',
      [
        aService('api', 'debian:12', debian),
        aService('web', 'debian:12', debian),
        aService('job', 'scratch'),
      ],
    ],
    [
      'nothing is known of the third',
      [
        aService('api', 'debian:12', debian),
        aService('web', 'debian:12', debian),
        { name: 'job', images: [anOwnImage([python])] },
      ],
    ],
  ])('is silent where %s', (_, services) => {
    expect(fleetOf(services).unshared).toEqual([])
  })

  it('compares one platform with itself only', () => {
    const arm = {
      image: anImage({ layers: [python], platform: 'linux/arm64' }),
      base: aKnownBase(),
    }
    const services = [aService('api', 'debian:12', debian), aService('web', 'debian:12', debian)]
    expect(fleetOf([...services, { name: 'job', images: [arm] }]).unshared).toEqual([])
  })
})
