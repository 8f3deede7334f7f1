import type { HistoryEntry } from '../image/manifest.ts'
import { oneLine } from '../values/text.ts'
import {
  type DeclaredArguments,
  withoutBuildArguments,
  withoutDefault,
  withoutSecrets,
} from './build-arguments.ts'
import { afterShell } from './shells.ts'
import type { Step } from './step.ts'

const LIMIT = 2_000
/** Of a script that is read and not shown. */
const SCRIPT_LIMIT = 20_000

const KEYWORDS =
  'ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR'
const INSTRUCTION = new RegExp(String.raw`^(${KEYWORDS})(?:\s+|$)`)

/** `/bin/sh -c #(nop)  CMD ["sh"]`: the old builder and Buildah, for all but RUN. */
const NO_OPERATION = '#(nop)'

/** `COPY file:<checksum> in /app`: there, what was copied is known by its checksum only. */
const CHECKSUM_SOURCE = /^((?:--\S+ )*)(?:(?:file|dir|multi):\S+ )?in (?=\S)/

/** A step of a Dockerfile, before its words are read. */
interface Instruction {
  readonly keyword: string
  readonly words: string
}

/**
 * What a history entry tells; null where it tells nothing.
 * @param declared by the history's ARG steps
 */
export function stepOf(entry: HistoryEntry, declared: DeclaredArguments): Step | null {
  const step = signedStep(entry, declared)
  return step === null || entry.place === undefined ? step : { ...step, place: entry.place }
}

function signedStep(entry: HistoryEntry, declared: DeclaredArguments): Step | null {
  const words = signedWords(entry)
  if (words === '') return null
  const cut = withoutBuildArguments(words, declared)
  if (cut !== null) return runStep(cut.text, cut.buildArguments)
  const instruction = instructionIn(words)
  if (instruction !== null) return dockerfileStep(instruction)
  return { text: oneLine(foreignWords(entry, words), LIMIT), instruction: null, buildArguments: [] }
}

/** null where no Dockerfile's builder signed so. */
export function instructionOf(entry: HistoryEntry): Instruction | null {
  return instructionIn(signedWords(entry))
}

/** The entry without BuildKit's marks: `# buildkit` behind, `[stage-1 3/3]` before. */
function signedWords({ createdBy, comment }: HistoryEntry): string {
  const words = createdBy
    .trim()
    .replace(/(?:^|\s)# buildkit(?::\S+)?$/, '')
    .replace(/^\[[^\]]{0,200}\d\/\d{1,9}\]\s+/, '')
    .trim()
  // Nix, `docker import` and `docker build --squash` sign in the comment alone.
  return words === '' && !comment.startsWith('buildkit.') ? comment.trim() : words
}

function instructionIn(words: string): Instruction | null {
  const command = afterShell(words)
  if (command?.startsWith(NO_OPERATION)) return withoutOperation(command.slice(NO_OPERATION.length))
  if (command !== null) return { keyword: 'RUN', words: command }
  const written = firstWord(words)
  if (written?.keyword !== 'RUN') return written
  return { keyword: 'RUN', words: afterShell(written.words) ?? written.words }
}

/** Buildah leaves the instruction as it was written, be it `env`. */
function withoutOperation(words: string): Instruction | null {
  const line = oneLine(words, Number.POSITIVE_INFINITY)
  const written = firstWord(line.replace(/^\w+/, (word) => word.toUpperCase()))
  if (written?.keyword !== 'COPY' && written?.keyword !== 'ADD') return written
  return { keyword: written.keyword, words: written.words.replace(CHECKSUM_SOURCE, '$1… ') }
}

function firstWord(words: string): Instruction | null {
  const [start, keyword] = INSTRUCTION.exec(words) ?? []
  if (start === undefined || keyword === undefined) return null
  return { keyword, words: words.slice(start.length) }
}

function dockerfileStep({ keyword, words }: Instruction): Step {
  if (keyword === 'RUN') return runStep(words)
  const line = oneLine(words, Number.POSITIVE_INFINITY)
  if (keyword === 'ENV' || keyword === 'LABEL') return step(keyword, withoutSecrets(line))
  if (keyword === 'ARG') {
    const { text, buildArguments } = withoutDefault(line)
    return step('ARG', text, buildArguments)
  }
  const inner = keyword === 'ONBUILD' ? instructionIn(line) : null
  if (inner === null) return step(keyword, line)
  // No builder takes one within another: what stands there is nobody's step, and may be anything.
  if (inner.keyword === 'ONBUILD') return step(keyword, '…')
  const { text, buildArguments } = dockerfileStep(inner)
  return step(keyword, text, buildArguments)
}

function step(keyword: string, words: string, buildArguments: readonly string[] = []): Step {
  return { text: oneLine(`${keyword} ${words}`, LIMIT), instruction: keyword, buildArguments }
}

function runStep(words: string, buildArguments: readonly string[] = []): Step {
  const shown = step('RUN', onOneLine(words), buildArguments)
  const isTold = !shown.text.endsWith('…') && !words.includes('\n')
  // Of a script that is cut, the end tells of no clean-up; of one behind a shell, nobody knows the start.
  if (isTold || words.length > SCRIPT_LIMIT || words.startsWith('…')) return shown
  return { ...shown, script: words }
}

/** A heredoc's lines as one, `;` between its commands. */
function onOneLine(script: string): string {
  const lines = script.split('\n').map((line) => line.trim())
  const written = lines.filter((line) => line !== '')
  return written.map((line, index) => (index < written.length - 1 ? joint(line) : line)).join(' ')
}

function joint(line: string): string {
  if (line.endsWith('\\')) return line.slice(0, -1).trimEnd()
  return /(?:[;&|({]|\b(?:then|do|else|in))$/.test(line) ? line : `${line};`
}

const SHELL_ALONE = /^(?:\/\S{0,100}\/)?(?:ba|da|[akz])?sh$/

/** Words of builders without a Dockerfile; where they sign each layer alike, the comment tells. */
function foreignWords({ createdBy, comment }: HistoryEntry, words: string): string {
  if (createdBy.trim() === '' || comment === '') return words
  // `docker commit -m`: the container's command tells less than the message.
  if (SHELL_ALONE.test(words) && !/^(?:FROM |buildkit\.)/.test(comment))
    return `${words}: ${comment}`
  const jib = /^(jib[a-z-]*)(?::\S+)?$/.exec(words)
  if (jib !== null) return `${jib[1]}: ${comment}`
  return /^ko (?:build|publish) /.test(words) ? `${words} (${comment})` : words
}
