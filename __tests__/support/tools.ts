import { execFile } from 'node:child_process'
import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'

interface RunOptions {
  readonly cwd?: string
  /** The whole environment, not an addition to this process's own. */
  readonly env?: NodeJS.ProcessEnv
  readonly input?: string
  readonly timeoutMs?: number
}

export interface RunResult {
  readonly stdout: string
  readonly stderr: string
  readonly code: number
}

/** Debian's package of each program that is not called like its package. */
const PACKAGES: Record<string, string> = {
  busybox: 'busybox-static',
  htpasswd: 'apache2-utils',
  influxd: 'influxdb',
  promtool: 'prometheus',
  setpriv: 'util-linux',
}

/**
 * Never a skip: a suite that silently proves nothing is worse than one that is red.
 * @throws with the command that installs what is missing.
 */
export async function requireTools(names: readonly string[]): Promise<void> {
  const installed = await Promise.all(names.map(isOnPath))
  const missing = names.filter((_, index) => !installed[index])
  if (missing.length === 0) return
  const packages = [...new Set(missing.map((name) => PACKAGES[name] ?? name))].join(' ')
  const who = process.env['CI'] ? 'This CI job lacks' : 'The end-to-end tests need'
  throw new Error(`${who} ${missing.join(', ')}: sudo apt-get install ${packages}`)
}

async function isOnPath(name: string): Promise<boolean> {
  const directories = (process.env['PATH'] ?? '').split(delimiter)
  const candidates = directories.map((directory) => access(join(directory, name), constants.X_OK))
  return (await Promise.allSettled(candidates)).some(({ status }) => status === 'fulfilled')
}

/**
 * Runs a program to its end, without a shell; any exit code is a result.
 * @throws when it cannot be started, takes too long, or is ended by a signal.
 */
export function run(
  command: string,
  args: readonly string[],
  { cwd, env, input = '', timeoutMs = 30_000 }: RunOptions = {},
): Promise<RunResult> {
  const limits = { timeout: timeoutMs, killSignal: 'SIGKILL', maxBuffer: 64 * 1024 * 1024 } as const
  return new Promise((resolve, reject) => {
    const child = execFile(command, args, { cwd, env, ...limits }, (error, stdout, stderr) => {
      const code = error === null ? 0 : error.code
      if (typeof code === 'number') return resolve({ stdout, stderr, code })
      const late = error?.killed && code === null
      const reason = late ? `did not end within ${timeoutMs} ms` : error?.message
      reject(new Error(`${command} ${args.join(' ')}: ${reason}\n${stderr}`, { cause: error }))
    })
    // A program may end without reading its input.
    child.stdin?.on('error', () => {})
    child.stdin?.end(input)
  })
}

/** @returns the standard output of a program that has to succeed. */
export async function runChecked(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  const { stdout, stderr, code } = await run(command, args, options)
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} exited with ${code}:\n${stderr}`)
  return stdout
}
