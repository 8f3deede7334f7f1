import { afterEach, describe, expect, it, jest } from '@jest/globals'
import type { SizeRecord } from '../../src/domain/series/record.ts'
import { parseIncrease } from '../../src/domain/values/increase.ts'
import { appendRecords } from '../../src/series/append.ts'
import type { HistoryBranch } from '../../src/series/history-branch.ts'
import { readHistory } from '../../src/series/read-history.ts'
import { BRANCH, InGit, type Keeper, OnGitHub } from '../support/history-branches.ts'
import { aDigest, aRecord, daily, days, filesWith } from '../support/sizes.ts'
import { requireTools } from '../support/tools.ts'

jest.setTimeout(240_000)

const NOW = new Date('2026-11-25T12:00:00Z')
const noiseFloor = parseIncrease('0.1% and 100 KiB')
/** Somewhat shorter than on GitHub, where each request takes longer. */
const timing = { firstMs: 500, mostMs: 10_000, totalMs: 200_000 }

let keeper: Keeper

afterEach(() => keeper.end())

function append(
  branch: HistoryBranch,
  records: readonly SizeRecord[],
  given: Partial<Parameters<typeof appendRecords>[2]> = {},
) {
  return appendRecords(branch, records, { now: NOW, noiseFloor, isRerun: false, timing, ...given })
}

const everything = async (branch: HistoryBranch) =>
  (await readHistory(branch, { now: NOW, depth: 'all' }))?.records ?? []

/** What the n-th of many runs has measured. */
const measured = (writer: number) => {
  const digit = writer.toString(16).padStart(4, '0')
  return aRecord({ run: writer, bytes: 10_000_000 * (writer + 1), digest: aDigest(digit) })
}

const KEEPERS = [
  ['GitHub', () => OnGitHub.start()],
  ['a git repository', () => InGit.start()],
] as const

describe.each(KEEPERS)('when the history is kept in %s', (_, start) => {
  it('begins a branch of its own, which says what it is (H10)', async () => {
    keeper = await start()
    const branch = await keeper.writer()
    expect(await append(branch, [aRecord()])).toMatchObject({ added: 1, isNew: true })
    const head = await branch.head()
    expect([...(head?.files.keys() ?? [])]).toEqual(['README.md', 'v1/2026-11/25.jsonl'])
    expect(await everything(branch)).toEqual([aRecord()])
  })

  it('adds to the day, and to nothing else', async () => {
    keeper = await start()
    const branch = await keeper.writer()
    await append(branch, [aRecord()])
    const more = aRecord({ run: 2, bytes: 200_000_000, digest: aDigest('b') })
    expect(await append(branch, [more])).toMatchObject({ added: 1, isNew: false })
    expect(await everything(branch)).toEqual([aRecord(), more])
  })

  it('makes no commit where nothing is new (H5)', async () => {
    keeper = await start()
    const branch = await keeper.writer()
    await append(branch, [aRecord()])
    const before = await branch.head()
    expect(await append(branch, [aRecord()], { isRerun: true })).toMatchObject({ added: 0 })
    expect((await branch.head())?.commit).toBe(before?.commit)
  })

  it('adds nothing on the next day for a run that is started again (H5)', async () => {
    keeper = await start()
    const branch = await keeper.writer()
    await append(branch, [aRecord()])
    const now = new Date('2026-11-26T09:00:00Z')
    const again = aRecord({ t: '2026-11-26T09:00:00Z' })
    expect(await append(branch, [again], { now, isRerun: true })).toMatchObject({ added: 0 })
  })

  it('loses nothing and doubles nothing of sixty writers at once (H3)', async () => {
    keeper = await start()
    const writers = await Promise.all(Array.from({ length: 60 }, () => keeper.writer()))
    await Promise.all(writers.map((writer, index) => append(writer, [measured(index)])))
    const records = await everything(await keeper.writer())
    const runs = records.map(({ run }) => run ?? 0).toSorted((a, b) => a - b)
    expect(runs).toEqual(Array.from({ length: 60 }, (_, index) => index))
  })

  it('keeps what cannot be read, byte for byte, and says where it is (H7)', async () => {
    keeper = await start()
    const branch = await keeper.writer()
    const torn = Uint8Array.from([...Buffer.from('{"v":1,"t"\n'), 0xff, 0xfe])
    const files = new Map([['v1/2026-11/25.jsonl', torn]])
    await branch.commit({ onto: null, files, message: 'Torn' })

    expect(await append(branch, [aRecord()])).toMatchObject({
      added: 1,
      torn: [
        `${BRANCH}:v1/2026-11/25.jsonl:1 is no JSON`,
        `${BRANCH}:v1/2026-11/25.jsonl:2 is no UTF-8`,
      ],
    })
    const file = (await branch.head())?.files.get('v1/2026-11/25.jsonl')
    if (file === undefined) throw new RangeError('no file')
    const bytes = Buffer.from(await branch.read(file))
    expect(bytes.subarray(0, torn.length).equals(torn)).toBe(true)
    expect(bytes[torn.length]).toBe(0x0a)
  })

  it('does not touch a branch that holds something else', async () => {
    keeper = await start()
    const branch = await keeper.writer()
    const files = new Map([['src/main.ts', Buffer.from('code')]])
    await branch.commit({ onto: null, files, message: 'Code' })
    await expect(append(branch, [aRecord()])).rejects.toThrow(
      'the branch image-size-history holds something else than a history',
    )
  })

  it('tells by when it gave up, where others write all the time (H3)', async () => {
    keeper = await start()
    const branch = await keeper.writer()
    branch.commit = async () => false
    const short = { firstMs: 1, mostMs: 2, totalMs: 50 }
    await expect(append(branch, [aRecord()], { timing: short })).rejects.toThrow(
      'others wrote to image-size-history at the same time',
    )
  })
})

describe('when months are over (H1)', () => {
  const september = aRecord({ t: '2026-09-30T10:00:00Z', run: 1 })
  const october = aRecord({ t: '2026-10-01T10:00:00Z', run: 2, digest: aDigest('b') })
  const november = aRecord({ t: '2026-11-24T10:00:00Z', run: 3, digest: aDigest('c') })
  const at = (record: SizeRecord) => ({ now: new Date(record.t) })

  it.each(KEEPERS)('puts them together, in %s: one file each, and weeks', async (_, start) => {
    keeper = await start()
    const branch = await keeper.writer()
    for (const record of [september, october, november]) await append(branch, [record], at(record))
    const audit = aRecord({ by: 'audit', run: 4, digest: aDigest('d') })
    await append(branch, [audit], { folds: true })

    expect([...((await branch.head())?.files.keys() ?? [])]).toEqual([
      'README.md',
      'v1/2026-09.jsonl',
      'v1/2026-10.jsonl',
      'v1/2026-11/24.jsonl',
      'v1/2026-11/25.jsonl',
      'v1/weekly.jsonl',
    ])
    expect(await everything(branch)).toEqual([september, october, november, audit])
    const recent = await readHistory(branch, { now: NOW, depth: 'recent' })
    expect(recent?.records).toEqual([october, november, audit])
    expect(recent?.weeks).toMatchObject([{ service: 'api', ref: 'main', count: 2 }])
  })

  it('makes the weeks anew where they were deleted, or cannot be read', async () => {
    keeper = await OnGitHub.start()
    const branch = await keeper.writer()
    await append(branch, [september], at(september))
    await append(branch, [], { folds: true, now: new Date('2026-10-02T00:00:00Z') })
    const weeks = (await readHistory(branch, { now: NOW, depth: 'all' }))?.weeks
    const torn = new Map([['v1/weekly.jsonl', Buffer.from('{"w"')]])
    await branch.commit({ onto: await branch.head(), files: torn, message: 'Torn' })
    await append(branch, [october], at(october))
    await append(branch, [], { folds: true })
    const anew = (await readHistory(branch, { now: NOW, depth: 'all' }))?.weeks
    expect([weeks?.[0]?.count, anew?.[0]?.count]).toEqual([1, 2])
  })

  it('keeps torn lines, those of newer versions, and unknown keys as they are (H6, H7)', async () => {
    keeper = await OnGitHub.start()
    const branch = await keeper.writer()
    const text = '{"v":9,"colour":"blue"}\n{"v":1,"more":1}\n{"v":1,'
    const files = new Map([['v1/2026-09/30.jsonl', Buffer.from(text)]])
    await branch.commit({ onto: null, files, message: 'Odd' })
    await append(branch, [october], at(october))
    await append(branch, [], { folds: true })
    const file = (await branch.head())?.files.get('v1/2026-09.jsonl')
    if (file === undefined) throw new RangeError('no file')
    expect(String(Buffer.from(await branch.read(file)))).toBe(`${text}\n`)
  })

  it('reads of a long history a tree, the weeks and some days, and not hundreds of files', async () => {
    const onGitHub = await OnGitHub.start()
    keeper = onGitHub
    const branch = await keeper.writer()
    const records = daily(
      days(90, () => 100),
      { until: '2026-11-25T10:00:00Z' },
    )
    const files = Object.entries(filesWith(records)).map(
      ([path, text]) => [path, Buffer.from(text)] as const,
    )
    await branch.commit({ onto: null, files: new Map(files), message: 'Days' })
    await append(branch, [], { folds: true })
    const before = onGitHub.requests.length
    await readHistory(branch, { now: NOW, depth: 'recent' })
    const asked = onGitHub.requests.slice(before)
    // A reference, its commit and its tree; the last month, the weeks, and the days of this month.
    expect(asked).toHaveLength(3 + 2 + 25)
  })
})

describe('when a clock was wrong', () => {
  it('leaves out, and names, a size of a time to come', async () => {
    keeper = await OnGitHub.start()
    const branch = await keeper.writer()
    const ahead = aRecord({ t: '2026-11-30T10:00:00Z', run: 9 })
    await append(branch, [aRecord()])
    await append(branch, [ahead], { now: new Date(ahead.t) })
    const read = await readHistory(branch, { now: NOW, depth: 'recent' })
    expect([read?.records, read?.torn]).toEqual([
      [aRecord()],
      [`${BRANCH}:v1/2026-11/30.jsonl:1 is of a time to come`],
    ])
  })
})

describe('when git itself looks at it', () => {
  it('finds every object of the embedded GitHub as it writes them, and reads the same', async () => {
    await requireTools(['git'])
    const onGitHub = await OnGitHub.start()
    keeper = onGitHub
    const branch = await keeper.writer()
    await append(branch, [aRecord()])
    await append(branch, [measured(7)])
    const inGit = await InGit.start()
    try {
      await inGit.keep(onGitHub.world, BRANCH)
      expect(await inGit.git('fsck', '--strict', '--no-dangling')).toBe('')
      expect(await everything(await inGit.writer())).toEqual(await everything(branch))
    } finally {
      await inGit.end()
    }
  })
})
