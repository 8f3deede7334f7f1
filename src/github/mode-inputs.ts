import type { Shard } from '../domain/budget/shard.ts'

/** `measure` tells GitHub nothing; `report` judges what other jobs have measured. */
export const MODES = ['check', 'measure', 'report'] as const

/** Whether it is measured and judged in one job. */
export interface ModeInputs {
  readonly mode: (typeof MODES)[number]
  /** The file that a job writes which measures, or those that one reads which reports; empty: not said. */
  readonly measurements: readonly string[]
  /** null: all services. */
  readonly shard: Shard | null
}

/** With what else not every mode acts on. */
interface Placed extends ModeInputs {
  readonly metricsDir: string
}

/** What would be read and ignored. */
export function misplacedInputs({ mode, measurements, shard, metricsDir }: Placed): string[] {
  const problems: string[] = []
  if (mode === 'check' && measurements.length > 0)
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
  return problems
}
