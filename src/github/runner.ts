import * as core from '@actions/core'
import { oneLine, printable, toJsonText } from '../domain/values/text.ts'
import type { Outcome } from '../domain/verdict/outcome.ts'

/** The runner's side: log, annotations, summary, outputs. All that is written goes through here. */

export interface Annotation {
  readonly level: 'error' | 'warning'
  readonly title: string
  readonly message: string
  readonly file: string
  readonly line: number
}

/** GitHub shows ten of each level in a step, the step's own error among them; others would vanish. */
const SHOWN = 9
const ANNOTATORS = { error: core.error, warning: core.warning }

export function annotate(annotations: readonly Annotation[]): void {
  for (const level of ['error', 'warning'] as const) {
    const all = annotations.filter((annotation) => annotation.level === level)
    for (const { title, message, file, line } of all.slice(0, SHOWN)) {
      const place = { title: oneLine(title, 200), file: oneLine(file), startLine: line }
      ANNOTATORS[level](printable(message), place)
    }
    for (const { title, message } of all.slice(SHOWN)) log(`${level}: ${title}: ${message}`)
  }
}

/** Prints text that others have written, so that no line of it is a workflow command. */
export function log(text: string): void {
  const lines = printable(text.replace(LINE_END, '\n')).split('\n')
  for (const line of lines) core.info(defused(line))
}

export function warn(message: string): void {
  core.warning(printable(message))
}

/** Says why, and makes the step fail when it ends. */
export function fail(message: string): void {
  core.setFailed(printable(message))
}

/** Shown in a run with debug logging only. */
export function debug(message: string): void {
  core.debug(printable(message))
}

/** Lines for whoever looks for a fault: folded in the log, and only in a run with debug logging. */
export function debugGroup(title: string): { log: (line: string) => void; end: () => void } {
  if (!core.isDebug()) return { log: () => {}, end: () => {} }
  core.startGroup(title)
  return { log: debug, end: core.endGroup }
}

const LINE_END = /\r\n|[\r\u0085\u2028\u2029]/g

function defused(line: string): string {
  // The runner looks for `::` at a line's beginning and for `##[` anywhere in it.
  return line.replace(/^(\s*)(?=::)/, '$1\\').replaceAll('##[', '##\\[')
}

export async function writeSummary(markdown: string): Promise<void> {
  if (!process.env['GITHUB_STEP_SUMMARY']) return
  await core.summary.addRaw(printable(markdown), true).write()
}

/** What later steps are told. */
export interface Outputs {
  readonly outcome: Outcome
  readonly headline: string
  readonly report: string
  readonly 'comment-url': string
  /** Written as a JSON array. */
  readonly violations: readonly string[]
}

export function setOutputs({ violations, ...texts }: Outputs): void {
  for (const [name, value] of Object.entries(texts)) core.setOutput(name, printable(value))
  core.setOutput('violations', toJsonText(violations))
}

/** Where a job that only measures has written it. */
export function setMeasurements(path: string): void {
  core.setOutput('measurements', printable(path))
}

/** Where an audit keeps what it has found. */
export function setIssue(url: string): void {
  core.setOutput('issue-url', printable(url))
}

/** The runner blackens it in whatever is printed from now on. */
export function maskSecret(secret: string): void {
  core.setSecret(secret)
}
