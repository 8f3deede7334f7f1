import { describe, expect, it } from '@jest/globals'
import { monthlyCost, parsePrices } from '../../../src/domain/fleet/cost.ts'

const prices = { currency: 'EUR', date: '2026-11-01', storagePerGb: 0.1, egressPerGb: 0.05 }

it('adds what is stored and what is pulled, at the prices of their day', () => {
  const pulls = [
    { count: 100, warmBytes: 20e6 },
    { count: 10, warmBytes: 1e9 },
  ]
  expect(monthlyCost(2.5e9, pulls, prices)).toEqual({
    storage: 0.25,
    egress: expect.closeTo(0.6),
    total: expect.closeTo(0.85),
    currency: 'EUR',
    date: '2026-11-01',
  })
})

it('costs storage alone where nothing is pulled', () => {
  expect(monthlyCost(1e9, [], prices)).toMatchObject({ storage: 0.1, egress: 0, total: 0.1 })
})

describe('when prices are written down', () => {
  const text = 'currency=USD date=2026-11-01 storage=0.10 egress=0.09 pulls=3000'

  it('reads them in any order', () => {
    const list = {
      currency: 'USD',
      date: '2026-11-01',
      storagePerGb: 0.1,
      egressPerGb: 0.09,
      pulls: 3000,
    }
    expect(parsePrices(text)).toEqual(list)
    expect(parsePrices(text.split(' ').reverse().join(',\n'))).toEqual(list)
  })

  it.each([
    [text.replace('date=2026-11-01 ', ''), 'date is missing: write date=2026-11-01'],
    [text.replace('2026-11-01', 'today'), 'date is "today": write date=2026-11-01'],
    [text.replace('0.10', '0,10'), '"10" is not one of currency, date, storage, egress, pulls'],
    [text.replace('USD', '$'), 'currency is "$": write currency=USD'],
    [text.replace('3000', '-1'), 'pulls is "-1": write pulls=3000'],
    [`${text} region=eu`, '"region" is not one of currency, date, storage, egress, pulls'],
  ])('refuses %s', (wrong, message) => {
    expect(() => parsePrices(wrong)).toThrow(message)
  })
})
