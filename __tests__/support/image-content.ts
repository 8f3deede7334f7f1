import { createHash } from 'node:crypto'

/** Bytes that do not compress, the same for the same seed. */
export function noise(seed: string, kib: number): Buffer {
  return createHash('shake256', { outputLength: kib * 1024 })
    .update(seed)
    .digest()
}

/** Lines that compress about as well as source text does. */
export function prose(seed: string, lines: number): string {
  const words = ['export', 'const', 'function', 'return', 'await', 'layer', 'image', 'digest']
  const digits = noise(seed, Math.ceil((lines * 8) / 1024))
  const line = (_: unknown, index: number) =>
    [...digits.subarray(index * 8, index * 8 + 8)]
      .map((byte) => `${words[byte % 8]}${byte}`)
      .join(' ')
  return Array.from({ length: lines }, line).join('\n')
}
