/** A pattern's fixed beginning, and whether a path from there on is meant. */
export interface Matcher {
  readonly prefix: string
  readonly matches: (path: string) => boolean
}

/**
 * `sizes/*.json`, `sizes/**` + `/*.json`, `sizes` (all JSON files in it). `*` and `?` stand for
 * characters of one name, `**` for folders, however deep.
 */
export function matcherOf(pattern: string): Matcher {
  const segments = pattern.split('/')
  const wild = segments.findIndex((segment) => /[*?]/.test(segment))
  if (wild < 0) return { prefix: pattern, matches: (path) => path.endsWith('.json') }
  const expression = segments.slice(wild).map(segmentOf).join('').replace(/\/$/, '')
  const whole = new RegExp(`^${expression}$`)
  return {
    prefix: segments.slice(0, wild).join('/') || (pattern.startsWith('/') ? '/' : ''),
    matches: (path) => whole.test(path),
  }
}

function segmentOf(segment: string): string {
  if (segment === '**') return '(?:[^/]+/)*'
  const words = segment
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '[^/]*')
    .replaceAll('?', '[^/]')
  return `${words}/`
}
