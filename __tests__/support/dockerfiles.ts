import { parseDockerfile } from '../../src/dockerfile/parse.ts'
import { type BuiltStage, builtStage } from '../../src/domain/dockerfile/dockerfile.ts'
import type { Platform } from '../../src/domain/image/platform.ts'

export const FILE = 'services/api/Dockerfile'

interface Given {
  readonly target?: string
  readonly platform?: Platform | null
}

/** The stage that a Dockerfile of these lines builds. */
export function stageOf(lines: readonly string[], given: Given = {}): BuiltStage {
  const { target, platform = null } = given
  return builtStage(parseDockerfile(lines.join('\n')), { file: FILE, target, platform })
}
