import type { Span } from './span.ts'

/** Secrets that are known by how they look, wherever they stand. Nothing behind a repetition can fail. */
const SHAPES: readonly (readonly [what: string, pattern: string])[] = [
  [
    'a private key',
    '-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY[\\s\\S]*?(?:-----END [A-Z0-9 ]{0,60}-----|$)',
  ],
  ['a private key', 'LS0tLS1CRUdJTiB(?!DRVJU)[\\w+/=]{20,}|AGE-SECRET-KEY-1[0-9A-Z]{20,}'],
  ['a GitHub token', 'gh[pousr]_[A-Za-z0-9]{16,}|github_pat_\\w{16,}'],
  ['a GitLab token', 'gl[a-z]{2,6}-[\\w.-]{16,}|GR1348941[\\w-]{16,}'],
  ['an npm token', 'npm_[A-Za-z0-9]{30,}'],
  ['an AWS key', '(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{16,}'],
  ['a Slack token', 'x(?:ox[a-z]|app)-[\\w.-]{10,}'],
  ['a Slack webhook', 'hooks\\.slack\\.com/[\\w-]{1,20}/[\\w/+-]{10,}'],
  ['a Discord webhook', 'discord(?:app)?\\.com/api/webhooks/[\\w/-]{10,}'],
  ['a Telegram token', '(?:bot)?\\d{8,10}:AA[\\w-]{30,}'],
  [
    'an API key',
    '(?<!-)sk-(?=[\\w-]{0,80}?\\d)[\\w-]{20,}|(?:sk|rk)_(?:live|test)_\\w{10,}|whsec_[\\w+/=]{16,}',
  ],
  ['a PyPI token', 'pypi-Ag[\\w-]{16,}'],
  ['a Docker token', 'dckr_[a-z]{3}_[\\w-]{16,}'],
  ['a Google key', 'AIza[\\w-]{30,}|ya29\\.[\\w.-]{20,}|GOCSPX-[\\w-]{20,}'],
  ['a Hugging Face token', 'hf_[A-Za-z0-9]{30,}'],
  ['a SendGrid key', 'SG\\.[\\w-]{16,64}\\.[\\w-]{16,}'],
  ['a DigitalOcean token', 'do[opr]_v1_[a-f0-9]{30,}'],
  ['a Shopify token', 'shp[a-z]{2}_[a-fA-F0-9]{30,}'],
  ['a Vault token', 'hv[sbr]\\.[\\w-]{20,}'],
  ['an Atlassian token', 'AT(?:ATT|CTT|BB)\\w[\\w=-]{20,}'],
  [
    'a token',
    'rubygems_[a-f0-9]{30,}|oy2[a-z0-9]{43}|glsa_\\w{20,}|sntr(?:ys|yu)_[\\w=+/-]{20,}|dp\\.[a-z]{2}\\.\\w{20,}|dapi[a-f0-9]{32}|AKCp\\w{20,}|cmVmdGtuOj[\\w=+/]{20,}|tfp_\\w{20,}|pul-[a-f0-9]{40}|lin_api_\\w{20,}|figd_[\\w-]{20,}|gsk_\\w{20,}|r8_\\w{20,}|key-[a-f0-9]{32}|PMAK-[\\w-]{20,}|lsv2_\\w{20,}|nvapi-[\\w-]{20,}',
  ],
  // What base64 makes of `{"`.
  ['a token', 'eyJ[\\w+/=-]{16,}(?:\\.[\\w=-]+)*'],
  ['a bearer token', '(?<=[Bb]earer )(?=[\\w.~+/-]{0,80}?\\d)[\\w.~+/=-]{12,}'],
]

/** All of them at once, no letter or digit before: the number of the group tells which. */
const ANY = new RegExp(
  `(?<![A-Za-z0-9])(?:${SHAPES.map(([, pattern]) => `(${pattern})`).join('|')})`,
  'g',
)

export function shapesIn(text: string): Span[] {
  return [...text.matchAll(ANY)].map(({ index, 0: all, ...groups }) => {
    const found = SHAPES.find((_, at) => groups[at + 1] !== undefined)
    return { start: index, end: index + all.length, what: found?.[0] ?? 'a token' }
  })
}

/** Whether a name may be told: it holds no secret itself, and is one. */
export function mayBeTold(name: string): boolean {
  return /^[\w.-]{1,64}$/.test(name) && shapesIn(name).length === 0
}
