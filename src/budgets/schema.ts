import * as z from 'zod/mini'
import { parseApprover } from '../domain/budget/approver.ts'
import { parseCreepReference } from '../domain/budget/creep-reference.ts'
import { SEVERITIES } from '../domain/budget/cves.ts'
import { parseRepositoryPath, parseStageName } from '../domain/budget/dockerfile-path.ts'
import { checkTemplate } from '../domain/budget/template.ts'
import { parsePlatform } from '../domain/image/platform.ts'
import { parseReference } from '../domain/image/reference.ts'
import { parseSize } from '../domain/values/bytes.ts'
import { parseAmount, parseIncrease } from '../domain/values/increase.ts'
import { Malformed, quoted } from '../domain/values/problem.ts'
import { cves } from './cves-schema.ts'

/** The shape of the budget file. Its words are the ones that the JSON Schema and the errors show. */

/** A string that one of the domain's parsers accepts, with that parser's own words when not. */
function parsed(parse: (text: string) => unknown, description: string) {
  const complaint = (text: string): string | undefined => {
    try {
      parse(text)
      return undefined
    } catch (error) {
      if (error instanceof Malformed) return error.message
      throw error
    }
  }
  return z
    .string({
      // A number was meant to say something: what it lacks is told by the parser, too.
      error: ({ input }) =>
        (typeof input === 'number' ? complaint(String(input)) : undefined) ?? 'has to be a text',
    })
    .check(
      z.superRefine((text, context) => {
        const message = complaint(text)
        if (message !== undefined) context.addIssue({ code: 'custom', message })
      }),
      z.meta({ description }),
    )
}

const megabytes = z
  .number({ error: 'has to be a number of megabytes, such as 200' })
  .check(
    z.gte(1e-6, { error: 'has to be more than 0' }),
    z.lte(2 ** 33, { error: 'is more than any image has' }),
    z.meta({ description: 'Compressed size in MB of 1,048,576 bytes.' }),
  )

const size = parsed((text) => {
  if (parseSize(text) === 0) throw new Malformed('has to be more than 0')
}, 'Compressed size with its unit: MB is 10^6 bytes, MiB 2^20.')
const waste = parsed(
  parseSize,
  'Fail where later layers hide more than this of lower ones, uncompressed; judged with explain: files.',
)
const increase = (what: string) =>
  parsed(
    parseIncrease,
    `${what}: a percent of the base, a size, "A or B" (either is enough), "A and B" (both).`,
  )
const template = (what: string) =>
  parsed(
    checkTemplate,
    `Tag or whole reference of ${what}, with placeholders such as {number} or {base_ref}.`,
  )

const day = parsed((text) => {
  if (!isDay(text)) {
    throw new Malformed(`${quoted(text)} is not a day: YYYY-MM-DD, such as 2027-01-31`)
  }
}, 'The last day on which the waiver holds, YYYY-MM-DD.')

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.valueOf()) && date.toISOString().slice(0, 10) === text
}

const name = (what: string) =>
  z.string({ error: 'has to be a text' }).check(
    z.regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]{1,100}$/u, {
      error: `has to be 1 to 100 visible characters`,
    }),
    z.meta({ description: what }),
  )

const dockerfile = parsed(
  parseRepositoryPath,
  'Path of the Dockerfile in the repository, such as services/api/Dockerfile: names own steps by their lines.',
)

const target = parsed(
  parseStageName,
  'The stage of the Dockerfile that is built, as in --target; its last one, when left out.',
)

const waiver = z
  .strictObject({
    max_mb: z.optional(megabytes),
    max_size: z.optional(size),
    until: day,
    reason: name('Why the exception is made.'),
  })
  .check(z.meta({ description: 'An exception with an end: until then an overrun only warns.' }))

/** What stands in the defaults counts for each budget. */
const atMostHundred = z.maxLength(100, { error: 'has to hold 100 at most' })

/** What both a budget and the defaults may say. */
const rules = {
  head: z.optional(template('the change')),
  base: z.optional(template('what the change is compared with')),
  platforms: z
    .optional(
      z
        .array(parsed(parsePlatform, 'os/architecture, or os/architecture/variant.'), {
          error: 'has to be a list, such as [linux/amd64]',
        })
        .check(
          z.minLength(1, { error: 'has to name a platform; leave it out for all of them' }),
          atMostHundred,
        ),
    )
    .check(
      z.meta({
        description: 'Platforms that have to be there; all that the image has, when left out.',
      }),
    ),
  max_mb: z.optional(megabytes),
  max_size: z.optional(size),
  warn_at: z.optional(parsed(parseAmount, 'Warn above this percent of the limit, or this size.')),
  warn_increase: z.optional(increase('Warn above this growth')),
  review_increase: z.optional(increase('Ask for an approval above this growth')),
  max_increase: z.optional(increase('Fail above this growth')),
  max_growth_since: z.optional(
    parsed(
      parseCreepReference,
      'A tag, such as v1.4.0, or an age, such as 90d, from which growth is counted too; max_growth is its limit.',
    ),
  ),
  max_growth: z.optional(increase('Ask for an approval above this growth since max_growth_since')),
  growth_of: z
    .optional(z.enum(['own', 'all'], { error: 'has to be own or all' }))
    .check(z.meta({ description: 'Whether the growth of the base image counts.' })),
  max_waste: z.optional(waste),
  dockerfile: z.optional(dockerfile),
  target: z.optional(target),
  approvers: z
    .optional(
      z
        .array(parsed(parseApprover, 'A login, or a team as org/team.'), {
          error: 'has to be a list of logins, such as [octocat]',
        })
        .check(
          z.minLength(1, { error: 'has to name somebody; leave it out for all who may write' }),
          atMostHundred,
        ),
    )
    .check(z.meta({ description: 'Who may approve growth; all who may write, when left out.' })),
  help: z.optional(
    z.string({ error: 'has to be a text' }).check(
      z.regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]{1,300}$/u, {
        error: 'has to be 1 to 300 visible characters',
      }),
      z.meta({ description: 'Text or a link, shown where something ends red.' }),
    ),
  ),
  max_cves: z.optional(cves),
  waivers: z.optional(z.array(waiver, { error: 'has to be a list' }).check(atMostHundred)),
}

const budget = z.strictObject({
  name: z.optional(name('Unique in the file; the last segment of image, when left out.')),
  image: parsed(
    parseReference,
    'Repository, reference, or oci:DIR, oci-archive:FILE, docker-archive:FILE, docker-daemon:NAME.',
  ),
  ...rules,
})

export const budgetFile = z
  .strictObject({
    version: z.optional(z.literal(1, { error: 'has to be 1' })),
    defaults: z
      .optional(z.strictObject(rules))
      .check(z.meta({ description: 'Anything that a budget may say, for all of them.' })),
    budgets: z
      .array(budget, { error: 'has to be a list of budgets' })
      .check(z.minLength(1, { error: 'has to hold at least one budget' })),
  })
  .check(
    z.meta({
      title: 'docker-image-budgets',
      description: 'Budgets for the compressed size of container images.',
    }),
  )

export type BudgetFile = z.output<typeof budgetFile>
export type BudgetRules = NonNullable<BudgetFile['defaults']>

/** The JSON Schema that editors use, generated from the definition above. */
export function budgetFileJsonSchema(): object {
  return z.toJSONSchema(budgetFile, { io: 'input' })
}

/** The keys that are allowed at a path, for "did you mean". */
export function knownKeys(path: readonly PropertyKey[]): string[] {
  if (path.length === 0) return Object.keys(budgetFile.shape)
  if (path.at(-2) === 'waivers') return Object.keys(waiver.shape)
  if (path.at(-1) === 'max_cves') return [...SEVERITIES]
  return Object.keys(path[0] === 'budgets' ? budget.shape : rules)
}
