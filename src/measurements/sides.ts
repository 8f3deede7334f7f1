import { formatPlatform } from '../domain/image/platform.ts'
import { toPlatform } from '../oci/descriptor.ts'
import type { Entry } from './schema.ts'

/** Each of base is compared with each of head, and each has its line. */
const MOST_PLATFORMS = 64

interface Side {
  readonly first: Entry
  readonly platforms: Set<string>
}

/** Whether the entries of a file agree on each side of each service. */
export class Sides {
  private readonly known = new Map<string, Side>()

  /** What is wrong with one more entry, beside those before it. */
  contradiction(entry: Entry): string | undefined {
    const key = JSON.stringify([entry.service, entry.side])
    const name = platformOf(entry)
    const side = this.known.get(key)
    if (side === undefined) {
      this.known.set(key, { first: entry, platforms: new Set([name]) })
      return undefined
    }
    const { first, platforms } = side
    if (platforms.has(name) || !isOfOneImage(first, entry))
      return 'tells a second time of one side of one service'
    if (platforms.size === MOST_PLATFORMS)
      return `is of more than ${MOST_PLATFORMS} platforms of one image`
    platforms.add(name)
    return undefined
  }
}

function isOfOneImage(one: Entry, other: Entry): boolean {
  if ('failure' in one || 'failure' in other) return false
  return one.reference === other.reference && one.digest === other.digest
}

/** However it is spelt. */
function platformOf(entry: Entry): string {
  if ('failure' in entry || entry.platform === null) return ''
  const platform = toPlatform(entry.platform)
  return platform === undefined ? '' : formatPlatform(platform)
}
