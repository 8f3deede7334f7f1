/** Where GitHub looks for the file: the first one counts. */
export const CODEOWNERS_PATHS = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const

/** GitHub reads no larger one. */
const MAX_CHARACTERS = 3_000_000
const MOST_LINES = 20_000

/**
 * Who owns a path by a CODEOWNERS file: logins and teams without their @; the last line that matches
 * it counts, also where it names nobody. Addresses of mail are left out: they are nobody's login.
 */
export function ownersOf(codeowners: string, path: string): string[] {
  const lines = codeowners.slice(0, MAX_CHARACTERS).split(/\r?\n/).slice(0, MOST_LINES)
  const rules = lines.flatMap((line) => {
    const [pattern, ...owners] = line
      .replace(/(?:^|\s)#.*$/, '')
      .trim()
      .split(/(?<!\\)\s+/)
    return pattern === undefined || pattern === '' ? [] : [{ pattern, owners }]
  })
  const rule = rules.findLast(({ pattern }) => owns(pattern.replaceAll('\\ ', ' '), path))
  const logins = rule?.owners.flatMap((owner) => /^@([\w-]+(?:\/[\w.-]+)?)$/.exec(owner)?.[1] ?? [])
  return [...new Set(logins)]
}

/** Of a path nobody needs more. */
const LONGEST_PATTERN = 1_000

/** A pattern as in .gitignore, without negation and ranges: what matches a folder matches what is in it. */
function owns(pattern: string, path: string): boolean {
  if (pattern.length > LONGEST_PATTERN) return false
  const trimmed = pattern.replace(/^\/|\/$/g, '')
  const isAnchored = pattern.startsWith('/') || trimmed.includes('/')
  const wanted = [...(isAnchored ? [] : ['**']), ...trimmed.split('/')]
  // `docs/*` is about the files of the folder, and none below it.
  const isShallow = isAnchored && wanted.at(-1) === '*'
  const below = pattern.endsWith('/') ? ['*', '**'] : ['**']
  return matches([...wanted, ...(isShallow ? [] : below)], path.split('/'))
}

/** Row by row, in the time of one length times the other. */
function matches(wanted: readonly string[], parts: readonly string[]): boolean {
  return aligned(wanted, parts, {
    isAny: (each) => each === '**',
    isSame: (each, part) => aligned([...each], [...part], LETTERS),
  })
}

const LETTERS = {
  isAny: (letter: string) => letter === '*',
  isSame: (letter: string, other: string) => letter === '?' || letter === other,
}

interface Rules {
  readonly isAny: (wanted: string) => boolean
  readonly isSame: (wanted: string, part: string) => boolean
}

/** Whether a sequence fits one with stand-ins for any number of parts. */
function aligned(wanted: readonly string[], parts: readonly string[], rules: Rules): boolean {
  let reached = [true, ...parts.map(() => false)]
  for (const each of wanted) {
    const next = reached.map(() => false)
    for (let at = 0; at <= parts.length; at++) {
      const isHere = reached[at] === true
      if (rules.isAny(each)) next[at] = isHere || (at > 0 && next[at - 1] === true)
      else if (at > 0) {
        next[at] = reached[at - 1] === true && rules.isSame(each, parts[at - 1] ?? '')
      }
    }
    reached = next
  }
  return reached.at(-1) === true
}
