import { describe, nameOf } from '../transport/error.ts'
import type { HttpRequest, HttpResponse } from '../transport/http.ts'
import { type Credential, secretsOf } from './credential.ts'
import type { FindCredential } from './credentials.ts'

/** What a request is for: decides the scope and the credential. */
export interface Target {
  /** As the user named it: `docker.io`, `127.0.0.1:5000`. */
  readonly registry: string
  readonly repository: string
}

interface LoginOptions {
  readonly credentials: FindCredential
  readonly onSecret: (secret: string) => void
  readonly warn: (message: string) => void
}

/** As whom a registry is asked: as the user, until it refuses that; then anonymously. */
export class Logins {
  private readonly options: LoginOptions
  private readonly refused = new Set<string>()

  constructor(options: LoginOptions) {
    this.options = options
  }

  /** @returns undefined for nobody in particular. */
  async of(target: Target): Promise<Credential | undefined> {
    const credential = await this.options.credentials(target.registry, target.repository)
    if (credential === undefined || this.refused.has(keyOf(target, credential))) return undefined
    for (const secret of secretsOf(credential)) this.options.onSecret(secret)
    return credential
  }

  /** As whom, without a secret: for telling apart what different people may see. */
  async accountFor(target: Target): Promise<string> {
    const credential = await this.of(target)
    if (credential === undefined) return 'nobody'
    return credential.kind === 'bearer' ? 'bearer' : `${credential.kind} ${credential.username}`
  }

  /** The registry has refused the credential: it is not shown again, and the user is told once. */
  refuse(
    target: Target,
    credential: Credential,
    { request, response }: { request: HttpRequest; response: HttpResponse },
  ): void {
    const key = keyOf(target, credential)
    if (this.refused.has(key)) return
    this.refused.add(key)
    this.options.warn(
      `The credentials for ${target.registry} are refused (${nameOf(request)}: ${describe(response)}): going on anonymously`,
    )
  }
}

function keyOf({ registry }: Target, credential: Credential): string {
  return JSON.stringify([registry, credential])
}
