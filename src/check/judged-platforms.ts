import type { Budget } from '../domain/budget/budget.ts'
import { isFor, type Platform } from '../domain/image/platform.ts'

/** Which platforms of an image a budget judges. */
export interface JudgedPlatforms {
  readonly isJudged: (platform: Platform) => boolean
  /** Whether only some are judged. */
  readonly isRestricted: boolean
}

/** @param restricted what the input platforms names; empty: all. */
export function judgedPlatforms(budget: Budget, restricted: readonly Platform[]): JudgedPlatforms {
  const lists = [budget.platforms ?? [], restricted].filter((list) => list.length > 0)
  return {
    isJudged: (platform) => lists.every((list) => list.some((each) => isFor(each, platform))),
    isRestricted: lists.length > 0,
  }
}

/** What the input platforms leaves out, no budget demands either. */
export function demandingOnly(budget: Budget, restricted: readonly Platform[]): Budget {
  if (budget.platforms === undefined || restricted.length === 0) return budget
  const platforms = budget.platforms.filter((each) =>
    restricted.some((other) => isFor(other, each)),
  )
  return { ...budget, platforms }
}
