import { namesSecret } from '../secrets/names.ts'
import { oneLine } from '../values/text.ts'
import { commandFrom, shellsIn } from './shells.ts'

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
 * @param declared names that ARG steps tell
 */
export function withoutBuildArguments(
  words: string,
  declared: ReadonlySet<string>,
): WithoutValues | null {
  const signed = ARGUMENTS.exec(words)
  if (signed === null) return null
  const rest = words.slice(signed[0].length)
  const shells = shellsIn(rest)
  const last = shells.at(-1)
  const command = last === undefined ? '' : commandFrom(rest, last.end)
  // Only BuildKit counts the arguments; Buildah counts the blanks in them too.
  const count = signed[1] === undefined ? null : Number(signed[2])
  return {
    text: shells.length === 1 ? command : `… ${command}`,
    buildArguments: namesIn(rest.slice(0, last?.start), count, declared),
  }
}

/**
 * A value may hold what looks like a further argument, and then part of it would pass for a name.
 * The first is a name for sure; all are where they are as many as there should be.
 */
function namesIn(
  region: string,
  count: number | null,
  declared: ReadonlySet<string>,
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

/** `ENV A=b`, or `ENV A b`, and LABEL alike, with a secret's value masked, and what may belong to it: all behind it. */
export function withoutSecrets(words: string): string {
  const [old, oldName = ''] = /^([^\s=]+)\s/.exec(words) ?? []
  if (old !== undefined && namesSecret(oldName)) return `${old}…`
  for (const { index, 0: assigned, 1: name = '' } of words.matchAll(ASSIGNED)) {
    if (namesSecret(name)) return `${words.slice(0, index + assigned.length)}…`
  }
  return words
}
