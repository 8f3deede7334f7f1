import type { Credential } from '../../src/registry/auth/credential.ts'
import type { TokenRequest } from '../../src/registry/auth/token-request.ts'
import { Tokens } from '../../src/registry/auth/tokens.ts'
import { FakeClock } from './clocks.ts'
import { aRequest, Script, until } from './exchanges.ts'

export const ALICE: Credential = { kind: 'basic', username: 'alice', password: 'p:w' }
export const IDENTITY: Credential = { kind: 'identity', username: '', token: 'idt' }
export const BASIC = `Basic ${Buffer.from('alice:p:w').toString('base64')}`

/** Tokens, as servers answer that are played. */
export function fetching(...answers: ConstructorParameters<typeof Script>) {
  const clock = new FakeClock()
  const script = new Script(...answers)
  const secrets: string[] = []
  const warnings: string[] = []
  const tokens = new Tokens({
    send: script.send,
    clock,
    onSecret: (secret) => secrets.push(secret),
    warn: (message) => warnings.push(message),
  })
  return { tokens, script, clock, secrets, warnings }
}

interface Given extends Partial<Omit<TokenRequest, 'bearer' | 'time'>> {
  readonly deadline?: number
  readonly realm?: string
  readonly service?: string | undefined
}

export function wanted(given: Given = {}): TokenRequest {
  const {
    realm = 'https://auth.example.com/token',
    service = 's',
    deadline = 31_000,
    ...rest
  } = given
  const { namedRegistry } = aRequest()
  const time = until(deadline)
  const bearer = { kind: 'bearer', realm: new URL(realm), service } as const
  const scope = 'repository:acme/api:pull'
  return { bearer, scope, credential: undefined, namedRegistry, time, ...rest }
}

export const token = (value: string, more: object = {}) => ({
  status: 200,
  body: { token: value, ...more },
})
