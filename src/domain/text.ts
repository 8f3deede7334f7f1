// Controls, format characters (zero-width, bidirectional, tags), separators, private use: they
// hide or reorder what a person reads.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu

/** Most of what is said is this, and stays as it is. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/

/** Untrusted text as one visible line, at most `limit` characters of it. */
export function oneLine(text: string, limit = 500): string {
  if (text.length <= limit && PLAIN.test(text)) return text
  const visible = text.replace(/\s+/gu, ' ').replace(INVISIBLE, '')
  const characters = [...visible.replace(/ {2,}/g, ' ').trim()]
  return characters.length > limit
    ? `${characters.slice(0, limit - 1).join('')}…`
    : characters.join('')
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`
}

/** The known word that a mistyped one is nearest to, if it is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const scored = known.map((candidate) => ({ candidate, distance: editDistance(word, candidate) }))
  const best = scored.toSorted((a, b) => a.distance - b.distance)[0]
  return best !== undefined && best.distance <= Math.max(1, word.length / 3)
    ? best.candidate
    : undefined
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const substitution = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1)
      current.push(
        Math.min(substitution, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1),
      )
    }
    previous = current
  }
  return previous[b.length] ?? 0
}
