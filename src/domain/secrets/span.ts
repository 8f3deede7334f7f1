/** Where a secret stands in a text. */
export interface Span {
  readonly start: number
  readonly end: number
  /** In words for whoever is told of it: `a GitHub token`, `the value of NPM_TOKEN`. */
  readonly what: string
}

export const MASK = '***'

/** The text without what stands in the spans; of those that overlap the first one tells. */
export function masked(text: string, spans: readonly Span[]): { text: string; found: string[] } {
  const parts: string[] = []
  const found = new Set<string>()
  let [at, end] = [0, -1]
  const inQuotes = spans.map((span) => ({ ...span, ...withinQuotes(text, span) }))
  for (const span of inQuotes.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (span.start < end) {
      // It goes on behind the other one: one mask for both.
      at = Math.max(at, span.end)
    } else {
      parts.push(text.slice(at, span.start), MASK)
      at = span.end
      found.add(span.what)
    }
    end = Math.max(end, at)
  }
  return { text: parts.join('') + text.slice(at), found: [...found] }
}

/** Quotes around a value stay, that what is left can still be read as a command. */
function withinQuotes(text: string, { start, end }: Span): Pick<Span, 'start' | 'end'> {
  const value = text.slice(start, end)
  const [closing = ''] = /\\{0,9}["']$/.exec(value) ?? []
  if (closing === '' || closing === value) return { start, end }
  if (value.startsWith(closing)) return { start: start + closing.length, end: end - closing.length }
  // It was opened before the value.
  const isLone = value.indexOf(closing.slice(-1)) === value.length - 1
  return { start, end: isLone ? end - closing.length : end }
}
