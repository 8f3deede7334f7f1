import { parseArgs } from 'node:util'
import { type BuiltImages, parseBuiltImages } from '../domain/budget/built-images.ts'
import { parseStageName } from '../domain/budget/dockerfile-path.ts'
import { type PriceList, parsePrices } from '../domain/fleet/cost.ts'
import { type Platform, parsePlatform } from '../domain/image/platform.ts'
import { parseSize } from '../domain/values/bytes.ts'
import { DEFAULT_NOISE_FLOOR, type Increase, parseIncrease } from '../domain/values/increase.ts'
import {
  type Explain,
  parseBandwidth,
  parseExplain,
  parseHost,
  parseMargin,
  parseSeconds,
} from '../domain/values/option.ts'
import { Malformed, UsageError } from '../domain/values/problem.ts'
import { oneLine } from '../domain/values/text.ts'
import { unknownWords, valueWords } from './option-words.ts'
import { DATA_FORMATS, FORMATS, type Format, OPTIONS, type OptionName } from './options.ts'
import { type TreeOptions, treeOptions } from './tree-options.ts'

export interface Arguments {
  readonly positionals: readonly string[]
  readonly help: boolean
  readonly format: Format
  /** Asked for instead of it; null: it counts. */
  readonly dataFormat: (typeof DATA_FORMATS)[number] | null
  readonly insecure: readonly string[]
  readonly authHosts: readonly string[]
  readonly cacheDir: string | undefined
  /** For one image, all its requests together. */
  readonly timeoutMs: number
  /** Bits a second, for pull times. */
  readonly bandwidth: number
  readonly prices: PriceList | null
  readonly explain: Explain
  /** Compressed bytes of layers that may be read. */
  readonly maxDownload: number
  readonly tree: TreeOptions
  readonly config: string
  /** What the image is built from, and the stage of it. */
  readonly dockerfile: string | undefined
  readonly target: string | undefined
  readonly head: string | undefined
  readonly base: string | undefined
  readonly images: BuiltImages
  readonly missingHead: 'fail' | 'unchanged'
  /** Empty: all. */
  readonly platforms: readonly Platform[]
  readonly noiseFloor: Increase
  readonly onInconclusive: 'fail' | 'warn'
  /** Percent between today's size and a suggested limit. */
  readonly margin: number
  readonly below: boolean
  readonly raise: boolean
  readonly dryRun: boolean
  /** Whether it measures for a later check. */
  readonly forReport: boolean
  readonly measurements: readonly string[]
  readonly shard: string | undefined
  readonly sarif: readonly string[]
  /** Where metrics are written to; undefined: nowhere. */
  readonly metricsDir: string | undefined
  /** OWNER/NAME on GitHub; undefined: the git repository here. */
  readonly repository: string | undefined
  readonly historyBranch: string
  /** A pattern of tags to import; undefined: those that stand for one image each. */
  readonly tags: string | undefined
  readonly days: string | undefined
  /** The page that is written. */
  readonly output: string
}

/**
 * @param commandsWith those that have an option.
 * @throws {UsageError} on an option that the command does not have, or a value it cannot take.
 */
export function readArguments(
  argv: readonly string[],
  allowed: readonly OptionName[],
  commandsWith: (option: string) => readonly string[],
): Arguments {
  const options = Object.fromEntries(allowed.map((name) => [name, OPTIONS[name]]))
  const { values, positionals } = parse(argv, options, (option) =>
    unknownWords(option, allowed, commandsWith(option.replace(/^--/, ''))),
  )
  const text = (name: OptionName): string | undefined => {
    const value = values[name]
    return typeof value === 'string' ? value : undefined
  }
  const format = text('format') ?? 'text'
  const dataFormat = allowed.includes('tags')
    ? DATA_FORMATS.find((each) => each === format)
    : undefined
  const known = dataFormat === undefined ? FORMATS.find((each) => each === format) : 'text'
  if (known === undefined) {
    throw new UsageError(`--format ${oneLine(format, 40)}: use one of ${FORMATS.join(', ')}`)
  }
  const config = text('config') ?? 'docker-image-budgets.yaml'
  if (config === '') throw new UsageError('--config needs a file’s name')
  const hosts = (name: OptionName): string[] =>
    [values[name] ?? []]
      .flat()
      .map((each) => wellFormed(() => parseHost(String(each)), `--${name}`))
  const platforms = (name: OptionName): Platform[] =>
    [values[name] ?? []]
      .flat()
      .flatMap((each) => String(each).split(','))
      .map((each) => wellFormed(() => parsePlatform(each.trim()), `--${name}`))
  return {
    positionals,
    help: values['help'] === true,
    format: known,
    dataFormat: dataFormat ?? null,
    insecure: hosts('insecure-registry'),
    authHosts: hosts('auth-host'),
    cacheDir: text('cache-dir') || undefined,
    timeoutMs: wellFormed(() => parseSeconds(text('timeout') ?? '30'), '--timeout'),
    bandwidth: wellFormed(() => parseBandwidth(text('bandwidth') ?? '100'), '--bandwidth'),
    prices: pricesOf(text('prices')),
    explain:
      values['files'] === true
        ? 'files'
        : wellFormed(() => parseExplain(text('explain') ?? 'layers'), '--explain'),
    maxDownload: wellFormed(() => parseSize(text('max-download') ?? '2 GiB'), '--max-download'),
    tree: treeOptions(text, values['files'] === true),
    config,
    ...dockerfileOf(text('dockerfile'), text('target')),
    head: text('head'),
    base: text('base'),
    images: wellFormed(() => parseBuiltImages(text('images') ?? '*'), '--images'),
    missingHead: choice(text('missing-head'), '--missing-head', ['fail', 'unchanged']),
    platforms: [...platforms('platforms'), ...platforms('platform')],
    noiseFloor: wellFormed(
      () => parseIncrease(text('noise-floor') ?? DEFAULT_NOISE_FLOOR),
      '--noise-floor',
    ),
    onInconclusive: choice(text('on-inconclusive'), '--on-inconclusive', ['fail', 'warn']),
    margin: wellFormed(() => parseMargin(text('margin') ?? '20%'), '--margin'),
    below: values['below'] === true,
    raise: values['raise'] === true,
    dryRun: values['dry-run'] === true,
    forReport: values['for-report'] === true,
    measurements: [values['measurements'] ?? []].flat().map(String),
    shard: text('shard'),
    sarif: [values['sarif'] ?? []].flat().map(String),
    metricsDir: text('metrics-dir') || undefined,
    repository: text('repository'),
    tags: text('tags'),
    days: text('days'),
    output: text('output') ?? 'image-sizes.html',
    historyBranch: text('history-branch') ?? 'image-size-history',
  }
}

/** The first one, where nothing is said. */
function choice<Choice extends string>(
  text: string | undefined,
  option: string,
  choices: readonly [Choice, ...Choice[]],
): Choice {
  const found = text === undefined ? choices[0] : choices.find((each) => each === text)
  if (found !== undefined) return found
  throw new UsageError(`${option} ${oneLine(text ?? '', 40)}: use one of ${choices.join(', ')}`)
}

function dockerfileOf(dockerfile: string | undefined, target: string | undefined) {
  if (dockerfile === '') throw new UsageError('--dockerfile needs a file’s name')
  if (target !== undefined) {
    if (dockerfile === undefined)
      throw new UsageError('--target needs --dockerfile FILE, which has this stage')
    wellFormed(() => parseStageName(target), '--target')
  }
  return { dockerfile, target }
}

function pricesOf(text: string | undefined): PriceList | null {
  return text === undefined ? null : wellFormed(() => parsePrices(text), '--prices')
}

function parse(
  argv: readonly string[],
  options: NonNullable<Parameters<typeof parseArgs>[0]>['options'],
  unknown: (option: string) => string,
) {
  try {
    return parseArgs({ args: [...argv], options: options ?? {}, allowPositionals: true })
  } catch (error) {
    const message = String(error)
    // Node says what it is about first: '--margin', '--margin <value>' or '-h, --help'.
    const [, option = ''] = /'(?:-\w, )?(-[^' ]*)/.exec(message) ?? []
    const words = message.includes('Unknown option') ? unknown(option) : valueWords(option)
    throw new UsageError(words, { cause: error })
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
