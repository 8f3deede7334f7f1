/** So many services make V8 take far more memory than they need, unless it is told not to. */
const LARGE_FLEET = 2_000

/**
 * V8's young generation would grow to 2 × 64 MiB, and what is no longer used stay for long. Options of
 * Node cannot be given to an action, so it is told here, which holds for all that is allocated later.
 * @param services how many are checked.
 */
export async function spareMemory(services: number): Promise<void> {
  if (services <= LARGE_FLEET) return
  const { setFlagsFromString } = await import('node:v8')
  setFlagsFromString('--semi-space-growth-factor=1')
  setFlagsFromString('--heap-growing-percent=50')
}
