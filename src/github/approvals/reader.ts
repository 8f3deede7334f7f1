import { messageOf } from '../commits.ts'
import { statusOf } from '../errors.ts'

/** What to do about a refusal: a permission to add to the job, or something else. */
type Cure = { readonly grant: string } | { readonly cure: string }

/** Reads what GitHub gives, and notes what it does not: each gap once, with its cure. */
export class Reader {
  private readonly noted = new Set<string>()

  get gaps(): string[] {
    return [...this.noted]
  }

  /** @returns `instead`, where GitHub refuses, fails, or sends what nobody can read. */
  async read<Value>(
    what: string,
    cure: Cure,
    instead: Value,
    ask: () => Promise<Value>,
  ): Promise<Value> {
    try {
      return await ask()
    } catch (error) {
      const status = statusOf(error)
      const why = status === undefined ? messageOf(error) : `${status} ${messageOf(error)}`
      this.noted.add(`${what} (${why}): ${cureFor(status, cure)}`)
      return instead
    }
  }
}

function cureFor(status: number | undefined, cure: Cure): string {
  if (status === undefined || status >= 500) return 'GitHub has trouble: run it again later'
  return 'grant' in cure
    ? `add \`${cure.grant}\` (or write) to the permissions of the job`
    : cure.cure
}
