import * as core from '@actions/core'
import { parseApprover } from '../domain/budget/approver.ts'
import { type BuiltImages, parseBuiltImages } from '../domain/budget/built-images.ts'
import { parseShard } from '../domain/budget/shard.ts'
import { checkTemplate } from '../domain/budget/template.ts'
import { type PriceList, parsePrices } from '../domain/fleet/cost.ts'
import { type Platform, parsePlatform } from '../domain/image/platform.ts'
import { parseBranchName } from '../domain/series/branch-name.ts'
import { parseSize } from '../domain/values/bytes.ts'
import { type Increase, parseIncrease } from '../domain/values/increase.ts'
import {
  type Explain,
  parseBandwidth,
  parseExplain,
  parseHost,
  parseSeconds,
} from '../domain/values/option.ts'
import { Malformed, UsageError } from '../domain/values/problem.ts'
import { lines, list } from './input-lists.ts'
import { MODES, type ModeInputs, misplacedInputs, parseWebhook } from './mode-inputs.ts'

/** The inputs of action.yml, read once and checked. */
export interface Inputs extends ModeInputs {
  readonly config: string
  readonly configFrom: 'base' | 'workspace'
  readonly githubToken: string
  readonly headTag: string
  readonly baseTag: string
  readonly baseLookback: number
  readonly platforms: readonly Platform[]
  /** null: nobody says what was built. */
  readonly images: BuiltImages
  readonly missingHead: 'fail' | 'unchanged'
  readonly registryAuth: string
  readonly insecureRegistries: readonly string[]
  /** Token servers that may get the credentials of registries elsewhere. */
  readonly authHosts: readonly string[]
  /** From the workspace; null: nothing is kept. */
  readonly cacheDir: string | null
  /** For one image, all its requests together. */
  readonly timeoutMs: number
  readonly explain: Explain
  /** Compressed bytes of layers that may be read. */
  readonly maxDownload: number
  /** Bits a second, for pull times. */
  readonly bandwidth: number
  /** null: nothing is said of money. */
  readonly prices: PriceList | null
  readonly comment: 'auto' | 'always' | 'never'
  readonly commentKey: string
  readonly noiseFloor: Increase
  readonly status: boolean
  readonly statusContext: string
  readonly onInconclusive: 'fail' | 'warn'
  readonly approvalLabel: string
  /** For budgets that name nobody; empty: anyone with write permission. */
  readonly approvers: readonly string[]
  readonly reportFile: string
  /** Empty: no history is kept. */
  readonly historyBranch: string
  /** Where metrics are written to; empty: nowhere. */
  readonly metricsDir: string
  /** `service=path`, a scanner's result each. */
  readonly sarif: readonly string[]
}

/** Whether GitHub is told nothing of a commit that belongs to no pull request. */
export function isSilent({ status, comment }: Pick<Inputs, 'status' | 'comment'>): boolean {
  return !status && comment === 'never'
}

/** @throws {UsageError} naming every input that is wrong, and what is allowed. */
export function readInputs(): Inputs {
  const problems: string[] = []
  const attempt = <Value>(name: string, parse: (text: string) => Value, instead: Value): Value => {
    try {
      return parse(core.getInput(name))
    } catch (error) {
      if (!(error instanceof Malformed)) throw error
      problems.push(`input ${name}: ${error.message}`)
      return instead
    }
  }
  const template = (text: string) => {
    checkTemplate(text)
    return text
  }
  const inputs: Inputs = {
    mode: attempt('mode', oneOf(...MODES), 'check'),
    measurements: list(core.getInput('measurements')),
    slackWebhookUrl: attempt('slack-webhook-url', secret, null),
    webhookUrl: attempt('webhook-url', secret, null),
    shard: attempt('shard', (text) => (text === '' ? null : parseShard(text)), null),
    config: attempt('config', repositoryPath, ''),
    configFrom: attempt('config-from', oneOf('base', 'workspace'), 'base'),
    githubToken: core.getInput('github-token'),
    headTag: attempt('head-tag', template, ''),
    baseTag: attempt('base-tag', template, ''),
    baseLookback: attempt('base-lookback', wholeNumber, 0),
    platforms: attempt('platforms', (text) => list(text).map(parsePlatform), []),
    images: isSet('images') ? attempt('images', parseBuiltImages, null) : null,
    missingHead: attempt('missing-head', oneOf('fail', 'unchanged'), 'fail'),
    registryAuth: core.getInput('registry-auth'),
    insecureRegistries: attempt('insecure-registries', (text) => list(text).map(parseHost), []),
    authHosts: attempt('auth-hosts', (text) => list(text).map(parseHost), []),
    cacheDir: core.getInput('cache-dir') || null,
    timeoutMs: attempt('timeout', parseSeconds, 0),
    explain: attempt('explain', (text) => parseExplain(text || 'layers'), 'layers'),
    maxDownload: attempt('max-download', (text) => parseSize(text || '2 GiB'), 0),
    prices: attempt('prices', (text) => (text.trim() === '' ? null : parsePrices(text)), null),
    bandwidth: attempt('bandwidth', (text) => parseBandwidth(text || '100'), 0),
    comment: attempt('comment', oneOf('auto', 'always', 'never'), 'auto'),
    commentKey: attempt('comment-key', commentKey, 'default'),
    noiseFloor: attempt('noise-floor', parseIncrease, parseIncrease('0 B')),
    status: attempt('status', truth, true),
    statusContext: attempt('status-context', contextName, ''),
    onInconclusive: attempt('on-inconclusive', oneOf('fail', 'warn'), 'fail'),
    approvalLabel: attempt('approval-label', labelName, ''),
    approvers: attempt('approvers', (text) => list(text).map(parseApprover), []),
    reportFile: core.getInput('report-file'),
    historyBranch: attempt('history-branch', parseBranchName, ''),
    metricsDir: core.getInput('metrics-dir'),
    sarif: lines(core.getInput('sarif')),
  }
  problems.push(...misplacedInputs(inputs))
  if (problems.length > 0) throw new UsageError(problems.join('\n'))
  return inputs
}

/** The runner blackens it, also where it is wrong. */
function secret(text: string): string | null {
  if (text.trim() !== '') core.setSecret(text.trim())
  return parseWebhook(text)
}

/** An empty one is set all the same: a job that built nothing has an empty output. */
function isSet(name: string): boolean {
  return process.env[`INPUT_${name.toUpperCase()}`] !== undefined
}

/** What the status needs, even where another input is wrong. */
export function statusInputs(): { isWanted: boolean; context: string } {
  const context = core.getInput('status-context') || 'docker-image-budgets'
  return { isWanted: !/^(false|no|off)$/i.test(core.getInput('status')), context }
}

/** What the comment needs, even where another input is wrong. */
export function commentInputs(): { isWanted: boolean; key: string } {
  const key = core.getInput('comment-key')
  return {
    isWanted: core.getInput('comment') !== 'never',
    key: isCommentKey(key) ? key : 'default',
  }
}

function oneOf<Choice extends string>(...choices: readonly Choice[]) {
  return (text: string): Choice => {
    const found =
      choices.find((choice) => choice === text) ?? (text === '' ? choices[0] : undefined)
    if (found !== undefined) return found
    throw new Malformed(`${JSON.stringify(text)} is not allowed: ${choices.join(', ')}`)
  }
}

function truth(text: string): boolean {
  if (/^(true|yes|on)$/i.test(text) || text === '') return true
  if (/^(false|no|off)$/i.test(text)) return false
  throw new Malformed(`${JSON.stringify(text)} is neither true nor false`)
}

function wholeNumber(text: string): number {
  if (/^\d{1,3}$/.test(text)) return Number(text)
  throw new Malformed(`${JSON.stringify(text)} is not a whole number from 0 to 999`)
}

/** It stands in an HTML comment, in front of a blank. */
function commentKey(text: string): string {
  if (isCommentKey(text)) return text
  throw new Malformed(
    `${JSON.stringify(text)} may hold letters, digits and . _ / - only, and no "--"`,
  )
}

function contextName(text: string): string {
  if (text.length > 0 && text.length <= 255) return text
  throw new Malformed('has to be 1 to 255 characters')
}

/** GitHub takes up to fifty characters. */
function labelName(text: string): string {
  if (text.length > 0 && [...text].length <= 50) return text
  throw new Malformed('has to be a label: 1 to 50 characters')
}

function isCommentKey(text: string): boolean {
  return /^[A-Za-z0-9._/-]{1,100}$/.test(text) && !text.includes('--')
}

/** Relative to the repository, since it is read there at a commit. */
function repositoryPath(text: string): string {
  if (text.includes('\\')) {
    throw new Malformed(`${JSON.stringify(text)} has a backslash: folders are parted by / here`)
  }
  const path = text.replace(/^(\.\/)+/, '')
  const isInside = !path.startsWith('/') && !path.split('/').includes('..')
  if (path !== '' && isInside) return path
  throw new Malformed(`${JSON.stringify(text)} is not a path inside the repository`)
}
