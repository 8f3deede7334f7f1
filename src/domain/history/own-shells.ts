import type { ImageConfig } from '../image/manifest.ts'
import { instructionOf } from './signatures.ts'

/** What builders write in its place: the shell of Linux images. */
const PLAIN = '/bin/sh -c'
const MOST_SHELLS = 20

/**
 * The same config with commands behind a plain shell, where a SHELL step or the config names
 * another: `conda run -n app /bin/bash -c`, `_dockerfile_shell.sh`. Nobody wants to read it, and rules
 * look for the command.
 */
export function withPlainShells<Config extends Pick<ImageConfig, 'history' | 'shell'>>(
  config: Config,
): Config {
  const written = config.history.map(instructionOf).filter((step) => step?.keyword === 'SHELL')
  const named = [...written.map((step) => step?.words ?? ''), (config.shell ?? []).join(' ')]
  const shells = [...new Set(named.map(plainWords))].filter((shell) => shell.length > 1)
  if (shells.length === 0) return config
  // Of two that begin alike, the longer one is there.
  const longest = shells.toSorted((a, b) => b.length - a.length).slice(0, MOST_SHELLS)
  const history = config.history.map((entry) => {
    const createdBy = withPlainShell(entry.createdBy, longest)
    return createdBy === entry.createdBy ? entry : { ...entry, createdBy }
  })
  return { ...config, history }
}

/** `["a", "-c"]`, as Docker writes it, and `[a -c]`, as BuildKit does. */
function plainWords(words: string): string {
  return words
    .replace(/[[\]",]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

function withPlainShell(createdBy: string, shells: readonly string[]): string {
  const run = /^RUN\s+/.exec(createdBy)?.[0] ?? ''
  const words = createdBy.slice(run.length)
  const isBehindArguments = /^\|\d+\s/.test(words)
  for (const shell of shells) {
    // Behind values of build arguments the last one is the shell.
    const at = isBehindArguments ? words.lastIndexOf(` ${shell} `) + 1 : 0
    if (isBehindArguments ? at === 0 : !words.startsWith(`${shell} `)) continue
    return `${run}${words.slice(0, at)}${PLAIN} ${words.slice(at + shell.length + 1)}`
  }
  return createdBy
}
