import { describe, expect, it } from '@jest/globals'
import { Unmeasurable } from '../../src/domain/problem.ts'
import { parseConfig } from '../../src/oci/parse.ts'
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
    { os: 5, architecture: 'x' },
    [],
  ])('is not made up: %j', (json) => {
    expect(() => parseConfig(received(json))).toThrow(Unmeasurable)
  })
})
