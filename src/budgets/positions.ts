import type { Place } from '../domain/budget/written.ts'
import { LINE_END } from './problem.ts'

export type Path = readonly PropertyKey[]

/** Offsets of a key and its value in the text. */
export interface Span {
  readonly key: number
  readonly value: number
  /** Behind the value: of a quoted one, inside its quotes. */
  readonly end: number
  /** Behind all of it, quotes and brackets too. */
  readonly after: number
  /** `lines`: a scalar after `|` or `>`. */
  readonly shape: 'scalar' | 'lines' | 'alias' | 'block' | 'flow' | 'empty'
}

/** Where something stands, and what is in it, by key or position. */
export interface Position {
  span: Span | undefined
  /** Only of a mapping or a sequence. */
  readonly children?: Map<string, Position>
}

export function positionAt(root: Position, path: Path): Position | undefined {
  return path.reduce<Position | undefined>((spot, key) => spot?.children?.get(String(key)), root)
}

/** Of what is not there, the nearest parent's. */
export function nearestPosition(root: Position, path: Path): Pick<Span, 'key' | 'value'> {
  let spot = root
  for (const key of path) {
    const child = spot.children?.get(String(key))
    if (child === undefined) break
    spot = child
  }
  return spot.span ?? { key: 0, value: 0 }
}

/** Places of offsets in a text, whose lines are looked for once. */
export function placesIn(text: string): (offset: number) => Place {
  const starts = [0, ...[...text.matchAll(LINE_END)].map(({ 0: end, index }) => index + end.length)]
  return (offset) => {
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
}
