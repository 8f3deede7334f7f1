import type { MonthlyCost } from '../domain/fleet/cost.ts'
import type { Fleet } from '../domain/fleet/fleet.ts'
import { formatBytes } from '../domain/values/bytes.ts'
import { plural } from '../domain/values/text.ts'
import type { Quote } from './cause-words.ts'

/** `4 images weigh 651.4 MiB and are stored in 590.2 MiB: 1.1 times shared`. */
export function fleetLine({
  services,
  naiveBytes,
  uniqueBytes,
  sharedBytes,
  dedup,
}: Fleet): string {
  const images = plural(services.length, 'service')
  const stored = `${images}: ${formatBytes(naiveBytes)} of images, stored in ${formatBytes(uniqueBytes)}`
  return dedup === null || sharedBytes === 0
    ? `${stored}; nothing is shared`
    : `${stored} (${dedup.toFixed(2)} times); ${formatBytes(sharedBytes)} are shared`
}

/** Who left a base image that its siblings share; none: nobody did. */
export function unsharedLines({ unshared }: Fleet, quote: Quote): string[] {
  return unshared.map(({ service, base, sharedBase, sharedBy, bytes }) => {
    const left = base === sharedBase ? `another build of ${quote(base)}` : quote(base)
    return `${quote(service)} stands on ${left}, where ${plural(sharedBy, 'service')} share ${quote(sharedBase)}: ${formatBytes(bytes)} for it alone`
  })
}

/** `About 12.30 USD a month, at prices of 2026-11-01`. */
export function costLine({ storage, egress, total, currency, date }: MonthlyCost): string {
  const money = (amount: number) => `${amount.toFixed(2)} ${currency}`
  return `about ${money(total)} a month: ${money(storage)} to store, ${money(egress)} for pulls of what changed (prices of ${date})`
}
