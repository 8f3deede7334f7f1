/**
 * V8's young generation would grow to 2 × 64 MiB, and what is no longer used stay for long. Options of
 * Node cannot be given to an action, so it is told here, which holds for all that is allocated later.
 */
export async function spareMemory(): Promise<void> {
  const { setFlagsFromString } = await import('node:v8')
  setFlagsFromString('--semi-space-growth-factor=1')
  setFlagsFromString('--heap-growing-percent=50')
}

/**
 * What is unpacked lies outside of V8's heap, which it takes its time to see: each MiB of a layer would stay
 * until a hundred more have come. No option says otherwise, so it is asked to look at the youngest objects.
 */
export async function collector(): Promise<() => void> {
  const [{ setFlagsFromString }, { runInNewContext }] = await Promise.all([
    import('node:v8'),
    import('node:vm'),
  ])
  setFlagsFromString('--expose-gc')
  const collect: NodeJS.GCFunction = runInNewContext('gc')
  return () => collect({ type: 'minor' })
}
