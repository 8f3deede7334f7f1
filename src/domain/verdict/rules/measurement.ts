import type { Budget } from '../../budget/budget.ts'
import { alikeTags } from '../../image/alike-tags.ts'
import { type Change, platformName } from '../../image/change.ts'
import { shortDigest } from '../../image/digest.ts'
import { formatPlatform, type Platform, samePlatform } from '../../image/platform.ts'
import { formatReference, type Reference } from '../../image/reference.ts'
import { formatBytes, formatChange } from '../../values/bytes.ts'
import type { Evidence } from '../evidence.ts'
import type { Finding } from '../finding.ts'
import { isNotBuilt } from '../not-built.ts'
import { senseOf } from '../sense.ts'

/** Whether there is something to judge at all. */

export function measurementFindings(budget: Budget, evidence: Evidence): Finding[] {
  if (isNotBuilt(evidence)) return unbuiltFindings(budget, evidence)
  const { base, head, retired } = evidence
  const inconclusive = (message: string, cure: string) =>
    unmeasured(budget, { rule: 'measurement', platform: null, message, cure })
  const findings: Finding[] = []
  if (head.kind === 'unmeasurable') {
    findings.push({ ...inconclusive(...sensibly(head)), ...requestIn(head) })
  }
  if (head.kind === 'missing' && !retired) {
    findings.push(
      inconclusive(
        missingWords(evidence, head.reference),
        missingCure(budget, evidence, head.reference),
      ),
    )
  }
  if (base?.kind === 'unmeasurable' && !retired) {
    const [reason, cure] = sensibly(base)
    findings.push({
      ...inconclusive(`what it is compared with could not be measured: ${reason}`, cure),
      ...requestIn(base),
    })
  }
  return findings
}

type Failed = Extract<Evidence['head'], { kind: 'unmeasurable' }>

/** First what it means, then what was asked and answered. */
function sensibly({ reason, cure, reference }: Failed): [string, string] {
  const sense = senseOf(reason, reference)
  return [sense === null ? reason : `${sense}: ${reason}`, cure]
}

function requestIn({ reason, reference }: Failed): Pick<Finding, 'request'> {
  return senseOf(reason, reference) === null ? {} : { request: reason }
}

function unmeasured(
  { place }: Budget,
  told: Pick<Finding, 'rule' | 'platform' | 'message' | 'cure'>,
): Finding {
  return { outcome: 'inconclusive', actualBytes: null, allowedBytes: null, place, ...told }
}

/** Nothing of the change is to be judged; but of what is neither here nor at the base, nobody knows anything. */
function unbuiltFindings({ place }: Budget, { base }: Evidence): Finding[] {
  if (base === null || base.kind === 'measured') return []
  const [reason, cure] =
    base.kind === 'missing'
      ? [`there is no image ${formatReference(base.reference)}`, UNBUILT_CURE]
      : [base.reason, base.cure]
  return [
    {
      rule: 'measurement',
      outcome: 'warn',
      platform: null,
      actualBytes: null,
      allowedBytes: null,
      message: `its base could not be measured, and it was not built here: ${reason}`,
      cure,
      place,
    },
  ]
}

const UNBUILT_CURE =
  'Build it on the base branch, or set base-tag (base in the budget) to the tag that is pushed there. If it is pushed for few commits only, raise base-lookback.'

function missingWords(
  { expectation, head, otherTags = [] }: Evidence,
  reference: Reference,
): string {
  if (head.kind === 'missing' && head.isUnreported) return 'no measurement file tells of it'
  const words = `there is no image ${formatReference(reference)}${besideWords(reference, otherTags)}`
  return expectation === 'named' ? `${words}, and images names it as built` : words
}

/** `, beside the tags main, pr-6 and 9 more` */
function besideWords(reference: Reference, tags: readonly string[]): string {
  if (reference.kind !== 'registry' || tags.length === 0) return ''
  const { named, others } = alikeTags(reference.tag ?? 'latest', tags)
  if (named.length === 0) return ''
  const last = others > 0 ? `${others} more` : named.length > 1 ? named.at(-1) : undefined
  const first = others > 0 || named.length === 1 ? named : named.slice(0, -1)
  const list = last === undefined ? first.join(', ') : `${first.join(', ')} and ${last}`
  return `; the repository has ${named.length === 1 && others === 0 ? 'the tag' : 'the tags'} ${list}`
}

function missingCure(
  { isUntrusted }: Budget,
  { expectation, head, base }: Evidence,
  reference: Reference,
): string {
  if (head.kind === 'missing' && head.isUnreported)
    return 'See whether the job that measures it has failed, and whether its file was uploaded and downloaded. If this change did not build it, say what it built in images, or set missing-head: unchanged.'
  if (isUntrusted)
    return 'It was looked for without a login: only this fork’s version of the budget file names it. Push it where everybody may pull it, or let somebody with write access add the budget on the base branch.'
  if (reference.kind === 'layout')
    return 'Build it before this step, and check the path and the tag.'
  if (expectation === 'optional' && base !== null)
    return 'Nor is there one at its base, which would show that it was not built here. Build and push it, or set head-tag and base-tag (head and base in the budget) to the tags that are pushed.'
  return 'Build and push it first, or set head-tag (head in the budget) to the tag that is pushed. If this change did not build it, say what it built in images, or set missing-head: unchanged. If the service is gone, remove its budget in the same pull request.'
}

export function platformFindings(budget: Budget, { base, head, changes }: Evidence): Finding[] {
  if (head.kind !== 'measured') return []
  const available = changes.flatMap(({ head, platform }) =>
    head === null || platform === null ? [] : platform,
  )
  const absent = (budget.platforms ?? []).filter(
    (wanted) => !available.some((platform) => samePlatform(platform, wanted)),
  )
  const has = available.map(formatPlatform).join(', ') || 'none of those asked for'
  const wanted = absent.map((platform) =>
    unmeasured(budget, {
      rule: 'platform',
      platform,
      message: `${formatReference(head.reference)} has no image for ${formatPlatform(platform)}`,
      cure: `It has ${has}. Build ${formatPlatform(platform)} too, or take it out of platforms.`,
    }),
  )
  if (absent.length === 0 && !changes.some((change) => change.head !== null)) {
    wanted.push(
      unmeasured(budget, {
        rule: 'platform',
        platform: null,
        message: `${formatReference(head.reference)} has none of the platforms that are asked for`,
        cure: 'Build one of them, or ask for others: the input platforms.',
      }),
    )
  }
  const lost = changes.filter(
    ({ head, platform }) =>
      head === null && !absent.some((each) => platform !== null && samePlatform(platform, each)),
  )
  const anew = changes.filter(({ base }) => base === null)
  return base?.kind === 'measured'
    ? [...wanted, ...lost.map((change) => lostFinding(budget, change, anew))]
    : wanted
}

/** Beside a platform that is new it may be the same one, only named otherwise: growth would hide. */
function lostFinding(
  { place }: Budget,
  { platform, base }: Change,
  anew: readonly Change[],
): Finding {
  const name = (platform: Platform | null) => platformName(platform) ?? 'the plain image'
  const gone = `${name(platform)} (${formatBytes(base?.bytes ?? 0)}) was there before and is no longer`
  const finding = { rule: 'platform', platform, allowedBytes: null, place } as const
  if (anew.length === 0) {
    return {
      ...finding,
      outcome: 'warn',
      actualBytes: null,
      message: gone,
      // Features cannot be listed.
      cure: platform?.osFeatures
        ? 'If that is not meant, build it again.'
        : 'If that is not meant, build it again; to have it demanded, list it under platforms.',
    }
  }
  return {
    ...finding,
    outcome: 'review',
    // An approval by label holds for no more than this.
    actualBytes: anew.reduce((sum, { head }) => sum + (head?.bytes ?? 0), 0),
    message: `${gone}; new instead: ${anew.map(({ platform }) => name(platform)).join(', ')}. How much it grew cannot be told`,
    cure: 'If that is not meant, build it again, under the name that it had.',
  }
}

/** The base's tag moved while the check ran: another run may come to another verdict. */
export function baselineFindings(budget: Budget, evidence: Evidence): Finding[] {
  const { base, movedTo } = evidence
  if (base?.kind !== 'measured' || movedTo === null || movedTo === base.digest) return []
  return [
    {
      rule: 'base',
      outcome: 'warn',
      platform: null,
      actualBytes: null,
      allowedBytes: null,
      message: `${formatReference(base.reference)} moved during the check: ${shortDigest(base.digest)} was compared with, and ${shortDigest(movedTo)} is there now${movedWords(evidence)}`,
      cure: 'Run the check again to compare with the newer image.',
      place: budget.place,
    },
  ]
}

/** What the history knows of the newer one; nothing where it does not know it. */
function movedWords({ movedSizes = [], changes }: Evidence): string {
  const words = movedSizes.flatMap(({ platform, bytes }) => {
    const change = changes.find((each) => platformName(each.platform) === platform)
    const before = change?.base?.bytes
    if (before === undefined) return []
    const name = changes.length > 1 && platform !== null ? `${platform} ` : ''
    return [`${name}${formatBytes(bytes)}, ${formatChange(bytes - before)}`]
  })
  return words.length === 0 ? '' : ` (as recorded: ${words.join('; ')})`
}
