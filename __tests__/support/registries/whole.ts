import { expect, it } from '@jest/globals'
import type { InternetInABox } from './box.ts'
import { sizesOf } from './images.ts'
import type { Budget, Check } from './run.ts'

/** What each part of a registry that is asked at all has seen that is secret. */
export type Seen = Readonly<Record<string, readonly string[]>>

const isOver = (form: string) => form === 'an index with attestations'

/** The budget of an image in the box: one form of it is larger than it may be. */
export function budgetOf(box: InternetInABox, name: string, which: 'closed' | 'open'): Budget {
  const { [which]: place, image } = box.habitsOf(name)
  const rules = [isOver(image.form) ? 'max_mb: 80' : 'max_mb: 200']
  return { name, image: place?.image ?? '', rules }
}

interface Given {
  readonly box: InternetInABox
  readonly check: Check
  readonly name: string
  readonly seen: Seen
}

/** What every check of two images has to be, whatever registry they are in. */
export function isWhole(given: () => Given): void {
  it('measures base and head to the byte, and judges them by their limit', () => {
    const { box, check, name } = given()
    const { form } = box.habitsOf(name).image
    expect([check.outcome, check.exitCode]).toEqual(isOver(form) ? ['fail', 1] : ['pass', 0])
    const [service] = check.services
    expect(service?.outcome).toBe(check.outcome)
    const measured = service?.platforms.map(({ platform, base, head }) => ({
      platform,
      base: base?.bytes,
      head: head?.bytes,
    }))
    expect(measured).toEqual(sizesOf(box.habitsOf(name).image))
  })

  it('names the RUN that grew', () => {
    const { box, check, name } = given()
    const cause = `+20.0 MiB: RUN ${box.habitsOf(name).image.step} grew from 40.0 to 60.0 MiB`
    const causes = check.services.flatMap(({ platforms }) => platforms.map((each) => each.cause))
    expect(new Set(causes)).toEqual(new Set([cause]))
    expect(check.comment).toContain(`RUN ${box.habitsOf(name).image.step}`)
  })

  it('reads configs, and what attests images that are over, where blobs are', () => {
    const { box, check, name } = given()
    const { image, store } = box.habitsOf(name)
    const count = sizesOf(image).length * 2 * (check.outcome === 'fail' ? 2 : 1)
    expect(box.blobs).toEqual({
      registry: Array(count).fill(store?.status ?? 200),
      store: store === undefined ? [] : Array(count).fill(200),
    })
  })

  it('shows each secret only to those whom it is for', () => {
    const { box, seen } = given()
    expect(box.seen).toEqual(seen)
    const hosts = Object.keys(seen).map((place) => place.split(' ').at(-1))
    expect(new Set(box.connected)).toEqual(new Set(hosts))
  })

  it('tells no secret to those who read the log, the comment, the summary or the outputs', () => {
    const { box, check } = given()
    const told = [...box.secrets].filter(([secret]) => check.public.includes(secret))
    expect(told).toEqual([])
  })
}
