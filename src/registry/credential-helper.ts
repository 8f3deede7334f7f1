import { spawn } from 'node:child_process'
import * as z from 'zod'
import type { Credential } from './credential.ts'
import { configKey } from './docker-config.ts'

const HELPER_MS = 10_000
const MAX_OUTPUT = 64 * 1024
const NOT_FOUND = /credentials not found in native keychain|no credentials (server URL|found)/i

const answer = z.object({ Username: z.string(), Secret: z.string() })

/** A helper program that did not do its work. Nobody else's credential is tried in its place. */
export class HelperError extends Error {
  override name = 'HelperError'
}

/**
 * Asks `docker-credential-NAME get`, docker's credential helper protocol: the key on standard
 * input, the answer, and errors too, on standard output. No shell; PATH only; ends in time.
 * @returns undefined when the helper has no credential for the registry.
 * @throws {HelperError}
 */
export async function askHelper(name: string, registry: string): Promise<Credential | undefined> {
  if (!/^[A-Za-z0-9._-]+$/.test(name))
    throw new HelperError(`${JSON.stringify(name)} is no helper’s name`)
  const program = `docker-credential-${name}`
  const { code, output } = await run(program, configKey(registry))
  if (code !== 0) {
    if (NOT_FOUND.test(output)) return undefined
    throw new HelperError(`${program} ended with code ${code}`)
  }
  return toCredential(program, output)
}

function toCredential(program: string, output: string): Credential | undefined {
  let json: unknown
  try {
    json = JSON.parse(output)
  } catch {
    throw new HelperError(`${program} did not answer with JSON`)
  }
  const result = answer.safeParse(json)
  if (!result.success) throw new HelperError(`${program} answered without Username and Secret`)
  const { Username: username, Secret: secret } = result.data
  if (secret === '') return undefined
  return username === '<token>'
    ? { kind: 'identity', username: '', token: secret }
    : { kind: 'basic', username, password: secret }
}

function run(program: string, input: string): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, ['get'], {
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: HELPER_MS,
      killSignal: 'SIGKILL',
    })
    let output = ''
    child.stdout.setEncoding('utf8')
    child.stdout.on('data', (text: string) => {
      if (output.length < MAX_OUTPUT) output += text
    })
    child.on('error', (cause: NodeJS.ErrnoException) => {
      const why = cause.code === 'ENOENT' ? 'is not on the PATH' : `cannot be run (${cause.code})`
      reject(new HelperError(`${program} ${why}`, { cause }))
    })
    child.on('close', (code, signal) => {
      if (signal === 'SIGKILL')
        reject(new HelperError(`${program} gave no answer in ${HELPER_MS / 1000} s`))
      else resolve({ code, output })
    })
    // A helper may end without reading its input.
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}
