import type { Platform } from '../image/platform.ts'
import type { Reference } from '../image/reference.ts'
import { type Amount, amountBytes, type Increase } from '../values/increase.ts'
import type { CreepReference } from './creep-reference.ts'
import type { CveLimits } from './cves.ts'
import type { Waiver } from './waiver.ts'
import type { Place, Written } from './written.ts'

/** A Dockerfile of the repository, and the stage of it that is built: the last one, when not given. */
export interface DockerfileName {
  readonly path: string
  readonly target?: string
}

/** What one image may weigh, all sizes compressed and in bytes. */
export interface Budget {
  readonly name: string
  readonly image: Reference
  /** Templates that override the inputs head-tag and base-tag. */
  readonly head?: string
  readonly base?: string
  /** The platforms that have to be there; all that the image has, when not given. */
  readonly platforms?: readonly Platform[]
  /** max_mb or max_size. */
  readonly limit?: Written<number>
  readonly warnAt?: Written<Amount>
  readonly warnIncrease?: Written<Increase>
  readonly reviewIncrease?: Written<Increase>
  readonly maxIncrease?: Written<Increase>
  /** The older image that growth is counted from too, and how much growth since then needs no approval. */
  readonly growthSince?: Written<CreepReference>
  readonly maxGrowth?: Written<Increase>
  readonly growthOf?: Written<'own' | 'all'>
  /** Uncompressed bytes that later layers may hide. */
  readonly maxWaste?: Written<number>
  /** Logins, and teams as `org/team`; anyone with write permission, when not given. */
  readonly approvers?: Written<readonly string[]>
  /** Where a red result is explained, or who helps: shown beside it. */
  readonly help?: Written<string>
  /** How many vulnerabilities it may have, as a scanner counts them. */
  readonly maxCves?: Written<CveLimits>
  readonly waivers?: Written<readonly Waiver[]>
  /** What the image is built from: it names steps, and decides nothing. */
  readonly dockerfile?: DockerfileName
  readonly place: Place
  /** Only a fork's version of the file names what this does: it is asked as anybody may ask. */
  readonly isUntrusted?: boolean
}

/** Whether a growth from the base may mean another verdict. */
export function judgesGrowth({ maxIncrease, reviewIncrease, warnIncrease }: Budget): boolean {
  return [maxIncrease, reviewIncrease, warnIncrease].some((rule) => rule !== undefined)
}

/** What of a budget says nothing, as another word is missing or stronger: a sentence each. */
export function idleRules(budget: Budget): string[] {
  const { name, limit, warnAt, waivers } = budget
  if (limit !== undefined) return overruled(budget, limit.value)
  return [
    ...(warnAt !== undefined && 'percent' in warnAt.value
      ? [`${name}: warn_at is a percent of the limit, and there is none.`]
      : []),
    ...(waivers === undefined ? [] : [`${name}: waivers are from the limit, and there is none.`]),
  ]
}

function overruled({ name, warnAt, waivers }: Budget, limit: number): string[] {
  const warnsLate = warnAt !== undefined && amountBytes(warnAt.value, limit) >= limit
  const useless = (waivers?.value ?? []).filter(({ bytes }) => bytes <= limit)
  return [
    ...(warnsLate
      ? [`${name}: warn_at ${warnAt.text} is not below the limit, and never speaks.`]
      : []),
    ...useless.map(
      ({ place }) =>
        `${name}: the waiver in line ${place.line} allows no more than the limit does.`,
    ),
  ]
}
