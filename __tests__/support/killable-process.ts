import { type ChildProcess, spawn } from 'node:child_process'
import type { Execute } from '../../src/embedded/runner.ts'

/** Runs in processes of their own, which may be killed at any moment. */
export class KillableProcess {
  private readonly running = new Set<ChildProcess>()

  readonly execute: Execute = (script, env, timeoutMs) =>
    new Promise((resolve, reject) => {
      const limits = { timeout: timeoutMs, killSignal: 'SIGKILL' } as const
      const child = spawn(process.execPath, [script], { env, ...limits })
      this.running.add(child)
      let log = ''
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8')
        stream.on('data', (text: string) => {
          log += text
        })
      }
      child.on('error', reject)
      child.on('close', (exitCode) => {
        this.running.delete(child)
        resolve({ exitCode, log })
      })
    })

  /** All that are running. */
  kill(): void {
    for (const child of this.running) child.kill('SIGKILL')
  }
}
