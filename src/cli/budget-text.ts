import { randomUUID } from 'node:crypto'
import type { Stats } from 'node:fs'
import {
  access,
  chmod,
  chown,
  constants,
  lstat,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { readBudgetBytes } from '../common/budget-text.ts'
import { UsageError } from '../domain/values/problem.ts'

/** A file that is written back: where it is, and what the user calls it. */
export interface TextFile {
  readonly path: string
  readonly name: string
}

/** Character for character, byte order mark included; null: there is no such file. */
export async function readText({ path, name }: TextFile): Promise<string | null> {
  let bytes: Uint8Array
  try {
    bytes = await readBudgetBytes(path)
  } catch (cause) {
    // A link that leads nowhere is not replaced by a file.
    if (isAbsence(cause) && (await lstat(path).catch(() => null)) === null) return null
    throw new UsageError(
      `${name} cannot be read (${reasonOf(cause)}). Name another with --config FILE.`,
      { cause },
    )
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw new UsageError(`${name} is not UTF-8 text. Save it as UTF-8.`, { cause })
  }
}

/**
 * Replaces the file as a whole: whoever reads it meets the old text or the new one. Through a link
 * its target is written; a file of several names is written in place, to keep them.
 * @param before the text that the new one was made from.
 * @throws {UsageError} when the file cannot be written, or is not what it was.
 */
export async function replaceText(
  file: TextFile,
  before: string | null,
  after: string,
): Promise<void> {
  if ((await readText(file)) !== before) {
    throw new UsageError(
      `${file.name} was changed by somebody else in the meantime: nothing was written. Run it again.`,
    )
  }
  if (before !== null) await requireWritable(file)
  try {
    if (before === null) await placeFile(file.path, after)
    else await replaceFile(await realpath(file.path), before, after)
  } catch (cause) {
    throw new UsageError(
      `${file.name} cannot be written (${reasonOf(cause)}): nothing was changed. Its directory has to be there, and to be writable; or name another file with --config FILE.`,
      { cause },
    )
  }
}

/** A file can be replaced by whoever may write its directory: that it is protected would not count. */
async function requireWritable({ path, name }: TextFile): Promise<void> {
  try {
    await access(path, constants.W_OK)
  } catch (cause) {
    throw new UsageError(
      `${name} is write-protected (${reasonOf(cause)}): nothing was changed. Make it writable, or name another file with --config FILE.`,
      { cause },
    )
  }
}

async function replaceFile(path: string, before: string, after: string): Promise<void> {
  const old = await stat(path)
  if (old.nlink === 1) return placeFile(path, after, old)
  try {
    await writeFile(path, after)
  } catch (error) {
    await writeFile(path, before)
    throw error
  }
}

/** @param old what is replaced: its owner, its group and its mode stay. */
async function placeFile(path: string, text: string, old?: Stats): Promise<void> {
  const draft = join(dirname(path), `.${basename(path)}.${randomUUID().slice(0, 8)}`)
  const mode = (old?.mode ?? 0o666) & 0o7777
  try {
    // Of a file that only its owner may read, nobody else reads the draft.
    await writeFile(draft, text, { flag: 'wx', mode })
    if (old !== undefined) {
      await giveTo(draft, old)
      // The umask has taken from the mode.
      await chmod(draft, mode)
    }
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

/** As far as it may be given away: of another's file at least the group stays. */
async function giveTo(path: string, { uid, gid }: Stats): Promise<void> {
  const sameOwner = -1
  for (const owner of [uid, sameOwner]) {
    try {
      return await chown(path, owner, gid)
    } catch (error) {
      if (!reasonOf(error).startsWith('EPERM')) throw error
    }
  }
}

function isAbsence(error: unknown): boolean {
  return reasonOf(error).startsWith('ENOENT')
}

/** `EACCES: permission denied`, without the path: it is the draft's, which nobody knows. */
function reasonOf(error: unknown): string {
  const [reason = ''] = String(error)
    .replace(/^Error: /, '')
    .split(', ')
  return reason
}
