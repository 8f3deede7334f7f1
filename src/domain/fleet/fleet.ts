import type { UnsharedBase } from '../advice/advice.ts'
import type { BaseImage } from '../explanation/base-image.ts'
import type { Digest } from '../image/digest.ts'
import { firstLayers, type ImageSize, type Layer, totalBytes } from '../image/image.ts'
import { formatPlatform } from '../image/platform.ts'

export interface FleetImage {
  readonly image: ImageSize
  readonly base: BaseImage
}

export interface FleetService {
  readonly name: string
  /** One for each platform. */
  readonly images: readonly FleetImage[]
}

/** What all services weigh together in a registry that stores each digest once. Compressed bytes. */
export interface Fleet {
  /** As if nothing were shared: the sum of all images. */
  readonly naiveBytes: number
  /** Of distinct digests. */
  readonly uniqueBytes: number
  /** Of the digests that two or more services refer to, each once. */
  readonly sharedBytes: number
  /** naive / unique; null where there are no bytes. */
  readonly dedup: number | null
  readonly services: readonly ServiceShare[]
  readonly unshared: readonly Unshared[]
}

interface ServiceShare {
  readonly name: string
  /** Of its distinct digests. */
  readonly bytes: number
  /** Of the digests that no other service refers to: what removing it would free. */
  readonly exclusiveBytes: number
}

/** A service that stands on another base image than its siblings. */
export interface Unshared extends UnsharedBase {
  readonly service: string
  /** `linux/amd64`; null for a plain manifest. */
  readonly platform: string | null
}

export function fleetOf(services: readonly FleetService[]): Fleet {
  const holders = holdersOf(services)
  const layers = [...holders.values()]
  const uniqueBytes = sum(layers.map(({ bytes }) => bytes))
  const shared = layers.filter(({ services }) => services > 1)
  const naiveBytes = sum(services.flatMap(({ images }) => images.map(({ image }) => image.bytes)))
  return {
    naiveBytes,
    uniqueBytes,
    sharedBytes: sum(shared.map(({ bytes }) => bytes)),
    dedup: uniqueBytes === 0 ? null : naiveBytes / uniqueBytes,
    services: services.map((service) => shareOf(service, holders)),
    unshared: unsharedOf(services, holders),
  }
}

interface Held {
  readonly bytes: number
  /** How many refer to it. */
  services: number
}
type Holders = ReadonlyMap<Digest, Held>

function holdersOf(services: readonly FleetService[]): Holders {
  const holders = new Map<Digest, Held>()
  for (const service of services) {
    for (const { digest, bytes } of layersOf(service)) {
      const held = holders.get(digest) ?? { bytes, services: 0 }
      held.services++
      holders.set(digest, held)
    }
  }
  return holders
}

/** Each digest once, whatever platforms it is in. */
function layersOf({ images }: FleetService): Layer[] {
  return distinct(images.flatMap(({ image }) => image.layers))
}

function distinct(layers: readonly Layer[]): Layer[] {
  return [...new Map(layers.map((layer) => [layer.digest, layer])).values()]
}

function shareOf(service: FleetService, holders: Holders): ServiceShare {
  const layers = layersOf(service)
  return {
    name: service.name,
    bytes: totalBytes(layers),
    exclusiveBytes: totalBytes(exclusive(layers, holders)),
  }
}

function exclusive(layers: readonly Layer[], holders: Holders): Layer[] {
  return layers.filter(({ digest }) => holders.get(digest)?.services === 1)
}

/** A service on its known base, on one platform. */
interface Standing {
  readonly service: string
  readonly platform: string | null
  readonly name: string
  readonly layers: readonly Layer[]
  /** The base's layers: what is shared, whatever each build called it. */
  readonly key: string
}

function unsharedOf(services: readonly FleetService[], holders: Holders): Unshared[] {
  const platforms = grouped(services.flatMap(standingsOf), ({ platform }) => platform)
  const found = platforms.flatMap((standings) => outsiders(standings, holders))
  // Once for each service: another platform repeats it.
  return [...new Map(found.toReversed().map((each) => [each.service, each])).values()].reverse()
}

function standingsOf({ name: service, images }: FleetService): Standing[] {
  return images.flatMap(({ image, base }) => {
    if (base.kind !== 'known') return []
    const layers = firstLayers(image, base.layers)
    const platform = image.platform === null ? null : formatPlatform(image.platform)
    const key = layers.map(({ digest }) => digest).join()
    return [{ service, platform, name: base.name, layers, key }]
  })
}

/** Those beside a base that at least two share, who are also most of those whose base is known. */
function outsiders(standings: readonly Standing[], holders: Holders): Unshared[] {
  const groups = grouped(standings, ({ key }) => key)
  const shared = groups.toSorted((a, b) => b.length - a.length)[0] ?? []
  const [first] = shared
  if (first === undefined || shared.length < 2 || shared.length <= standings.length / 2) return []
  return standings
    .filter(({ key, layers }) => key !== first.key && layers.length > 0)
    .map(({ service, platform, name, layers }) => ({
      service,
      platform,
      base: name,
      sharedBase: first.name,
      sharedBy: shared.length,
      bytes: totalBytes(exclusive(distinct(layers), holders)),
    }))
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string | null): Item[][] {
  const groups = new Map<string | null, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return [...groups.values()]
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
