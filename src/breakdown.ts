import type { Api } from './github/client.ts'
import { keepComment } from './github/comment.ts'
import { ownLogin } from './github/identity.ts'
import { commentInputs, statusInputs } from './github/inputs.ts'
import type { Marker } from './github/marker.ts'
import type { Occasion } from './github/occasion.ts'
import { setStatus } from './github/precedence.ts'
import { type Outputs, writeSummary } from './github/runner.ts'
import { runFor } from './github/status.ts'
import { renderBreakdown } from './render/breakdown.ts'
import { teller } from './tell.ts'

/** A run that could not do its work, told wherever its result would have been. */
export interface Breakdown {
  readonly api: () => Promise<Api>
  /** null: it is not even known what was to be judged. */
  readonly occasion: Occasion | null
  readonly id: Marker['run']
  readonly warn: (message: string) => void
  readonly message: string
  readonly run: string | undefined
}

/**
 * Takes the place of a result: a required check does not wait for ever, and no comment goes on
 * saying what an earlier commit deserved.
 * @returns what later steps are to be told.
 */
export async function publishBreakdown(breakdown: Breakdown): Promise<Outputs> {
  const { message, run, occasion, warn } = breakdown
  const [line = ''] = message.split('\n')
  const headline = line.replace(/:$/, '')
  const markdown = renderBreakdown(message, run)
  await writeSummary(markdown)
  const outputs: Outputs = {
    outcome: 'inconclusive',
    headline,
    report: '',
    'comment-url': '',
    violations: [],
  }
  if (occasion === null) return outputs
  const tell = teller(warn)
  await tell('the comment', 'pull-requests: write', () =>
    breakdownComment(breakdown, occasion, markdown),
  )
  const { isWanted, context } = statusInputs()
  const pull = occasion.pull?.number ?? null
  if (!isWanted) return outputs
  await tell('the status', 'statuses: write', async () =>
    setStatus(await breakdown.api(), pull, {
      sha: occasion.headSha,
      context,
      state: 'error',
      description: headline,
      url: runFor(run, pull),
    }),
  )
  return outputs
}

async function breakdownComment(
  { api, id }: Breakdown,
  occasion: Occasion,
  body: string,
): Promise<void> {
  const { isWanted, key, token } = commentInputs()
  if (occasion.pull === null || !isWanted) return
  const github = await api()
  await keepComment(github, {
    number: occasion.pull.number,
    marker: { key, sha: occasion.headSha, run: id },
    body,
    record: null,
    create: false,
    login: await ownLogin(github, token),
  })
}
