import { describe, expect, it } from '@jest/globals'
import { digestOf } from '../../src/embedded/content.ts'
import { type ImageSpec, imageConfig } from '../../src/embedded/image-config.ts'

function aConfig(given: Partial<ImageSpec>): object {
  const platform = { os: 'linux', architecture: 'amd64' }
  return imageConfig({ platform, layers: [{ seed: 'base', bytes: 30_000_000 }], ...given })
}

describe('when a config is made', () => {
  it('names every part of the platform', () => {
    const arm = { os: 'linux', architecture: 'arm', variant: 'v7' }
    expect(aConfig({ platform: arm })).toMatchObject(arm)
  })

  it('names the build of Windows', () => {
    const windows = { os: 'windows', architecture: 'amd64', osVersion: '10.0.20348.2700' }
    expect(aConfig({ platform: windows })).toMatchObject({
      os: 'windows',
      'os.version': '10.0.20348.2700',
    })
  })

  it('tells each step, those that make no layer in their places', () => {
    const created = '2026-11-01T00:00:00Z'
    const comment = 'buildkit.dockerfile.v0'
    const [env, make] = ['ENV PORT=8000', 'RUN /bin/sh -c make # buildkit']
    const layers = [
      { seed: 'root', bytes: 1, command: '# debian.sh', emptySteps: [env] },
      { seed: 'app', bytes: 1, command: make },
      { seed: 'untold', bytes: 1 },
    ]
    expect(aConfig({ layers })).toMatchObject({
      created,
      config: { Env: ['PORT=8000'] },
      history: [
        { created, created_by: '# debian.sh' },
        { created, created_by: env, comment, empty_layer: true },
        { created, created_by: make, comment },
        { created },
      ],
    })
  })

  it('has an uncompressed digest for each layer', () => {
    const layers = [
      { seed: 'root', bytes: 1 },
      { seed: 'app', bytes: 1 },
    ]
    const diffIds = layers.map(({ seed }) => digestOf(`${seed} uncompressed`))
    expect(aConfig({ layers })).toMatchObject({
      rootfs: { type: 'layers', diff_ids: diffIds },
    })
  })

  it('was made when it is said to be', () => {
    const created = '2026-10-01T12:00:00Z'
    expect(aConfig({ created })).toMatchObject({ created, history: [{ created }] })
  })
})
