import { Malformed, quoted } from '../values/problem.ts'

/** GitHub's logins, those of apps with `[bot]`; and teams, `org/team`. */
const APPROVER = /^@?([a-z\d](?:[a-z\d_-]{0,99})(?:\[bot\])?|[a-z\d-]{1,39}\/[\w.-]{1,100})$/i

/**
 * Who may approve: a login, or a team as `org/team`; a leading @ is left out.
 * @throws {Malformed}
 */
export function parseApprover(text: string): string {
  const name = APPROVER.exec(text.trim())?.[1]
  if (name !== undefined) return name
  throw new Malformed(
    `${quoted(text)} is neither a login, such as octocat, nor a team, such as my-org/platform`,
  )
}

export function isTeam(approver: string): boolean {
  return approver.includes('/')
}

/** Logins and teams are the same in any case. */
export function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}

/** Whether two lists name the same, in any order. */
export function sameNames(a: readonly string[], b: readonly string[]): boolean {
  const [some, others] = [a, b].map((names) => new Set(names.map((name) => name.toLowerCase())))
  return some?.size === others?.size && [...(some ?? [])].every((name) => others?.has(name))
}
