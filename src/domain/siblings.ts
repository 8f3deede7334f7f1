import { adviceFor } from './advice.ts'
import { type Fleet, fleetOf } from './fleet.ts'
import type { Verdict } from './verdict.ts'

/** All services together; null for one, which has nothing to share with. */
export function fleetIn(verdicts: readonly Verdict[]): Fleet | null {
  const services = verdicts.flatMap(({ budget, changes }) => {
    const images = changes.flatMap(({ head, explanation }) =>
      head === null
        ? []
        : [{ image: head, base: explanation?.baseImages.head ?? { kind: 'unknown' as const } }],
    )
    return images.length === 0 ? [] : [{ name: budget.name, images }]
  })
  return services.length < 2 ? null : fleetOf(services)
}

/** Advice to whoever left the base image that the siblings share: only all together show that. */
export function withSiblings(verdicts: readonly Verdict[], fleet: Fleet | null): Verdict[] {
  if (fleet === null || fleet.unshared.length === 0) return [...verdicts]
  return verdicts.map((verdict) => {
    const unshared = fleet.unshared.find(({ service }) => service === verdict.budget.name)
    if (unshared === undefined) return verdict
    const changes = verdict.changes.map((change) => {
      const { explanation } = change
      if (explanation === undefined) return change
      const advice = adviceFor({ ...explanation.subject, unshared })
      return { ...change, explanation: { ...explanation, advice } }
    })
    return { ...verdict, changes }
  })
}
