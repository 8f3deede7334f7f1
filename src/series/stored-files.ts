import { MAX_FILE_BYTES } from '../domain/series/file.ts'
import { type HistoryBranch, HistoryUnavailable, type Snapshot } from './history-branch.ts'

/**
 * The bytes of a file; none where it is not there.
 * @throws {HistoryUnavailable} where it cannot be read: it must never count as empty.
 */
export async function readFile(
  branch: HistoryBranch,
  snapshot: Snapshot | null,
  path: string,
): Promise<Uint8Array> {
  const file = snapshot?.files.get(path)
  if (file === undefined) return new Uint8Array()
  checkSize(branch, path, file.bytes)
  return branch.read(file)
}

/** @throws {HistoryUnavailable} where a file is larger than one is kept. */
export function checkSize({ name }: HistoryBranch, path: string, bytes: number): void {
  if (bytes <= MAX_FILE_BYTES) return
  throw new HistoryUnavailable(
    `${name}:${path} has ${bytes} bytes, and no more than ${MAX_FILE_BYTES} are kept in one file`,
    'Move lines of it to a branch of their own, or begin another history-branch.',
  )
}
