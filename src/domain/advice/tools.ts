import { plural } from '../values/text.ts'
import { installedPackages, removesPackages } from './packages.ts'
import { about, type Draft, unknownUpTo } from './rule.ts'
import type { Run } from './run.ts'

/** What builds other programs, by the names of Debian, Alpine and Fedora. */
const COMPILER = new RegExp(
  `^(?:${[
    'build-(?:essential|base)',
    '(?:gcc|g\\+\\+|clang|llvm|golang)(?:-[\\d.]+)?',
    'gcc-c\\+\\+|make|cmake|ninja-build|autoconf|automake|rustc|cargo|maven|gradle|go',
    'default-jdk(?:-headless)?|openjdk-?\\d+(?:-jdk(?:-headless)?)?',
    'java-[\\d.]+-openjdk-devel',
    '[a-z0-9+._-]+-(?:dev|devel)',
  ].join('|')})$`,
  'i',
)
const DEBUG_TOOL =
  /^(?:vim(?:-[a-z]+)?|nano|emacs(?:-nox)?|curl|wget|git|netcat(?:-[a-z]+)?|nc|ncat|nmap(?:-ncat)?|telnet|tcpdump|strace|gdb|htop|procps|net-tools|iputils-ping|dnsutils|bind-utils)$/i

/** More names than this say no more. */
const NAMED = 4

export function compilers(run: Run): Draft | null {
  const found = unique(installedPackages(run).filter((name) => COMPILER.test(name)))
  if (found.length === 0 || removesPackages(run)) return null
  return {
    rule: 'compilers',
    layer: run.layer,
    ...about(run.bytes),
    sentence: `${named(found)} likely ${found.length === 1 ? 'serves' : 'serve'} the build alone, and ${found.length === 1 ? 'ships' : 'ship'} with every pull: at most this whole layer.`,
    cure: 'Build in a stage of its own, and copy only its result into the last stage.',
    dockerfile: 'COPY --from=build /app /app',
  }
}

export function debugTools(run: Run): Draft | null {
  const found = unique(installedPackages(run).filter((name) => DEBUG_TOOL.test(name)))
  if (found.length === 0 || removesPackages(run)) return null
  return {
    rule: 'debug-tools',
    layer: run.layer,
    ...unknownUpTo(run.bytes),
    sentence: `${named(found)} likely ${found.length === 1 ? 'helps' : 'help'} people rather than the program, and ${found.length === 1 ? 'is' : 'are'} there for an intruder too.`,
    cure: 'Leave it out, remove it in the same RUN once it is used, or debug from a container beside this one.',
    dockerfile: null,
  }
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)]
}

export function named(names: readonly string[]): string {
  const rest = names.length - NAMED
  const shown = names.slice(0, NAMED).join(', ')
  return rest > 0 ? `${shown} and ${plural(rest, 'other')}` : shown
}
