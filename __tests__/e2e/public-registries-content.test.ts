import { beforeAll, describe, expect, it, jest } from '@jest/globals'
import { InternetInABox, REGISTRIES } from '../support/registries/box.ts'
import { sizesOf } from '../support/registries/images.ts'
import { dockerConfig } from '../support/registries/logins.ts'
import { type Check, checkIn } from '../support/registries/run.ts'

jest.setTimeout(60_000)
let box: InternetInABox
beforeAll(async () => {
  box = await InternetInABox.start()
})

const NAMES = REGISTRIES.map(({ name }) => name)

/** Every registry in one check, with the logins to them all. */
function checkAll(rules: readonly string[]): Promise<Check> {
  const budgets = REGISTRIES.map(({ name, closed, open }) => ({
    name,
    image: closed?.image ?? open?.image ?? '',
    rules,
  }))
  return checkIn(box, budgets, {
    inputs: { 'registry-auth': dockerConfig(REGISTRIES) },
    env: {},
  })
}

const serviceOf = ({ services }: Check, name: string) => services.find((each) => each.name === name)

describe('when growth is counted from an age, so that tags have to be listed', () => {
  let check: Check
  beforeAll(async () => {
    box.forget()
    check = await checkAll(['max_growth: 20%', 'max_growth_since: 90d'])
  })

  it('asks for approval of each', () => {
    expect([check.exitCode, check.headline]).toEqual([1, '10 of 10 images need review'])
  })

  it.each(NAMES)('finds the version in what %s lists', (name) => {
    const { closed, open } = box.habitsOf(name)
    const service = serviceOf(check, name)
    const image = closed?.image ?? open?.image ?? ''
    expect(service?.growthSince).toMatch(new RegExp(`^(docker.io/)?${image}:v1\\.0\\.0$`))
    expect(service?.findings[0]?.message).toContain(
      'grew by 30.0 MiB, 51.0 %, since v1.0.0 (2026-03-02) (this change: +20.0 MiB)',
    )
  })

  it.each(NAMES)('reads every page of the list of %s, once', (name) => {
    const { host, tagLists } = box.habitsOf(name)
    const pages = box.lines.filter((line) => line.startsWith(`GET https://${host}/v2/`))
    const lists = pages.filter((line) => line.includes('/tags/list'))
    expect(lists.map((line) => line.slice(-3))).toEqual(
      Array(Math.ceil(1_003 / tagLists.most)).fill('200'),
    )
  })
})

describe.each([
  ['refuses', 403],
  ['is down', 503],
])('when the blob store %s', (_, status) => {
  let check: Check
  beforeAll(async () => {
    box.forget()
    box.disturb = (part) => (part === 'blob store' ? { status, body: '<Error/>' } : undefined)
    check = await checkAll(['max_mb: 80'])
  })

  it('has been asked, in vain', () => {
    expect(new Set(box.blobs.store)).toEqual(new Set([status]))
    const causes = check.services
      .filter(({ name }) => name !== 'Harbor')
      .flatMap(({ platforms }) => platforms.map(({ cause }) => cause ?? ''))
    expect(causes.filter((cause) => cause.includes('RUN'))).toEqual([])
  })

  it.each(NAMES)('judges what is in %s as ever', (name) => {
    const service = serviceOf(check, name)
    expect(service?.outcome).toBe('fail')
    const measured = service?.platforms.map(({ platform, base, head }) => ({
      platform,
      base: base?.bytes,
      head: head?.bytes,
    }))
    expect(measured).toEqual(sizesOf(box.habitsOf(name).image))
  })

  it.each(NAMES.filter((name) => name !== 'Harbor'))('says what it cannot read of %s', (name) => {
    const gaps = serviceOf(check, name)?.platforms.flatMap((each) => each.gaps ?? []) ?? []
    expect(new Set(gaps.map((gap) => gap.of))).toContain('config')
    const { store } = box.habitsOf(name)
    const whole = gaps.filter(({ why }) => why.includes(`https://${store?.host}`))
    expect(whole.filter(({ why }) => why.includes(`: ${status}`))).toEqual(gaps)
  })

  it('says so to people, too', () => {
    expect(check.comment).toContain('why it changed could not be told in full: the config of')
  })

  it('ends red for what is over, and not for what could not be explained', () => {
    expect([check.exitCode, check.headline]).toEqual([1, '10 of 10 images are over their budgets'])
  })

  it('tells no address that lets anybody in', () => {
    const told = [...box.secrets].filter(([secret]) => check.public.includes(secret))
    expect(told).toEqual([])
  })
})
