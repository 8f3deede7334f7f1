import type { Api } from '../client.ts'
import { statusOf } from '../errors.ts'
import type { ReviewedPull } from '../events/event-context.ts'
import { readPull } from '../pull.ts'
import { type CommitStatus, statusesOf } from '../status/status.ts'
import { timelineOf } from './reviews.ts'

interface Told {
  readonly statusContext: string
  readonly commentKey: string
  readonly label: string
}

/**
 * Whether a run of the head commit's own has judged it. A label or a review brings no image: before
 * that, the tag may still be an older commit's, and nobody has seen what they speak of.
 */
export async function hasOwnStatus(
  api: Api,
  { number, headSha }: ReviewedPull,
  { statusContext: context, commentKey, label }: Told,
): Promise<boolean> {
  if (headSha === null) return true
  try {
    const statuses = await statusesOf(api, headSha, context)
    const isOwn = ({ pull, key }: CommitStatus) =>
      pull === number && (key === null || key === commentKey)
    // A run that broke has set one too, and measured nothing.
    if (statuses.some((status) => isOwn(status) && status.state !== 'error')) return true
    // Before the first commit there was no image to be mistaken for its own.
    const [{ commits }, { headMovedAt }] = await Promise.all([
      readPull(api, number),
      timelineOf(api, number, label),
    ])
    return commits === 1 && headMovedAt === null
  } catch (error) {
    // Whoever may not read statuses sets none.
    if (statusOf(error) !== undefined) return true
    throw error
  }
}
