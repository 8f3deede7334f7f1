import { messageOf } from '../github/commits.ts'
import { isLimited, isLocked, isReadOnly, statusOf, TOKEN_CURE } from '../github/errors.ts'
import { log } from '../github/runner.ts'
import type { RunId } from '../github/status/run-order.ts'

/** Does what can be done; a token that may not write is told of once, with the cure. */
export function tolerantWriter(warn: (message: string) => void) {
  let told = false
  return async <Result>(what: string, permission: string, act: () => Promise<Result>) => {
    try {
      return await act()
    } catch (error) {
      if (isLimited(error)) return undefined
      if (isLocked(error)) {
        warn(
          `GitHub takes no comment (${messageOf(error)}): the conversation is locked. Unlock it, or set comment: never; the result is in the job summary.`,
        )
      } else if (!isReadOnly(error)) {
        warn(`GitHub did not take ${what}: ${messageOf(error)}`)
      } else if (!told && statusOf(error) === 401) {
        told = true
        warn(
          `GitHub does not know the token (${messageOf(error)}), and takes ${what} from nobody; the result is in the job summary. ${TOKEN_CURE}`,
        )
      } else if (!told) {
        told = true
        warn(
          `The token may not write ${what} (${messageOf(error)}); the result is in the job summary, and the step ends by it. Give the job \`permissions: { contents: read, pull-requests: write, statuses: write }\` (here: ${permission}). A pull request from a fork has a read-only token: check it on workflow_run, or leave it at the summary.`,
        )
      }
      return undefined
    }
  }
}

/** Why a run leaves status and comment as they are. */
export function warnOfNewer({ id, attempt }: RunId): void {
  const which = attempt > 1 ? `Run ${id}, attempt ${attempt},` : `Run ${id}`
  log(`${which} is newer, and has judged this commit: its status and comment stand.`)
}
