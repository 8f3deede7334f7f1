import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { projectFolder } from '../../src/embedded/runner.ts'
import { readMeasurements } from '../../src/measurements/read.ts'
import { measurementOf } from '../../src/measurements/read-entry.ts'
import { measurementFileJsonSchema } from '../../src/measurements/schema.ts'
import { entriesOf } from '../../src/measurements/write.ts'
import { defaultFileName, measurementText } from '../../src/measurements/write-file.ts'
import { aDigest, aLayer, anImage, measured, missing, unmeasurable } from '../support/builders.ts'

const RUN = { repository: 'acme/shop', id: 1, attempt: 1, sha: 'a'.repeat(40) }
const REFERENCE = 'ghcr.io/acme/api:pr-7'

/** What is read of what was written. */
function again(measurement: Parameters<typeof entriesOf>[0]['measurement']) {
  const measurements = entriesOf({ service: 'api', side: 'head', measurement })
  const text = measurementText({ run: RUN, shard: null, measurements })
  return measurementOf(readMeasurements(Buffer.from(text)).measurements)
}

describe('when a measurement is written, and read by another job', () => {
  const layer = aLayer({ seed: 'repeated' })
  it.each([
    ['one image', measured(REFERENCE, anImage())],
    ['a plain manifest', measured(REFERENCE, anImage({ platform: null }))],
    [
      'several platforms',
      measured(
        REFERENCE,
        anImage(),
        anImage({ platform: 'linux/arm/v7' }),
        anImage({ platform: 'windows/amd64', osVersion: '10.0.20348.2700' }),
      ),
    ],
    [
      'foreign layers, and others than gzip’s',
      measured(
        REFERENCE,
        anImage({
          layers: [
            { ...aLayer({ seed: 'a' }), compression: 'zstd' },
            { ...aLayer({ seed: 'b' }), compression: 'none' },
            { ...aLayer({ seed: 'c' }), compression: 'unknown' },
            { ...aLayer({ seed: 'd' }), foreign: true },
          ],
        }),
      ),
    ],
    ['nothing that is there', missing(REFERENCE)],
    ['nothing that can be measured', unmeasurable(REFERENCE)],
  ])('says the same of %s', (_, measurement) => {
    const read = again(measurement)
    if (measurement.kind !== 'measured' || read.kind !== 'measured') {
      expect(read).toEqual(measurement)
      return
    }
    const essential = measurement.images.map(({ config, ...image }) => ({
      ...image,
      config: { digest: config.digest, bytes: config.bytes },
    }))
    expect(read).toMatchObject({ ...measurement, images: essential })
  })

  it('keeps a layer that is repeated', () => {
    const image = { ...anImage({ layers: [layer] }), stack: [layer.digest, layer.digest] }
    const read = again(measured(REFERENCE, image))
    expect(read).toMatchObject({ images: [{ stack: image.stack, bytes: layer.bytes }] })
  })

  it('fails that service alone which no file could hold', () => {
    const layers = Array.from({ length: 513 }, (_, at) => aLayer({ seed: String(at) }))
    expect(again(measured(REFERENCE, anImage({ layers })))).toMatchObject({
      kind: 'unmeasurable',
      reason: expect.stringContaining('lists more than 512 layers'),
    })
  })
})

describe('when a file is written', () => {
  it('is of its own name for each job', () => {
    const env = { RUNNER_OS: 'Linux', GITHUB_RUN_ID: '1', GITHUB_JOB: 'size' }
    const nameOf = (given: Partial<Parameters<typeof defaultFileName>[0]>) =>
      defaultFileName({ names: ['api'], shard: null, env, ...given })
    const names = [
      nameOf({}),
      nameOf({ names: ['web'] }),
      nameOf({ names: ['api', 'web'] }),
      nameOf({ shard: { index: 3, of: 8 } }),
      nameOf({ env: { ...env, RUNNER_OS: 'Windows' } }),
      nameOf({ env: { ...env, GITHUB_RUN_ATTEMPT: '2' } }),
      nameOf({ names: ['../../x y'] }),
    ]
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/^image-size-[\w.-]+-[0-9a-f]{8}\.json$/)
    expect(names[3]).toContain('image-size-shard-3-of-8-')
  })

  it('tells the version of what wrote it', () => {
    const { name, version } = JSON.parse(
      readFileSync(join(projectFolder(), 'package.json'), 'utf8'),
    )
    const file = JSON.parse(measurementText({ run: null, shard: null, measurements: [] }))
    expect(file.tool).toBe(`${name} ${version}`)
  })

  it('says how to part what is more than one file holds', () => {
    const digest = aDigest('x')
    const [entry] = entriesOf({
      service: 'api',
      side: 'head',
      measurement: { ...measured(REFERENCE, anImage()), digest } as ReturnType<typeof measured>,
    })
    if (entry === undefined) throw new RangeError('no entry')
    const measurements = Array.from({ length: 2_001 }, () => entry)
    expect(() => measurementText({ run: RUN, shard: null, measurements })).toThrow(
      'measure them in several jobs, each with its shard, such as 1/4',
    )
  })

  it('is as its committed schema says', () => {
    const committed = readFileSync(join(projectFolder(), 'schema/measurements.schema.json'), 'utf8')
    expect(JSON.parse(committed)).toEqual(JSON.parse(JSON.stringify(measurementFileJsonSchema())))
  })
})
