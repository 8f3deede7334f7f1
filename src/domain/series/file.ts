import { type Line, parseRecord } from './record.ts'

/** GitHub takes no file over 100 MB, and half of that is more than a month of any fleet. */
export const MAX_FILE_BYTES = 50_000_000

/** One line of a file. */
export interface FileLine {
  /** From 1. */
  readonly number: number
  /** As it is stored, without its end. */
  readonly bytes: Uint8Array
  readonly line: Line
}

const NEWLINE = 0x0a

/** Lines that say nothing are left out; torn ones are not. */
export function linesOf(file: Uint8Array): FileLine[] {
  return split(file).flatMap((bytes, index) => {
    const text = textOf(bytes)
    if (text !== null && text.trim() === '') return []
    const line: Line = text === null ? { kind: 'torn', reason: 'is no UTF-8' } : parseRecord(text)
    return [{ number: index + 1, bytes, line }]
  })
}

/** The file with more lines; what is there stays byte for byte, and a last line gets its end. */
export function withLines(file: Uint8Array, lines: readonly string[]): Uint8Array {
  const isOpen = file.length > 0 && file.at(-1) !== NEWLINE
  const added = new TextEncoder().encode(
    `${isOpen ? '\n' : ''}${lines.map((line) => `${line}\n`).join('')}`,
  )
  return joined([file, added])
}

/** The file with another text in place of one line. */
export function withLine(file: Uint8Array, number: number, text: string): Uint8Array {
  const start = split(file)
    .slice(0, number - 1)
    .reduce((sum, { length }) => sum + length + 1, 0)
  const old = split(file)[number - 1] ?? new Uint8Array()
  return joined([
    file.subarray(0, start),
    new TextEncoder().encode(text),
    file.subarray(start + old.length),
  ])
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function split(file: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = []
  let start = 0
  for (let end = file.indexOf(NEWLINE); end >= 0; end = file.indexOf(NEWLINE, start)) {
    lines.push(file.subarray(start, end))
    start = end + 1
  }
  return start < file.length ? [...lines, file.subarray(start)] : lines
}

/** null: it is no UTF-8. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
