/** Every option that a command may have, and what it takes. */

export const FORMATS = ['text', 'markdown', 'json'] as const
/** What a history is exported as, JSON aside. */
export const DATA_FORMATS = ['csv', 'openmetrics'] as const
export type Format = (typeof FORMATS)[number]

export const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  format: { type: 'string' },
  'insecure-registry': { type: 'string', multiple: true },
  'auth-host': { type: 'string', multiple: true },
  'cache-dir': { type: 'string' },
  timeout: { type: 'string' },
  bandwidth: { type: 'string' },
  prices: { type: 'string' },
  explain: { type: 'string' },
  files: { type: 'boolean' },
  'max-download': { type: 'string' },
  config: { type: 'string' },
  dockerfile: { type: 'string' },
  target: { type: 'string' },
  head: { type: 'string' },
  base: { type: 'string' },
  images: { type: 'string' },
  'missing-head': { type: 'string' },
  platforms: { type: 'string', multiple: true },
  platform: { type: 'string', multiple: true },
  'noise-floor': { type: 'string' },
  'on-inconclusive': { type: 'string' },
  margin: { type: 'string' },
  below: { type: 'boolean' },
  raise: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  'for-report': { type: 'boolean' },
  measurements: { type: 'string', multiple: true },
  shard: { type: 'string' },
  'metrics-dir': { type: 'string' },
  repository: { type: 'string' },
  'history-branch': { type: 'string' },
  tags: { type: 'string' },
} as const
export type OptionName = keyof typeof OPTIONS

/** What each option takes; nothing, where it is said or not. */
export const TAKEN: Readonly<Record<string, string>> = {
  format: `one of ${FORMATS.join(', ')}`,
  'insecure-registry': 'a registry’s host or host:port',
  'auth-host': 'a token server’s host or host:port',
  'cache-dir': 'a directory',
  timeout: 'a number of seconds from 1 to 999',
  bandwidth: 'a number of Mbit/s, such as 100',
  prices: "a list, such as 'currency=USD date=2026-11-01 storage=0.10'",
  explain: 'layers, files or none',
  'max-download': 'a size, such as 500 MiB',
  config: 'a file’s name',
  dockerfile: 'a file’s name, such as services/api/Dockerfile',
  target: 'a stage of the Dockerfile, such as runtime',
  head: 'a tag or a reference, such as pr-7 or {sha:7}',
  base: 'a tag or a reference, such as main or {base_ref}',
  images: 'names of budgets, such as api,web',
  'missing-head': 'fail or unchanged',
  platforms: 'a list, such as linux/amd64,linux/arm64',
  platform: 'a platform, such as linux/arm64',
  'noise-floor': "a size or a percent, such as 100KiB or '0.1% and 100 KiB'",
  'on-inconclusive': 'fail or warn',
  margin: 'a percent from 0 to 1000, such as 20% or 7.5%',
  measurements: 'a measurement file’s name, or a pattern such as sizes/*.json',
  shard: 'which of how many, such as 3/8',
  'metrics-dir': 'a directory',
  repository: 'a repository on GitHub, as OWNER/NAME',
  'history-branch': 'a branch’s name',
  tags: "a pattern, such as 'v*' or 'main-*'",
}
