import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, expect } from '@jest/globals'
import { type Execute, projectFolder } from '../../src/embedded/runner.ts'

const AGAIN = join(projectFolder(), '__tests__/support/process-again.ts')
const END_MS = 10_000

const started: SharedProcess[] = []
const idle: SharedProcess[] = []

afterAll(async () => {
  const ends = await Promise.all(started.splice(0).map((each) => each.end()))
  // A connection, a timer or a file that a run has left open would have kept its process alive.
  expect(ends.filter((end) => end !== 'ended')).toEqual([])
}, 2 * END_MS)

/**
 * Runs a script in a process that may have run it before, which takes a fraction of the time; those
 * that run at once have one each. `shared-processes.test.ts` holds that nothing else is different.
 */
export const inSharedProcess: Execute = async (script, env, timeoutMs) => {
  const shared = idle.pop() ?? new SharedProcess()
  const result = await shared.run(script, env, timeoutMs)
  if (shared.isAlive) idle.push(shared)
  return result
}

class SharedProcess {
  isAlive = true
  private readonly child: ChildProcessWithoutNullStreams
  private readonly closed: Promise<number | null>
  private log = ''
  private heard = () => {}

  constructor() {
    this.child = spawn(process.execPath, [AGAIN], { env: {} })
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.log += text
        this.heard()
      })
    }
    this.closed = new Promise((resolve, reject) => {
      this.child.on('error', reject)
      this.child.on('close', (code) => {
        this.isAlive = false
        resolve(code)
      })
    })
    // It may have ended before its input is written.
    this.child.stdin.on('error', () => {})
    started.push(this)
  }

  async run(...[script, env, timeoutMs]: Parameters<Execute>): ReturnType<Execute> {
    const end = `\0${randomUUID()} `
    const timer = setTimeout(() => this.child.kill('SIGKILL'), timeoutMs)
    this.log = ''
    // Both streams have to be at their end: which one is heard first is not said.
    const both = new RegExp(`^([^]*)${end}(\\d+)?\\n([^]*)${end}(\\d+)?\\n`)
    const ended = new Promise<{ exitCode: number; log: string }>((resolve) => {
      this.heard = () => {
        const [, first, code, second, other] = both.exec(this.log) ?? []
        if (first === undefined) return
        resolve({ exitCode: Number(code ?? other), log: `${first}${second}` })
      }
    })
    this.child.stdin.write(`${JSON.stringify({ script, env, end })}\n`)
    const died = this.closed.then((exitCode) => ({ exitCode, log: this.log }))
    const result = await Promise.race([ended, died])
    clearTimeout(timer)
    return result
  }

  async end(): Promise<string> {
    if (!this.isAlive) return 'ended'
    const timer = setTimeout(() => this.child.kill('SIGKILL'), END_MS)
    this.child.stdin.end()
    const code = await this.closed
    clearTimeout(timer)
    return code === 0 ? 'ended' : `ended with ${code}: ${this.log}`
  }
}
