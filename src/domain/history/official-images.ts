import type { ReadEntry } from './read-entry.ts'

/** How an official image shows in ENV. */
interface Family {
  readonly name: string
  readonly version: string
  /** Set beside the version, so that nobody's own ENV is taken for it. */
  readonly beside: string
  /** How its slimmer variant is called; null where there is none that its steps would tell. */
  readonly slim: ((version: string, suite: string) => string) | null
}

const slimBeforeSuite = (version: string, suite: string) => joined(version, 'slim', suite)
const suiteBeforeSlim = (version: string, suite: string) => joined(version, suite, 'slim')

const FAMILIES: readonly Family[] = [
  { name: 'python', version: 'PYTHON_VERSION', beside: 'GPG_KEY', slim: slimBeforeSuite },
  { name: 'python', version: 'PYTHON_VERSION', beside: 'PYTHON_SHA256', slim: slimBeforeSuite },
  { name: 'node', version: 'NODE_VERSION', beside: 'YARN_VERSION', slim: suiteBeforeSlim },
  { name: 'ruby', version: 'RUBY_VERSION', beside: 'RUBY_DOWNLOAD_SHA256', slim: slimBeforeSuite },
  { name: 'rust', version: 'RUST_VERSION', beside: 'RUSTUP_HOME', slim: slimBeforeSuite },
  { name: 'golang', version: 'GOLANG_VERSION', beside: 'GOPATH', slim: null },
  { name: 'openjdk', version: 'JAVA_VERSION', beside: 'JAVA_HOME', slim: slimBeforeSuite },
  { name: 'nginx', version: 'NGINX_VERSION', beside: 'PKG_RELEASE', slim: null },
  { name: 'redis', version: 'REDIS_VERSION', beside: 'REDIS_DOWNLOAD_URL', slim: null },
  { name: 'postgres', version: 'PG_VERSION', beside: 'PG_MAJOR', slim: null },
]

const SUITE = /'(bullseye|bookworm|trixie|forky|buster|stretch)'/
/** What buildpack-deps installs, and nothing slim does. */
const FULL = /\b(?:mercurial|subversion)\b/

/**
 * The official image whose steps these are: its full tag, by convention. Read from a history, so
 * that it proves nothing; null where it is none.
 */
export function officialName(entries: readonly ReadEntry[]): string | null {
  const environment = entries.filter(({ keyword }) => keyword === 'ENV')
  const setTo = (variable: string) => valueIn(environment, variable)
  const family = FAMILIES.findLast(
    ({ version, beside }) => setTo(version) !== null && setTo(beside) !== null,
  )
  if (family === undefined) return null
  const [version] = /\d+(?:\.\d+){1,2}/.exec(setTo(family.version) ?? '') ?? []
  const runs = entries.filter(({ keyword }) => keyword === 'RUN').map(({ words }) => words)
  if (version === undefined) return null
  // Eclipse Temurin sets the same variables as OpenJDK does.
  if (family.name === 'openjdk' && runs.some((words) => words.includes('adoptium'))) return null
  if (entries.some(({ words }) => words.includes('alpine-minirootfs')))
    return `${family.name}:${joined(version, 'alpine')}`
  const suite = entries.flatMap(({ words }) => SUITE.exec(words)?.[1] ?? []).at(0) ?? ''
  const isSlim = family.slim !== null && !runs.some((words) => FULL.test(words))
  const tag = isSlim ? family.slim?.(version, suite) : joined(version, suite)
  return `${family.name}:${tag}`
}

/** Whether the step sets the version of what an official image is for. */
export function setsVersion(read: ReadEntry): boolean {
  return read.keyword === 'ENV' && FAMILIES.some(({ version }) => valueIn([read], version) !== null)
}

/** `ENV A=b C=d`, or `ENV A b`: the last one counts. */
function valueIn(environment: readonly ReadEntry[], variable: string): string | null {
  const assigned = new RegExp(String.raw`(?:^|\s)${variable}[= ]["']?([^\s"']{1,80})`)
  return environment.flatMap(({ words }) => assigned.exec(words)?.[1] ?? []).at(-1) ?? null
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('-')
}
