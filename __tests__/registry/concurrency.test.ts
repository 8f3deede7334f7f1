import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from '@jest/globals'
import { start } from '../support/embedded-registry.ts'
import { aFleet } from '../support/fleet.ts'
import { aClient } from '../support/registry-client.ts'

const SIZE = 40

/** The most requests that were under way at once, after so many of them were answered by 429. */
async function mostAtOnce(refused: number): Promise<number> {
  let [count, running, most] = [0, 0, 0]
  const { registry } = await start(
    {
      before: async () => {
        if (count++ < refused) return { status: 429 }
        most = Math.max(most, ++running)
        await delay(5)
        running--
        return undefined
      },
    },
    aFleet(refused + SIZE),
  )
  const { outcome } = aClient()
  const image = (index: number) => outcome(`${registry.host}/acme/s${index}:main`)
  for (let index = 0; index < refused; index++) await image(index)
  const rest = Array.from({ length: SIZE }, (_, index) => image(refused + index))
  expect(new Set(await Promise.all(rest))).toEqual(new Set(['measured']))
  return most
}

describe('retries: the whole client asks for fewer at once', () => {
  it('after a 429, and for many where there was none', async () => {
    const [happy, refused] = [await mostAtOnce(0), await mostAtOnce(6)]
    expect(happy).toBeGreaterThan(10)
    expect(refused).toBeLessThan(10)
  })
})
