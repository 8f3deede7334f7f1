/** So many are named. */
const MOST = 4
/** Signatures and attestations of an image, as cosign names them. */
const OF_ARTIFACTS = /^sha(?:256|512)-[0-9a-f]{64,}/

/** Of a repository's tags those that begin most like one that is not there, and how many others there are. */
export function alikeTags(
  wanted: string,
  tags: readonly string[],
): { readonly named: readonly string[]; readonly others: number } {
  const own = tags.filter((tag) => !OF_ARTIFACTS.test(tag))
  const ranked = own
    .map((tag) => ({ tag, inCommon: inCommon(tag, wanted) }))
    .toSorted((a, b) => b.inCommon - a.inCommon || a.tag.length - b.tag.length)
  const named = ranked.slice(0, MOST).map(({ tag }) => tag)
  return { named, others: own.length - named.length }
}

function inCommon(tag: string, wanted: string): number {
  let at = 0
  while (at < wanted.length && tag[at] === wanted[at]) at++
  return at
}
