import { open } from 'node:fs/promises'
import { MAX_CHARACTERS } from '../budgets/yaml.ts'

/** A character has four bytes at most: one byte more, and there are too many characters. */
const MAX_BYTES = 4 * MAX_CHARACTERS
const CHUNK_BYTES = 64 * 1024

/** The bytes of a budget file; of what is too large to be one, as many as show that it is. */
export async function readBudgetBytes(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const parts: Buffer[] = []
    for (let bytes = 0; bytes <= MAX_BYTES; ) {
      // Without a position, since it may be a pipe.
      const { buffer, bytesRead } = await file.read(Buffer.alloc(CHUNK_BYTES))
      if (bytesRead === 0) break
      parts.push(buffer.subarray(0, bytesRead))
      bytes += bytesRead
    }
    return Buffer.concat(parts)
  } finally {
    await file.close()
  }
}
