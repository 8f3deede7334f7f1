import type { Shard } from '../domain/budget/shard.ts'
import { Malformed } from '../domain/values/problem.ts'
import { isLoopback } from '../net/addresses.ts'

/** `measure` tells GitHub nothing; `report` judges what other jobs have measured; `audit` looks at all, day by day. */
export const MODES = ['check', 'measure', 'report', 'audit'] as const

/** Whether it is measured and judged in one job. */
export interface ModeInputs {
  readonly mode: (typeof MODES)[number]
  /** The file that a job writes which measures, or those that one reads which reports; empty: not said. */
  readonly measurements: readonly string[]
  /** null: all services. */
  readonly shard: Shard | null
  /** Where changes of state are told; null: nowhere. Whoever knows such an address may write there. */
  readonly slackWebhookUrl: string | null
  readonly webhookUrl: string | null
}

/** @throws {Malformed} without the address in it: it is a secret. */
export function parseWebhook(text: string): string | null {
  const address = text.trim()
  if (address === '') return null
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url?.protocol === 'https:') return address
  if (url?.protocol === 'http:' && isLoopback(url.hostname)) return address
  throw new Malformed(
    'is no address that begins with https:// (it is a secret, and not shown here). Set it to the whole address, as Slack or the other side gives it.',
  )
}

/** With what else not every mode acts on. */
interface Placed extends ModeInputs {
  readonly metricsDir: string
  readonly sarif: readonly string[]
}

/** What would be read and ignored. */
export function misplacedInputs({
  mode,
  measurements,
  shard,
  slackWebhookUrl,
  webhookUrl,
  metricsDir,
  sarif,
}: Placed): string[] {
  const problems: string[] = []
  const alerts = { 'slack-webhook-url': slackWebhookUrl, 'webhook-url': webhookUrl }
  for (const [name, address] of Object.entries(alerts)) {
    if (mode !== 'audit' && address !== null)
      problems.push(
        `input ${name}: it is for mode: audit, which knows what has changed since it was told`,
      )
  }
  if (['check', 'audit'].includes(mode) && measurements.length > 0)
    problems.push(
      'input measurements: it is for mode: measure, which writes that file, and for mode: report, which reads it',
    )
  if (mode === 'report' && measurements.length === 0)
    problems.push(
      'input measurements: mode: report needs the files that mode: measure has written, such as sizes/**/*.json',
    )
  if (mode === 'measure' && measurements.length > 1)
    problems.push('input measurements: mode: measure writes one file')
  if (mode !== 'measure' && shard !== null)
    problems.push('input shard: it is for mode: measure; mode: report finds all of them by itself')
  if (mode === 'measure' && metricsDir !== '')
    problems.push(
      'input metrics-dir: mode: measure judges nothing; set it in the job that has mode: report',
    )
  if (mode === 'measure' && sarif.length > 0)
    problems.push(
      'input sarif: mode: measure judges nothing; set it in the job that has mode: report',
    )
  return problems
}
