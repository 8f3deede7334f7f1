import { withRetries } from '../../src/registry/transport/retry.ts'
import { FakeClock } from './clocks.ts'
import { Script } from './exchanges.ts'

/** Retries of requests that are answered by a script, on a clock without waiting. */
export function retrying(...answers: ConstructorParameters<typeof Script>) {
  const clock = new FakeClock()
  const script = new Script(...answers)
  const logs: string[] = []
  const send = withRetries(script.send, {
    clock,
    log: (line) => logs.push(line),
  })
  return { clock, script, logs, send }
}
