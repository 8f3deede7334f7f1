/**
 * The one place that decides which characters may reach a terminal, a log, a comment, an output or
 * JSON. Refused is what moves a cursor, hides, reorders or is not seen: controls, format characters
 * (bidirectional, zero-width, tags), separators of lines, private use, surrogates, what Unicode has
 * not assigned, and fillers (default ignorable). A variation selector stays behind a pictograph.
 */
const HIDDEN =
  /(?!\n|\t|[\ufe0e-\ufe0f])[\p{C}\p{Zl}\p{Zp}\p{DI}]|[\ufe0e-\ufe0f](?<!\p{ExtPict}.)/gu

/** Marks that are heaped on one character run over the lines around it; no script needs more. */
const HEAPED = /\p{M}(?<=\p{M}{6})/gu

/** What looks like a blank: the pattern of Braille that has no dots, too. */
const BLANKS = /[\s\u2800]+/gu

/** Most of what is said is this, and stays as it is. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/
const PLAIN_LINES = /^[\t\n -~]*$/

/** Untrusted text as one visible line, at most `limit` characters of it. */
export function oneLine(text: string, limit = 500): string {
  if (text.length <= limit && PLAIN.test(text)) return text
  const visible = text.replace(BLANKS, ' ').replace(HIDDEN, '').replace(HEAPED, '')
  const characters = [...visible.replace(/ {2,}/g, ' ').trim()]
  return characters.length > limit
    ? `${characters.slice(0, limit - 1).join('')}…`
    : characters.join('')
}

/** Text of several lines as it may be shown: what must not be is seen as a mark of its own. */
export function printable(text: string): string {
  return replaceUnprintable(text.replaceAll('\r\n', '\n'), () => '\ufffd')
}

/** JSON that a terminal may show: whoever parses it has the true text all the same. */
export function toJsonText(value: unknown, indent?: number): string {
  return replaceUnprintable(JSON.stringify(value, null, indent), unicodeEscape)
}

export function replaceUnprintable(text: string, replace: (character: string) => string): string {
  return PLAIN_LINES.test(text) ? text : text.replace(HIDDEN, replace).replace(HEAPED, replace)
}

/** As JSON writes a character that it does not show. */
export function unicodeEscape(character: string): string {
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at))
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('')
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${grouped(String(count))} ${count === 1 ? one : many}`
}

/** `12,345.6`. Without Intl, which takes some 12 ms to load. */
export function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}

/** The known word that a mistyped one is nearest to, if it is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const most = Math.max(1, word.length / 3)
  // Whatever else differs, the lengths do: a word of megabytes is not compared.
  const alike = known.filter(({ length }) => Math.abs(length - word.length) <= most)
  const scored = alike.map((candidate) => ({ candidate, distance: editDistance(word, candidate) }))
  const best = scored.toSorted((a, b) => a.distance - b.distance)[0]
  return best !== undefined && best.distance <= most ? best.candidate : undefined
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
