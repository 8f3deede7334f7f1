import { isFor, type Platform, parsePlatform } from '../../src/domain/image/platform.ts'
import { parseReference } from '../../src/domain/image/reference.ts'
import { measure } from '../../src/measure/measure.ts'
import { start } from './embedded-registry.ts'
import { sizesOf } from './fake-images.ts'
import { type Entry, RawRepository } from './raw-repository.ts'
import { aClient } from './registry-client.ts'

/** Indexes of any shape, and what is measured of them. */

export const AMD64 = { os: 'linux', architecture: 'amd64' }
export const ARM64 = { os: 'linux', architecture: 'arm64' }
export const UNKNOWN = { os: 'unknown', architecture: 'unknown' }

/** What becomes of the index `main`: a line for each image, or why there is none. */
export async function measured({ content }: RawRepository, ...wanted: readonly string[]) {
  const { registry } = await start({}, content)
  const reference = parseReference(`${registry.host}/acme/api:main`)
  const platforms = wanted.map(parsePlatform)
  const isAsked = (each: Platform) => platforms.some((platform) => isFor(platform, each))
  const filter = wanted.length > 0 && { wanted: isAsked }
  const measurement = await measure(aClient().images, reference, filter || {})
  if (measurement.kind === 'measured') return sizesOf(measurement.images)
  return measurement.kind === 'unmeasurable' ? [measurement.reason] : [measurement.kind]
}

export type Entries = (repository: RawRepository) => readonly object[]

export function indexOf(entries: Entries): RawRepository {
  const repository = new RawRepository()
  return repository.tag('main', repository.index(entries(repository)))
}

export const refersTo = ({ digest }: Entry) => ({
  'vnd.docker.reference.type': 'attestation-manifest',
  'vnd.docker.reference.digest': digest,
})

/** An entry for a platform: of 500 MiB where a test looks for it, of 10 where not. */
export const big = (of: RawRepository, given: object = {}, image: object = {}) => ({
  ...of.image({ MiB: 500, ...image }),
  ...given,
})
export const small = (of: RawRepository, given: object = {}) => ({
  ...of.image({ MiB: 10, config: ARM64 }),
  platform: ARM64,
  ...given,
})
