import { namesSecret } from '../secrets/names.ts'
import { oneLine } from '../values/text.ts'
import { commandFrom, shellsIn } from './shells.ts'

/** Build arguments that ARG steps tell, each with its value; null: not told for sure. */
export type DeclaredArguments = ReadonlyMap<string, string | null>

// Docker, BuildKit and Buildah write the values of build arguments before a command, as
// `|2 NAME=value NAME=value /bin/sh -c …`. They are neither quoted nor escaped, and may be secrets.
const ARGUMENTS = /^(run\s+)?\|(\d+)\s+/i

const ASSIGNED = /(?<=^|\s)([^\s=]+)=/g

/** Dockerfiles have some dozens; what signs more of them does not build. */
const MOST_NAMES = 100

export interface WithoutValues {
  readonly text: string
  readonly buildArguments: readonly string[]
}

/**
 * The command behind build arguments; null where there are none. A value may look like a shell,
 * so that all before the last one is cut, and everything where there is none (`RUN ["a"]`).
 */
export function withoutBuildArguments(
  words: string,
  declared: DeclaredArguments,
): WithoutValues | null {
  const signed = ARGUMENTS.exec(words)
  if (signed === null) return null
  const rest = words.slice(signed[0].length)
  const shells = shellsIn(rest)
  const last = shells.at(-1)
  // Only BuildKit counts the arguments; Buildah counts the blanks in them too.
  const count = signed[1] === undefined ? null : Number(signed[2])
  if (last === undefined) {
    const start = execStart(rest, count, declared)
    const buildArguments = namesIn(rest.slice(0, start ?? undefined), count, declared)
    return { text: start === null ? '… ' : rest.slice(start), buildArguments }
  }
  const command = commandFrom(rest, last.end)
  return {
    text: shells.length === 1 ? command : `… ${command}`,
    buildArguments: namesIn(rest.slice(0, last.start), count, declared),
  }
}

/** What people run without a shell: the word behind a value that is one of these is a command. */
const PROGRAM =
  /^(?:\.?\/(?:\S*\/)?s?bin\/\S+|\S+\.sh|apk|apt|apt-get|bun|bundle|cargo|chmod|chown|cmake|composer|conda|cp|curl|dnf|dotnet|echo|gem|git|go|gradle|java|ln|make|mamba|microdnf|micromamba|mkdir|mv|mvn|node|npm|npx|php|pip3?|pnpm|poetry|python[\d.]*|rm|ruby|tar|touch|uv|wget|yarn|yum)$/

/**
 * Where the command of `RUN ["make", "-j"]` begins, which no shell sets apart from the last value: behind
 * the value that ARG tells, or behind one word where a known program follows.
 */
function execStart(rest: string, count: number | null, declared: DeclaredArguments): number | null {
  const found = [...rest.matchAll(ASSIGNED)]
  const own = found.slice(0, count ?? 0)
  const last = own.at(-1)
  if (last === undefined || own.length !== count) return null
  const isSure = found.length === count || own.every(({ 1: name = '' }) => declared.has(name))
  if (!isSure) return null
  const start = last.index + last[0].length
  const told = declared.get(last[1] ?? '') ?? null
  if (told !== null && rest.startsWith(`${told} `, start)) return start + told.length + 1
  const [behind, value = '', word = ''] = /^(\S*\s+)(\S+)/.exec(rest.slice(start)) ?? []
  return behind !== undefined && PROGRAM.test(word) ? start + value.length : null
}

/**
 * A value may hold what looks like a further argument, and then part of it would pass for a name.
 * The first is a name for sure; all are where they are as many as there should be.
 */
function namesIn(
  region: string,
  count: number | null,
  declared: DeclaredArguments,
): readonly string[] {
  const found = [...region.matchAll(ASSIGNED)]
  const isSure = found.length === count
  const names = found.flatMap(({ index, 1: name = '' }) =>
    isSure || index === 0 || declared.has(name) ? [oneLine(name, 100)] : [],
  )
  return [...new Set(names)].slice(0, MOST_NAMES)
}

/** `ARG A B=value` without the value, which is a build argument's too. */
export function withoutDefault(words: string): WithoutValues {
  const at = words.indexOf('=')
  if (at < 0) return { text: words, buildArguments: [] }
  const name = namesOfArg(words).at(-1)
  return {
    text: `${words.slice(0, at)}=…`,
    buildArguments: name === undefined ? [] : [oneLine(name, 100)],
  }
}

/** The names in `ARG A B=value C=value` that are names for sure. */
export function namesOfArg(words: string): readonly string[] {
  return (words.split('=', 1)[0] ?? '').split(/\s+/).filter((name) => name !== '')
}

/** Of `ARG A=value`; null where there is none, or several that nothing sets apart. */
export function valueOfArg(words: string): string | null {
  const line = words.trim()
  const [assigned, name] = [...line.matchAll(ASSIGNED)]
  if (assigned?.index !== 0 || name !== undefined) return null
  return line.slice(assigned[0].length) || null
}

/** `ENV A=b`, or `ENV A b`, and LABEL alike, with a secret's value masked, and what may belong to it: all behind it. */
export function withoutSecrets(words: string): string {
  const [old, oldName = ''] = /^([^\s=]+)\s/.exec(words) ?? []
  if (old !== undefined && namesSecret(oldName)) return `${old}…`
  for (const { index, 0: assigned, 1: name = '' } of words.matchAll(ASSIGNED)) {
    if (namesSecret(name)) return `${words.slice(0, index + assigned.length)}…`
  }
  return words
}
