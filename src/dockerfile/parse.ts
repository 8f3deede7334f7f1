import { DockerfileParser, type Instruction } from 'dockerfile-ast'
import type {
  Dockerfile,
  DockerfileInstruction,
  WrittenStage,
} from '../domain/dockerfile/dockerfile.ts'
import { MAX_DOCKERFILE_BYTES } from '../domain/dockerfile/source.ts'
import { withoutSecrets } from '../domain/secrets/mask.ts'
import { Malformed } from '../domain/values/problem.ts'

const MOST_INSTRUCTIONS = 2_000

const LFS_POINTER = 'version https://git-lfs.github.com/spec/'

/**
 * Reads a Dockerfile, whatever somebody wrote into it.
 * @throws {Malformed} where it is none, in words that follow the file's name
 */
export function parseDockerfile(content: string): Dockerfile {
  if (content.length > MAX_DOCKERFILE_BYTES) throw new Malformed('it is larger than 64 KiB')
  if (content.startsWith(LFS_POINTER)) {
    throw new Malformed('it is a pointer of Git LFS, and not the file itself')
  }
  if (content.includes('\0') || content.includes('\ufffd')) throw new Malformed('it is no text')
  const text = content.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  const { all, escapeCharacter } = parsed(text)
  if (all.length > MOST_INSTRUCTIONS) {
    throw new Malformed(`it has more than ${MOST_INSTRUCTIONS.toLocaleString('en')} instructions`)
  }
  const lines = text.split('\n')
  const written = all.map((instruction) => instructionOf(instruction, lines, escapeCharacter))
  const first = written.findIndex(({ keyword }) => keyword === 'FROM')
  if (first < 0) throw new Malformed('it has no FROM')
  return {
    args: written.slice(0, first).flatMap(argumentsOf),
    stages: stagesOf(written.slice(first)),
  }
}

/** Whatever the library makes of a text, it is no reason to explain nothing. */
function parsed(text: string): { all: readonly Instruction[]; escapeCharacter: string } {
  try {
    const dockerfile = DockerfileParser.parse(text)
    return { all: dockerfile.getInstructions(), escapeCharacter: dockerfile.getEscapeCharacter() }
  } catch (cause) {
    throw new Malformed('it cannot be parsed', { cause })
  }
}

function stagesOf(written: readonly DockerfileInstruction[]): WrittenStage[] {
  const stages: (WrittenStage & { readonly instructions: DockerfileInstruction[] })[] = []
  for (const instruction of written) {
    if (instruction.keyword !== 'FROM') {
      stages.at(-1)?.instructions.push(instruction)
      continue
    }
    const words = instruction.words.replace(/^(?:--\S+\s+)+/, '')
    const [from = '', as, name] = words.trim().split(/\s+/)
    const isNamed = as?.toLowerCase() === 'as' && name !== undefined
    stages.push({ name: isNamed ? name : null, from, line: instruction.line, instructions: [] })
  }
  return stages
}

/** `ARG A=b C`, of one or several names. */
function argumentsOf({ keyword, words }: DockerfileInstruction): Dockerfile['args'] {
  if (keyword !== 'ARG') return []
  return words.split(/\s+/).flatMap((word) => {
    const [, name, value] = /^([A-Za-z_]\w*)(?:=(.*))?$/.exec(word) ?? []
    return name === undefined ? [] : [{ name, value: value ?? null }]
  })
}

/**
 * The library tells where an instruction is, and keeps comments and continued lines in its words;
 * flags it keeps apart. What stands in the file is what builders sign.
 */
function instructionOf(
  instruction: Instruction,
  lines: readonly string[],
  escapeCharacter: string,
): DockerfileInstruction {
  const { start, end } = instruction.getRange()
  const [first = '', ...others] = lines.slice(start.line, end.line + 1)
  const behind = first.slice(start.character).replace(/^\s*\S+/, '')
  const keyword = instruction.getKeyword().toUpperCase()
  const words = joined([behind, ...others], escapeCharacter).trim()
  // As what an image says is masked, so that both are the same still.
  const { text } = withoutSecrets(`${keyword} ${words}`)
  return { keyword, words: text.slice(keyword.length + 1), line: start.line + 1 }
}

/** Continued lines in one, without the comments and empty lines between them; a heredoc as it is. */
function joined(lines: readonly string[], escapeCharacter: string): string {
  let text = ''
  for (const [index, line] of lines.entries()) {
    const isContinued = index > 0 && !text.endsWith('\n')
    if (isContinued && /^\s*(?:#|$)/.test(line)) continue
    const kept = line.trimEnd()
    const isOpen = kept.endsWith(escapeCharacter)
    // Behind the last continued line a heredoc's own lines follow.
    if (index === lines.length - 1) text += line
    else if (isOpen && (index === 0 || isContinued)) text += kept.slice(0, -1)
    else text += `${line}\n`
  }
  return text
}
