import { readFileSync } from 'node:fs'

const [url, plan, atOnce] = process.argv.slice(2)
export const origin = new URL(url)
export const width = Number(atOnce)

/**
 * Asks for what a plan has, WIDTH at once: first what may be asked for at once, then what that has
 * allowed. Nothing is read but the plan.
 */
export function follow(ask, end) {
  const { stages, authorization, method = 'GET' } = JSON.parse(readFileSync(plan, 'utf8'))
  const plain = { accept: '*/*' }
  const headers = authorization === undefined ? plain : { ...plain, authorization }
  const queue = []
  let next = 0
  let running = 0
  const open = ([paths, then = []]) => {
    let left = paths.length
    const done = () => {
      running--
      if (--left === 0) for (const stage of then) open(stage)
      fill()
    }
    for (const path of paths) queue.push({ path, done })
  }
  const fill = () => {
    while (running < width && next < queue.length) {
      running++
      const { path, done } = queue[next]
      // Only what comes first goes without: its answer says what has to be shown.
      ask({ method, path, headers: next++ === 0 ? plain : headers }, done)
    }
    if (running === 0) end()
  }
  for (const stage of stages) open(stage)
  fill()
}
