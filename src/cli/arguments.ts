import { parseArgs } from 'node:util'
import { type PriceList, parsePrices } from '../domain/cost.ts'
import { parseBandwidth, parseExplain, parseHost, parseSeconds } from '../domain/option.ts'
import { Malformed, UsageError } from '../domain/problem.ts'
import { parseMargin } from '../domain/suggestion.ts'
import { nearest } from '../domain/text.ts'

const FORMATS = ['text', 'markdown', 'json'] as const
type Format = (typeof FORMATS)[number]

export interface Arguments {
  readonly positionals: readonly string[]
  readonly help: boolean
  readonly format: Format
  readonly insecure: readonly string[]
  readonly authHosts: readonly string[]
  readonly cacheDir: string | undefined
  /** For one image, all its requests together. */
  readonly timeoutMs: number
  /** Bits a second, for pull times. */
  readonly bandwidth: number
  readonly prices: PriceList | null
  readonly explain: 'none' | 'layers'
  readonly config: string
  readonly head: string | undefined
  readonly base: string | undefined
  /** Percent between today's size and a suggested limit. */
  readonly margin: number
  readonly below: boolean
  readonly raise: boolean
  readonly dryRun: boolean
}

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  format: { type: 'string' },
  'insecure-registry': { type: 'string', multiple: true },
  'auth-host': { type: 'string', multiple: true },
  'cache-dir': { type: 'string' },
  timeout: { type: 'string' },
  bandwidth: { type: 'string' },
  prices: { type: 'string' },
  explain: { type: 'string' },
  config: { type: 'string' },
  head: { type: 'string' },
  base: { type: 'string' },
  margin: { type: 'string' },
  below: { type: 'boolean' },
  raise: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
} as const
type OptionName = keyof typeof OPTIONS

/** @throws {UsageError} on an option that the command does not have, or a value it cannot take. */
export function readArguments(argv: readonly string[], allowed: readonly OptionName[]): Arguments {
  const options = Object.fromEntries(allowed.map((name) => [name, OPTIONS[name]]))
  const { values, positionals } = parse(argv, options, allowed)
  const text = (name: OptionName): string | undefined => {
    const value = values[name]
    return typeof value === 'string' ? value : undefined
  }
  const format = text('format') ?? 'text'
  const known = FORMATS.find((each) => each === format)
  if (known === undefined) {
    throw new UsageError(`--format ${format}: use one of ${FORMATS.join(', ')}`)
  }
  const hosts = (name: OptionName): string[] =>
    [values[name] ?? []]
      .flat()
      .map((each) => wellFormed(() => parseHost(String(each)), `--${name}`))
  return {
    positionals,
    help: values['help'] === true,
    format: known,
    insecure: hosts('insecure-registry'),
    authHosts: hosts('auth-host'),
    cacheDir: text('cache-dir') || undefined,
    timeoutMs: wellFormed(() => parseSeconds(text('timeout') ?? '30'), '--timeout'),
    bandwidth: wellFormed(() => parseBandwidth(text('bandwidth') ?? '100'), '--bandwidth'),
    prices: pricesOf(text('prices')),
    explain: wellFormed(() => parseExplain(text('explain') ?? 'layers'), '--explain'),
    config: text('config') ?? 'docker-image-budgets.yaml',
    head: text('head'),
    base: text('base'),
    margin: wellFormed(() => parseMargin(text('margin') ?? '20%'), '--margin'),
    below: values['below'] === true,
    raise: values['raise'] === true,
    dryRun: values['dry-run'] === true,
  }
}

function pricesOf(text: string | undefined): PriceList | null {
  return text === undefined ? null : wellFormed(() => parsePrices(text), '--prices')
}

function parse(
  argv: readonly string[],
  options: NonNullable<Parameters<typeof parseArgs>[0]>['options'],
  allowed: readonly string[],
) {
  try {
    return parseArgs({ args: [...argv], options: options ?? {}, allowPositionals: true })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const wrong = /'--?([^' ]+)/.exec(message)?.[1] ?? ''
    const guess = nearest(wrong, allowed)
    const hint = guess === undefined || guess === wrong ? '' : ` Did you mean --${guess}?`
    throw new UsageError(`${message.split('. ')[0]}.${hint}`, { cause: error })
  }
}

/** A word of the command line that its parser refuses is a wrong call. */
export function wellFormed<Value>(parse: () => Value, what: string): Value {
  try {
    return parse()
  } catch (error) {
    if (error instanceof Malformed)
      throw new UsageError(`${what}: ${error.message}`, { cause: error })
    throw error
  }
}
