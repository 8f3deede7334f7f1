import { Malformed } from './problem.ts'

/** What the action's inputs and the command line's options have in common. */

/** @throws {Malformed} unless the text is a registry's `host` or `host:port`. */
export function parseHost(text: string): string {
  if (/^(\[[0-9a-fA-F:]+\]|[A-Za-z0-9.-]+)(:\d+)?$/.test(text)) return text
  throw new Malformed(`${JSON.stringify(text)} is not a registry’s host or host:port`)
}

/**
 * Milliseconds of a whole number of seconds.
 * @throws {Malformed} unless it is from 1 to 999.
 */
export function parseSeconds(text: string): number {
  if (/^\d{1,3}$/.test(text) && Number(text) > 0) return Number(text) * 1000
  throw new Malformed(`${JSON.stringify(text)} is not a number of seconds from 1 to 999`)
}
