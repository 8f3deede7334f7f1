import { nameOf, sizeRecords } from '../report/size-records.ts'
import { SizeHistory, type StoredSizes } from '../series/size-history.ts'
import type { Verdict } from '../verdict/verdict.ts'

/** The history with what an audit has measured just now. */
export function withSizes(
  stored: StoredSizes,
  verdicts: readonly Verdict[],
  { commit, now }: { readonly commit: string | null; readonly now: Date },
): SizeHistory {
  const records = sizeRecords(verdicts, { commit, run: null, by: 'audit', now })
  const services = verdicts.map(({ budget: { name, image } }) => ({
    name,
    image: nameOf(image).image,
  }))
  return new SizeHistory({ ...stored, records: [...stored.records, ...records] }, services)
}
