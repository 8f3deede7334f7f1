import { describe, expect, it } from '@jest/globals'
import { ExplanationDeadlines } from '../../src/explain/explanation-deadline.ts'
import { IdleClock } from '../support/clocks.ts'

const never = () => new Promise<string>(() => {})

/** What comes of a question, and when. */
async function outcomeOf(clock: IdleClock, answer: Promise<string>): Promise<string> {
  const told = answer.catch((error: Error) => error.message)
  return `${await clock.until(told, () => 0)} at ${clock.now() / 1000} s`
}

describe('when an answer comes in time', () => {
  it('is taken', async () => {
    const clock = new IdleClock()
    const { within } = new ExplanationDeadlines(clock).start()
    const late = async () => {
      await clock.sleep(9_000)
      return 'told'
    }
    expect(await outcomeOf(clock, within(late))).toBe('told at 9 s')
  })

  it('is an error where the answer is one', async () => {
    const { within } = new ExplanationDeadlines().start()
    await expect(within(() => Promise.reject(new TypeError('ours')))).rejects.toThrow('ours')
  })
})

describe('when no answer comes', () => {
  const OVER = 'not within the 10 s that explaining an image may take'

  it('is given up after ten seconds, for all that is asked for one image', async () => {
    const clock = new IdleClock()
    const { within } = new ExplanationDeadlines(clock).start()
    const both = Promise.all([within(never).catch(() => ''), within(never)]).then(String)
    expect(await outcomeOf(clock, both)).toBe(`${OVER} at 10 s`)
    let asked = 0
    const again = within(async () => String(++asked))
    expect(await outcomeOf(clock, again)).toBe(`${OVER} at 10 s`)
    expect(asked).toBe(0)
  })

  it('asks nothing more once a run has waited for a minute in vain', async () => {
    const clock = new IdleClock()
    const deadlines = new ExplanationDeadlines(clock)
    for (let image = 0; image < 6; image++) await outcomeOf(clock, deadlines.start().within(never))
    const { within } = deadlines.start()
    expect(
      await outcomeOf(
        clock,
        within(async () => 'told'),
      ),
    ).toBe('not asked: this run has waited 60 s in vain to explain images at 60 s')
  })

  it('counts what many images wait for at once only once', async () => {
    const clock = new IdleClock()
    const deadlines = new ExplanationDeadlines(clock)
    const images = Array.from({ length: 20 }, () => deadlines.start().within(never))
    await outcomeOf(clock, Promise.allSettled(images).then(String))
    const { within } = deadlines.start()
    expect(
      await outcomeOf(
        clock,
        within(async () => 'told'),
      ),
    ).toBe('told at 10 s')
  })
})
