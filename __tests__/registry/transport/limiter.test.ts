import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, it } from '@jest/globals'
import { Limiter } from '../../../src/registry/transport/limiter.ts'

const NEW = { isAgain: false }

/** A limiter all of whose places are taken, one of them by whoever asks. */
function full(): Limiter {
  const limiter = new Limiter()
  for (let place = 0; place < 64; place++) limiter.acquire(NEW)
  return limiter
}

/** The names of those in line, as they get a place. */
function lineAt(limiter: Limiter) {
  const served: string[] = []
  const join = (name: string, isAgain = false) =>
    limiter.acquire({ isAgain })?.then(() => served.push(name))
  return { served, join }
}

describe('retries: so many requests are under way at once', () => {
  it('as there are places: the next one waits in line', () => {
    const limiter = full()
    expect(limiter.acquire(NEW)).toBeInstanceOf(Promise)
  })

  it('gives a place that is left to who has waited longest', async () => {
    const limiter = full()
    const { served, join } = lineAt(limiter)
    join('first')
    join('second')
    limiter.release()
    await nextTurn()
    expect(served).toEqual(['first'])
  })

  it('but before that to who has been in line before', async () => {
    const limiter = full()
    const { served, join } = lineAt(limiter)
    join('first')
    join('refused once', true)
    limiter.release()
    limiter.release()
    await nextTurn()
    expect(served).toEqual(['refused once', 'first'])
  })

  it('gives no place on that there is no more', async () => {
    const limiter = full()
    const { served, join } = lineAt(limiter)
    join('first')
    limiter.refused({ turn: limiter.turn, isPause: false })
    limiter.release()
    await nextTurn()
    expect(served).toEqual([])
    limiter.release()
    await nextTurn()
    expect(served).toEqual(['first'])
  })

  it('lets more in as soon as the host shows that it bears them', async () => {
    const limiter = full()
    const { served, join } = lineAt(limiter)
    join('first')
    join('second')
    limiter.answered(40)
    limiter.release()
    await nextTurn()
    expect(served).toEqual(['first', 'second'])
  })

  it('tells whether there was anybody else under way', () => {
    const alone = new Limiter()
    alone.acquire(NEW)
    expect([full().hadCompany, alone.hadCompany]).toEqual([true, false])
  })

  it('gives up no place for one that was alone, refused or closed', async () => {
    const limiter = new Limiter()
    limiter.acquire(NEW)
    limiter.refused({ turn: limiter.turn, isPause: true })
    limiter.reset(limiter.turn)
    const places = Array.from({ length: 63 }, () => limiter.acquire(NEW))
    expect(places).toEqual(places.map(() => undefined))
  })
})
