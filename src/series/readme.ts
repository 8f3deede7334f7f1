/** What somebody finds who looks at the branch. */
export function readmeText(): string {
  return `# Sizes of container images, as they were

docker-image-budgets writes here what the images of this repository weigh, compressed, whenever the
default branch is pushed to, or audited. The branch shares no commit with the code, and nothing is to be merged.

- \`v1/2026-11/25.jsonl\`: a day, in UTC; a line for each image and platform that was measured
- \`v1/2026-11.jsonl\`: a month that is over, its days one after the other
- \`v1/weekly.jsonl\`: medians of weeks, made from the months; it may be deleted, and is made again

\`docker-image-budgets history show\` prints it, \`docker-image-budgets history export\` makes CSV of it. To
begin anew, delete the branch. In rules that protect every branch, leave this one out.
`
}
