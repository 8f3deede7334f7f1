import { spawn } from 'node:child_process'

interface GitOptions {
  readonly directory: string
  readonly input?: Uint8Array
}

interface GitResult {
  /** null: git is not there, or did not end in time. */
  readonly code: number | null
  readonly stdout: Buffer
  readonly stderr: string
}

const MAX_MS = 60_000
/** Enough for the largest file of a history. */
const MAX_OUTPUT_BYTES = 64_000_000

/** Runs git without a question to anybody: an answer in English, or an exit code. */
export function git(args: readonly string[], { directory, input }: GitOptions): Promise<GitResult> {
  return new Promise((resolve) => {
    const env = { ...process.env, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' }
    const child = spawn('git', args, { cwd: directory, env })
    // Of its own: spawn's goes on where there is no program, and keeps the process from its end.
    const timer = setTimeout(() => child.kill('SIGKILL'), MAX_MS)
    const chunks: Buffer[] = []
    let length = 0
    let stderr = ''
    child.stdout.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length > MAX_OUTPUT_BYTES) child.kill('SIGKILL')
      else chunks.push(chunk)
    })
    child.stderr.on('data', (chunk: Buffer) => {
      if (stderr.length < 10_000) stderr += chunk.toString('utf8')
    })
    // What ends before it has read everything says why by its exit code.
    child.stdin.on('error', () => {})
    const end = (result: GitResult) => {
      clearTimeout(timer)
      resolve(result)
    }
    child.on('error', ({ message }) =>
      end({ code: null, stdout: Buffer.alloc(0), stderr: message }),
    )
    child.on('close', (code) => end({ code, stdout: Buffer.concat(chunks), stderr }))
    child.stdin.end(input)
  })
}
