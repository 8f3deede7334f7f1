import { describe, expect, it } from '@jest/globals'
import { parseStatusUrl, statusUrl, withVerdict } from '../../../src/github/status/status-url.ts'

const page = 'https://github.com/acme/shop'
const place = { page, sha: 'a'.repeat(40), commentUrl: undefined }
const commentUrl = `${page}/pull/7#issuecomment-99`
const run = { id: 12, attempt: 1, at: null, isOpinion: false, base: null }
const nothing = parseStatusUrl(null)

describe('when a status tells of itself', () => {
  it.each([
    [
      'with its comment',
      { pull: 7, key: 'default', run, comment: 99, approved: 'abc' },
      { ...place, commentUrl },
      `${page}/pull/7?key=default&run=12.1&approved=abc#issuecomment-99`,
    ],
    [
      'without one',
      { pull: 7, key: 'web/x', run },
      place,
      `${page}/actions/runs/12?pr=7&key=web%2Fx&run=12.1`,
    ],
    [
      'for no pull request',
      { key: 'default', ref: 'refs/heads/a&b', run },
      place,
      `${page}/actions/runs/12?key=default&run=12.1&ref=refs%2Fheads%2Fa%26b`,
    ],
    [
      'with what it has compared with',
      { pull: 7, key: 'default', run: { ...run, base: 'main.1' } },
      place,
      `${page}/actions/runs/12?pr=7&key=default&run=12.1&base=main.1`,
    ],
    [
      'of a label’s run',
      { pull: 7, key: 'default', run: { ...run, at: 1764066000123, isOpinion: true } },
      place,
      `${page}/actions/runs/12?pr=7&key=default&run=12.1&at=1764066000123&word=1`,
    ],
    [
      'where no run has an id',
      { pull: 7, key: 'default', run: { ...run, id: 0 } },
      place,
      `${page}/pull/7?key=default&run=0.1`,
    ],
    [
      'where there is neither',
      { key: 'default', run: { ...run, id: 0 } },
      place,
      `${page}/commit/${place.sha}?key=default&run=0.1`,
    ],
  ])('leads to a page, and reads it back: %s', (_, origin, where, url) => {
    expect(statusUrl(origin, where)).toBe(url)
    expect(parseStatusUrl(url)).toEqual({ ...nothing, ...origin })
  })

  it('has no link where there is no page', () => {
    expect(statusUrl({ pull: 7, key: 'default' }, { ...place, page: '' })).toBeUndefined()
  })

  it('tells the verdict of a run that gives way, and takes it back', () => {
    const url = `${page}/pull/7?key=default`
    const given = withVerdict(url, 'success')
    expect(parseStatusUrl(given).verdict).toBe('success')
    expect(withVerdict(given, null)).toBe(url)
    expect(withVerdict(undefined, 'success')).toBeUndefined()
  })
})

describe('when a status is of an earlier version, or of somebody else', () => {
  it.each([
    [commentUrl, { pull: 7, comment: 99 }],
    [`${page}/actions/runs/12?pr=7`, { pull: 7 }],
    [`${page}/actions/runs/12`, {}],
    [`${page}/pull/7`, {}],
    ['https://ci.example.com/jobs/5', {}],
    ['no address', {}],
    ['', {}],
    [
      `${page}/pull/7?key=default&run=x.1#issuecomment-99`,
      { pull: 7, key: 'default', comment: 99 },
    ],
    [`${page}/pull/99999999999999999999?key=default`, { key: 'default' }],
  ])('is read as what it is: %s', (url, origin) => {
    expect(parseStatusUrl(url)).toEqual({ ...nothing, ...origin })
  })
})
