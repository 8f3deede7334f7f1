import { grouped } from '../domain/values/text.ts'

/** Says how many of how many, when it takes long: nothing for the first seconds, then now and then. */
export function createProgress(
  say: (line: string) => void,
  now: () => number = () => performance.now(),
): (done: number, total: number) => void {
  let next = now() + EVERY_MS
  return (done, total) => {
    if (now() < next || done === total) return
    next = now() + EVERY_MS
    say(`${grouped(String(done))} of ${grouped(String(total))} images measured`)
  }
}

const EVERY_MS = 5_000
