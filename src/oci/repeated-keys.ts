/**
 * Whether a key stands twice in one object of a JSON text. The last one counts here, and Go's clients
 * merge what both say: the one text would mean two things.
 * @param value what the text was parsed as.
 */
export function hasRepeatedKey(text: string, value: unknown): boolean {
  return keysIn(text) !== keysOf(value)
}

/** Strings with a colon behind them. Well-formed text is walked once, from quote to quote. */
function keysIn(text: string): number {
  let keys = 0
  for (let open = text.indexOf('"'); open >= 0; ) {
    let close = text.indexOf('"', open + 1)
    while (isEscaped(text, close)) close = text.indexOf('"', close + 1)
    let next = close + 1
    while (isBlank(text.charCodeAt(next))) next++
    if (text[next] === ':') keys++
    open = text.indexOf('"', next)
  }
  return keys
}

/** Behind an odd number of backslashes. */
function isEscaped(text: string, quote: number): boolean {
  let start = quote
  while (text[start - 1] === '\\') start--
  return (quote - start) % 2 === 1
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09
}

function keysOf(value: unknown): number {
  let keys = 0
  const pending = [value]
  while (pending.length > 0) {
    const next = pending.pop()
    if (typeof next !== 'object' || next === null) continue
    if (Array.isArray(next)) {
      for (const each of next) if (typeof each === 'object') pending.push(each)
      continue
    }
    for (const key of Object.keys(next)) {
      const each: unknown = Reflect.get(next, key)
      if (typeof each === 'object') pending.push(each)
      keys++
    }
  }
  return keys
}
