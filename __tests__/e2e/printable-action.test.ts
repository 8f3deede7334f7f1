import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { emptyContent, type RegistryContent } from '../../src/embedded/content.ts'
import { json } from '../../src/embedded/http.ts'
import { addImage } from '../../src/embedded/images.ts'
import { Workflow } from '../support/action.ts'
import { start } from '../support/embedded-registry.ts'
import { NASTY, unprintableIn } from '../support/unprintable.ts'

jest.setTimeout(60_000)

/** Without what a budget's name may not hold anyway: controls and format characters. */
const NAME = `nasty\u3164x\ue000x\u{e0100}x\ufe0fx\u0378xe${'\u0301'.repeat(20)}text`
const MIB = 1024 * 1024

let workflow: Workflow
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'printable-'))
})
afterEach(async () => {
  await workflow.close()
  await rm(folder, { recursive: true })
})

function images(): RegistryContent {
  const content = emptyContent()
  for (const [tag, MB] of Object.entries({ main: 100, 'pr-7': 130 })) {
    addImage(content, `acme/api:${tag}`, {
      platform: { os: 'linux', architecture: 'amd64' },
      layers: [{ seed: tag, bytes: MB * MIB, command: `RUN ${NASTY}` }],
      dockerfile: NASTY,
    })
  }
  return content
}

interface Case {
  /** Below the budgets of the file; `HOST` is the registry. */
  readonly budget: string
  readonly inputs?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  readonly prepare?: (workflow: Workflow) => void
}

const FILE = (rest = '', image = 'acme/api') =>
  `budgets:\n  - image: HOST/${image}\n    max_mb: 110\n${rest}`

const CASES: Readonly<Record<string, Case>> = {
  'a budget’s name and an image’s steps': {
    budget: FILE(`    name: ${JSON.stringify(NAME)}\n`),
    env: { RUNNER_DEBUG: '1' },
  },
  'a name that is edited': {
    budget: FILE(),
    prepare: (workflow) =>
      workflow.editBudgetFile(
        FILE(`    name: ${JSON.stringify(NAME)}\n`)
          .replace('HOST', 'ghcr.io')
          .replace('110', '120'),
      ),
  },
  'a registry’s error': { budget: FILE('', 'broken/api'), env: { RUNNER_DEBUG: '1' } },
  'a key of the budget file': { budget: FILE(`    ${JSON.stringify(NASTY)}: 1\n`) },
  'a file that is no YAML': { budget: `: ${NASTY}: [` },
  'an input': { budget: FILE(), inputs: { platforms: NASTY, 'noise-floor': NASTY } },
  'a budget file’s path': { budget: FILE(), inputs: { config: NASTY } },
  'a base branch': {
    budget: FILE(),
    prepare: ({ world }) => {
      const [pull] = world.pulls
      if (pull !== undefined) pull.base.ref = NASTY
    },
  },
  'GitHub’s error': {
    budget: FILE(),
    prepare: (workflow) => {
      workflow.refuse = ({ method }) => method === 'POST'
    },
  },
}

describe('when others’ text reaches the action', () => {
  it.each(Object.entries(CASES))(
    'in %s, nothing of it acts or hides anywhere',
    async (_, given) => {
      const { registry } = await start(
        {
          before: ({ path }) =>
            path.includes('/broken/')
              ? json(403, { errors: [{ code: `DENIED${NASTY}`, message: `${NASTY}\n::error::x` }] })
              : undefined,
        },
        images(),
      )
      const here = (text: string) => text.replaceAll('HOST', registry.host)
      workflow = await Workflow.start(here(given.budget), {
        before: ({ method }) =>
          workflow.refuse({ method, path: '' })
            ? { status: 422, body: { message: NASTY } }
            : undefined,
      })
      given.prepare?.(workflow)
      const inputs = {
        comment: 'always',
        'report-file': join(folder, 'report.json'),
        ...given.inputs,
      }
      const result = await workflow.run({ inputs, env: given.env ?? {} })
      const { world } = workflow
      const file = await readFile(join(folder, 'report.json'), 'utf8').catch(() => '')
      const places = {
        log: result.log,
        summary: result.summary,
        comments: world.comments.map(({ body }) => body).join('\n'),
        statuses: world.statuses.map(({ description }) => description).join('\n'),
        ...Object.fromEntries(
          Object.entries(result.outputs).map(([name, value]) => [`output ${name}`, value]),
        ),
        file,
      }
      for (const [place, text] of Object.entries(places)) {
        expect({ place, found: unprintableIn(text) }).toEqual({ place, found: [] })
      }
      expect(Object.values(places).join('\n')).toMatch(/nasty/)
      expect(places.log).not.toMatch(/not foreseen/)
    },
  )

  it('gives programs the true text', async () => {
    const { registry } = await start({}, images())
    const budget = FILE(`    name: ${JSON.stringify(NAME)}\n`).replace('HOST', registry.host)
    workflow = await Workflow.start(budget)
    const { outputs } = await workflow.run()
    expect(JSON.parse(outputs['violations'] ?? '')).toEqual([NAME])
    expect(JSON.parse(outputs['report'] ?? '').services[0].name).toBe(NAME)
  })

  it('starts no command of the runner’s', async () => {
    const message = '##[error]x'
    const before = () => json(403, { errors: [{ code: '::error::x', message }] })
    const { registry } = await start({ before }, images())
    workflow = await Workflow.start(FILE().replace('HOST', registry.host))
    const { log } = await workflow.run({ env: { RUNNER_DEBUG: '1' } })
    expect(log).toContain('##\\[error]x')
    expect(log.match(/^(?!::).*##\[.*$/gm)).toBeNull()
  })
})
