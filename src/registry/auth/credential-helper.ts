import { spawn } from 'node:child_process'
import * as z from 'zod/mini'
import { oneLine } from '../../domain/values/text.ts'
import { type Credential, withoutSecrets } from './credential.ts'
import { configKey } from './docker-config.ts'

const TIMEOUT_MS = 10_000
const MAX_OUTPUT = 64 * 1024
const NOT_FOUND = 'credentials not found in native keychain'

const answer = z.object({ Username: z.string(), Secret: z.string() })

export interface HelperOptions {
  /** Where PATH is, and what the helper itself needs. */
  readonly env: Readonly<Record<string, string | undefined>>
  readonly timeoutMs?: number
  /** What stands beside its name, and is not to be repeated. */
  readonly secrets?: readonly string[]
}

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
export async function askHelper(
  name: string,
  registry: string,
  options: HelperOptions,
): Promise<Credential | undefined> {
  if (!/^[A-Za-z0-9._-]+$/.test(name)) {
    throw new HelperError(`${JSON.stringify(oneLine(name, 100))} is no helper’s name`)
  }
  const program = `docker-credential-${name}`
  const { code, output } = await run(program, configKey(registry), options)
  if (code !== 0) {
    if (output.includes(NOT_FOUND)) return undefined
    const words = firstWords(output, options)
    throw new HelperError(`${program} ended with code ${code}${words === '' ? '' : `: ${words}`}`)
  }
  return toCredential(program, output)
}

/** Of what a helper says when it fails; half an answer would hold the secret itself. */
function firstWords(output: string, { env, secrets = [] }: HelperOptions): string {
  const line = output.split('\n').find((each) => each.trim() !== '') ?? ''
  return /^\s*[{[<]/.test(line)
    ? ''
    : oneLine(withoutSecrets(line.slice(0, 2_000), env, secrets), 200)
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

interface Ended {
  readonly code: number | null
  readonly output: string
}

function run(
  program: string,
  input: string,
  { env, timeoutMs = TIMEOUT_MS }: HelperOptions,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, ['get'], { stdio: ['pipe', 'pipe', 'ignore'], env: { ...env } })
    const timer = setTimeout(() => {
      reject(new HelperError(`${program} gave no answer in ${timeoutMs / 1000} s`))
      child.kill('SIGKILL')
      // What the helper has started may hold its output open.
      child.stdout.destroy()
    }, timeoutMs)
    let output = ''
    child.stdout.setEncoding('utf8')
    child.stdout.on('data', (text: string) => {
      if (output.length < MAX_OUTPUT) output += text
    })
    child.on('error', (cause: NodeJS.ErrnoException) => {
      clearTimeout(timer)
      const why = cause.code === 'ENOENT' ? 'is not on the PATH' : `cannot be run (${cause.code})`
      reject(new HelperError(`${program} ${why}`, { cause }))
    })
    child.on('close', (code) => {
      clearTimeout(timer)
      resolve({ code, output })
    })
    // A helper may end without reading its input.
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}
