import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { UsageError } from '../src/domain/values/problem.ts'
import { printable } from '../src/domain/values/text.ts'

export type Say = (text: string) => void

/** Runs a script to its exit code; what is wrong with its call, or a file, is told in a sentence and is 2. */
export async function fromTerminal(
  usage: string,
  main: (argv: readonly string[], say: Say) => Promise<number>,
): Promise<void> {
  const argv = process.argv.slice(2)
  try {
    if (argv.includes('--help') || argv.includes('-h')) process.stdout.write(`${usage}\n`)
    else process.exitCode = await main(argv, (text) => process.stdout.write(`${printable(text)}\n`))
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    process.stderr.write(`${printable(error.message)}\n--help tells how it is called.\n`)
    process.exitCode = 2
  }
}

/** As the caller means it: npm runs scripts in the project's folder, wherever it was called. */
export function callersPath(file: string): string {
  return resolve(process.env['INIT_CWD'] ?? '', file)
}

/** @throws {UsageError} that says why the caller's file cannot be read. */
export async function readGiven(file: string): Promise<Buffer> {
  const path = callersPath(file)
  try {
    return await readFile(path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new UsageError(`${file} cannot be read: ${REASONS[code] ?? code} (${path}).`)
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'you may not read it',
}
