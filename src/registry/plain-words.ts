import type { Unmeasurable } from '../domain/values/problem.ts'
import { RegistryError, type RegistryErrorCode } from './transport/error.ts'

const UNREACHABLE = 'no public address answers over https'
const UNUSABLE = 'what answers is no container image that can be measured'

const REASONS: Partial<Record<RegistryErrorCode, string>> = {
  network: UNREACHABLE,
  'no-tls': UNREACHABLE,
  certificate: UNREACHABLE,
  redirect: UNREACHABLE,
  timeout: 'no whole answer comes in time',
  refused: 'access is refused to who has no login',
  'rate-limit': 'no more answers are given for now to who has no login',
}

/** Why a registry was asked in vain, with nothing in it that the registry says. */
export function plainWords(error: Unmeasurable): {
  readonly reason: string
  readonly cure: string
} {
  const reason = error instanceof RegistryError ? REASONS[error.code] : undefined
  return {
    reason: reason ?? UNUSABLE,
    cure: 'Check the name, and push the image where everybody may pull it.',
  }
}
