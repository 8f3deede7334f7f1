import { plural } from '../../values/text.ts'
import { type Draft, unknownUpTo, upTo } from '../rule.ts'
import type { Run } from '../run.ts'
import { installedPackages } from './packages.ts'

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

/** Programs of packages that are called otherwise than these. */
const PROGRAMS: readonly (readonly [RegExp, string])[] = [
  [/^build-/, 'gcc cc g++ make'],
  [/^(?:gcc|g\+\+)/, 'gcc cc g++ c++ cpp'],
  [/^clang/, 'clang clang++'],
  [/^golang/, 'go'],
  [/^ninja/, 'ninja'],
  [/^maven$/, 'mvn'],
  [/jdk|openjdk/, 'java javac jar jshell jcmd jmap'],
  [/^rustc|^cargo/, 'rustc cargo'],
  [/^vim/, 'vim vi'],
  [/^(?:netcat|nc|ncat|nmap)/, 'nc netcat ncat nmap'],
  [/^procps$/, 'ps pgrep pkill pidof top free kill uptime w'],
  [/^net-tools$/, 'netstat ifconfig route arp'],
  [/^iputils/, 'ping'],
  [/^(?:dnsutils|bind-utils)$/, 'dig nslookup host'],
]

/** More names than this say no more. */
const NAMED = 4

/** Words of what containers run: the tools among them are needed. */
type Needed = ReadonlySet<string>

export function wordsIn(texts: readonly string[]): Needed {
  // `printf '#!/bin/sh\ncurl …'` parts its lines so.
  return new Set(texts.flatMap((text) => text.replace(/\\[nrt]/g, ' ').match(/[\w.+-]+/g) ?? []))
}

export function compilers(run: Run, needed: Needed): Draft | null {
  const found = unneeded(run, COMPILER, needed)
  if (found.length === 0) return null
  const isOne = found.length === 1
  return {
    rule: 'compilers',
    layer: run.layer,
    ...upTo(run.bytes),
    sentence: `${named(found)} likely ${isOne ? 'serves' : 'serve'} the build alone, and ${isOne ? 'ships' : 'ship'} with every pull.`,
    cure: 'Build in a stage of its own, and copy only its result into the last stage.',
    summary: `take ${found.some((name) => !/-(?:dev|devel)$/.test(name)) ? 'the compilers' : 'what only the build needs'} out of the last stage`,
    dockerfile: 'COPY --from=build /app /app',
  }
}

export function debugTools(run: Run, needed: Needed): Draft | null {
  const found = unneeded(run, DEBUG_TOOL, needed)
  if (found.length === 0) return null
  const isOne = found.length === 1
  return {
    rule: 'debug-tools',
    layer: run.layer,
    ...unknownUpTo(run.bytes),
    sentence: `${named(found)} likely ${isOne ? 'helps' : 'help'} people rather than the program, and ${isOne ? 'is' : 'are'} there for an intruder too.`,
    cure: 'Leave it out, remove it in the same RUN once it is used, or debug from a container beside this one.',
    summary: `leave out ${named(found)}`,
    dockerfile: null,
  }
}

function unneeded(run: Run, kind: RegExp, needed: Needed): string[] {
  const found = installedPackages(run).filter((name) => kind.test(name))
  return [...new Set(found)].filter((name) => !isNeeded(name, needed))
}

function isNeeded(name: string, needed: Needed): boolean {
  const others = PROGRAMS.find(([pattern]) => pattern.test(name))?.[1].split(' ') ?? []
  const programs = [name, name.replace(/-[\d.]+$/, ''), ...others]
  return programs.some((program) => needed.has(program))
}

export function named(names: readonly string[]): string {
  const rest = names.length - NAMED
  const shown = names.slice(0, NAMED).join(', ')
  return rest > 0 ? `${shown} and ${plural(rest, 'other')}` : shown
}
