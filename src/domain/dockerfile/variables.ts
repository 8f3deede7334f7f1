/** Values of build arguments by name; null: only the build gives one. */
export type Variables = ReadonlyMap<string, string | null>

/** No name of an image is longer; a value that names itself twice would double with each ARG. */
const LONGEST = 1_000
/** Of defaults in defaults, `${A:-${B:-c}}`. */
const DEEPEST = 8

/**
 * A word of a Dockerfile with its variables filled in, as `docker build` does it in FROM:
 * `$NAME`, `${NAME}`, and `:-`, `-`, `:+`, `+` behind a name.
 * @returns null where a value is not known, or where it is no word of a sane Dockerfile
 */
export function expanded(word: string, variables: Variables, depth = 0): string | null {
  if (word.length > LONGEST || depth > DEEPEST) return null
  let text = ''
  for (let at = 0; at < word.length; ) {
    const [whole, name = ''] = /^\$(\w+)/.exec(word.slice(at)) ?? []
    const end = word.startsWith('${', at) ? closing(word, at) : -1
    let value: string | null = word[at] ?? ''
    let length = 1
    if (whole !== undefined) {
      value = variables.get(name) ?? null
      length = whole.length
    } else if (end > 0) {
      value = substituted(word.slice(at + 2, end), variables, depth)
      length = end + 1 - at
    } else if (word[at] === '\\') {
      value = word[at + 1] ?? ''
      length = 2
    } else if (/["']/.test(value)) value = ''
    if (value === null || text.length + value.length > LONGEST) return null
    text += value
    at += length
  }
  return text
}

/** Where the brace that opens at a place closes. */
function closing(word: string, start: number): number {
  let open = 0
  for (let at = start; at < word.length; at++) {
    if (word[at] === '{') open++
    else if (word[at] === '}' && --open === 0) return at
  }
  return -1
}

function substituted(inner: string, variables: Variables, depth: number): string | null {
  const [whole = '', name = '', modifier = ''] = /^(\w+)(:?[-+])?/.exec(inner) ?? []
  // `#`, `%` and `/` cut and replace: rare, and not worth to be guessed at.
  if (modifier === '' && whole !== inner) return null
  const known = variables.get(name)
  const isSet = typeof known === 'string' && (known !== '' || !modifier.startsWith(':'))
  if (modifier === '') return known ?? null
  const other = () => expanded(inner.slice(whole.length), variables, depth + 1)
  if (modifier.endsWith('+')) return isSet ? other() : ''
  return isSet ? (known ?? null) : other()
}
