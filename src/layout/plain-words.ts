import type { Unmeasurable } from '../domain/values/problem.ts'
import { OutsideError } from './confined.ts'

/** What is wrong with an image in a file, with nothing in it that the file says. */
export function plainWords(error: Unmeasurable): {
  readonly reason: string
  readonly cure: string
} {
  if (error instanceof OutsideError)
    return { reason: 'it is no file of the workspace, or a link leads there', cure: error.cure }
  return {
    reason: 'no container image that can be measured is there under that name',
    cure: 'Check the path and the name, and build the image before this step.',
  }
}
