import { BudgetFileError } from '../common/budget-file.ts'
import { UsageError } from '../domain/values/problem.ts'
import { messageOf } from '../github/commits.ts'
import { annotate, debug, log } from '../github/runner.ts'

/**
 * Says in the log why the run cannot do its work.
 * @returns all of it, and the sentence to end the step with.
 */
export function logFailure(error: unknown): { message: string; failure: string } {
  const message = messageOf(error)
  if (error instanceof BudgetFileError) {
    log(message)
    annotate(
      error.problems.map(({ message, place }) => ({
        level: 'error',
        title: error.file,
        message,
        file: error.file,
        line: place.line,
      })),
    )
    return { message, failure: message.split('\n')[0] ?? message }
  }
  if (error instanceof UsageError) return { message, failure: message }
  debug(error instanceof Error ? (error.stack ?? '') : '')
  const failure = `${message}. That was not foreseen: run it again with debug logging, and report it with that log.`
  return { message, failure }
}
