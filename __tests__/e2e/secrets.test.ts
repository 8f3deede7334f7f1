import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { emptyContent, type RegistryContent } from '../../src/embedded/content.ts'
import { addImage } from '../../src/embedded/images.ts'
import { projectFolder } from '../../src/embedded/runner.ts'
import { Workflow } from '../support/action.ts'
import { start } from '../support/embedded-registry.ts'
import { type FilledStep, pushFilled } from '../support/layered-images.ts'
import { run } from '../support/tools.ts'

jest.setTimeout(120_000)

const MIB = 1024 * 1024
/** Each secret has this in it, and a number. */
const PLANTED = 'pl4nted'
const secret = (number: number) => `${PLANTED}${number}Zq9`

/** Twenty secrets, each where builders write them. */
const STEPS = [
  `RUN /bin/sh -c export NPM_TOKEN=${secret(1)} && npm ci # buildkit`,
  `RUN /bin/sh -c DB_PASSWORD="a ${secret(2)}" ./migrate # buildkit`,
  `RUN /bin/sh -c git clone https://user:${secret(3)}@example.com/acme/x.git # buildkit`,
  `RUN /bin/sh -c pip install git+ssh://git:p%40@${secret(4)}@example.com/x # buildkit`,
  `RUN /bin/sh -c curl -u "bob:${secret(5)}" https://example.com/ # buildkit`,
  `RUN /bin/sh -c curl -H "Authorization: Bearer ${secret(6)}" https://example.com/ # buildkit`,
  `RUN /bin/sh -c curl 'https://example.com/x?sig=${secret(7)}&v=1' # buildkit`,
  `RUN /bin/sh -c docker login -u bob -p ${secret(8)} example.com # buildkit`,
  `RUN /bin/sh -c mysql -uroot -p${secret(9)} -e 'select 1' # buildkit`,
  `RUN /bin/sh -c echo "//npm.example.com/:_authToken=${secret(10)}" > .npmrc # buildkit`,
  `RUN /bin/sh -c printf 'machine x\\nlogin y\\npassword ${secret(11)}\\n' > .netrc # buildkit`,
  `RUN /bin/sh -c echo '{"auth":"${secret(12)}"}' > config.json # buildkit`,
  `RUN /bin/sh -c echo "root:${secret(13)}" | chpasswd # buildkit`,
  `RUN /bin/sh -c do ghp_${secret(14)}${'a1'.repeat(14)} # buildkit`,
  `RUN |1 API_KEY=${secret(15)} /bin/sh -c make # buildkit`,
  `RUN /bin/bash -c export GH_TOKEN=${secret(21)}; make install # buildkit`,
]
const EMPTY_STEPS = [
  `ENV AWS_SECRET_ACCESS_KEY=${secret(16)}`,
  `LABEL db.password=a ${secret(17)}`,
  `HEALTHCHECK &{["CMD-SHELL" "curl -u admin:${secret(18)} http://localhost/"] "30s" "3s"}`,
  `CMD ["app" "--password" "${secret(19)}"]`,
  `SHELL [/bin/bash -c export GH_TOKEN=${secret(21)};]`,
]
const LABELS = { 'org.opencontainers.image.base.name': `https://u:${secret(20)}@example.com/base` }

function images(): RegistryContent {
  const content = emptyContent()
  for (const [tag, MB] of Object.entries({ main: 10, 'pr-7': 13 })) {
    addImage(content, `acme/api:${tag}`, {
      platform: { os: 'linux', architecture: 'amd64' },
      labels: LABELS,
      layers: STEPS.map((command, at) => ({
        seed: `${tag} ${at}`,
        bytes: (MB + at) * MIB,
        command,
        ...(at === 0 && { emptySteps: EMPTY_STEPS }),
      })),
    })
  }
  return content
}

const DOCKERFILE = 'services/api/Dockerfile'
/** What the image was built by from its fifth step on, and what it was not. */
const DOCKERFILES = {
  'that matches': STEPS.slice(4).map((step) =>
    step.replace(/^RUN (?:\|1 \S+ )?\S+ -c /, 'RUN ').replace(/ # buildkit$/, ''),
  ),
  'that does not': [`RUN API_TOKEN=${secret(22)} ./deploy`, `COPY ghp_${secret(23)}a1a1 /x`],
}

const BUDGET = 'budgets:\n  - image: HOST/acme/api\n    max_mb: 1\n'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'secrets-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('when twenty secrets are planted in an image', () => {
  const COMMANDS = {
    check: ['check', '--head', 'pr-7', '--base', 'main'],
    diff: ['diff', 'HOST/acme/api:main', 'HOST/acme/api:pr-7'],
    explain: ['explain', 'HOST/acme/api:pr-7'],
  }
  const cases = Object.keys(COMMANDS).flatMap((command) =>
    ['text', 'markdown', 'json'].map((format) => [command, format] as const),
  )

  it.each(cases)('holds none of them in what %s prints as %s', async (command, format) => {
    const { registry } = await start({}, images())
    await writeFile(
      join(folder, 'docker-image-budgets.yaml'),
      BUDGET.replace('HOST', registry.host),
    )
    const words = COMMANDS[command as keyof typeof COMMANDS]
    const argv = [...words.map((word) => word.replace('HOST', registry.host)), '--format', format]
    const given = { cwd: folder, env: { PATH: process.env['PATH'], HOME: folder } }
    const said = await run(process.execPath, [join(projectFolder(), 'dist/cli.js'), ...argv], given)
    expect(said.stdout + said.stderr).not.toContain(PLANTED)
    expect(said.stdout).toContain('RUN')
    expect(said.stdout).toContain('***')
  })

  it('holds none of them in log, comment, status, summary, outputs, report and cache', async () => {
    const { registry } = await start({}, images())
    const workflow = await Workflow.start(BUDGET.replace('HOST', registry.host))
    const report = join(folder, 'report.json')
    const inputs = { comment: 'always', 'report-file': report, 'cache-dir': join(folder, 'cache') }
    const result = await workflow.run({ inputs, env: { RUNNER_DEBUG: '1' } })
    const { comments, statuses } = workflow.world
    const said = JSON.stringify([result, comments, statuses, await readFile(report, 'utf8')])
    await workflow.close()
    const kept = await run('grep', ['-rl', PLANTED, folder], {})
    expect(said).not.toContain(PLANTED)
    expect(said).toContain('***')
    expect(kept.stdout).toBe('')
  })

  it('advises to replace them, and says of which kind they are', async () => {
    const { registry } = await start({}, images())
    const argv = ['explain', `${registry.host}/acme/api:pr-7`, '--format', 'json']
    const { stdout } = await run(
      process.execPath,
      [join(projectFolder(), 'dist/cli.js'), ...argv],
      {
        cwd: folder,
      },
    )
    expect(stdout).toMatch(/secret-argument/)
    expect(stdout).toMatch(/API_KEY; the value of NPM_TOKEN/)
  })
})

describe('when a Dockerfile has secrets in it', () => {
  it.each(Object.entries(DOCKERFILES))(
    'shows none of those of one %s, in comment, annotations, outputs and log',
    async (_, steps) => {
      const { registry } = await start({}, images())
      const budget = `${BUDGET.replace('HOST', registry.host)}    dockerfile: ${DOCKERFILE}\n`
      const workflow = await Workflow.start(budget)
      const text = [
        `ARG REGISTRY=u:${secret(24)}@example.com`,
        `FROM https://u:${secret(25)}@example.com/base`,
        ...steps,
      ].join('\n')
      const head = workflow.world.commits.find(({ sha }) => sha === workflow.headSha)
      if (head !== undefined) head.files = { ...head.files, [DOCKERFILE]: text }
      const result = await workflow.run({
        inputs: { comment: 'always' },
        env: { RUNNER_DEBUG: '1' },
      })
      const { comments, statuses } = workflow.world
      const said = JSON.stringify([result, comments, statuses])
      await workflow.close()
      expect(said).toContain(DOCKERFILE)
      expect(said).not.toContain(PLANTED)
      expect(said).toContain('***')
    },
  )
})

describe('when a history of sizes is kept', () => {
  it('holds none of them on its branch', async () => {
    const { registry } = await start({}, images())
    const workflow = await Workflow.start(BUDGET.replace('HOST', registry.host))
    workflow.world.permissions.contents = 'write'
    const sha = workflow.baseSha
    const repository = { default_branch: 'main', name: 'shop', owner: { login: 'acme' } }
    const { log } = await workflow.run({
      event: { name: 'push', payload: { after: sha, repository } },
      ref: 'refs/heads/main',
      sha,
      inputs: { 'history-branch': 'image-size-history', 'head-tag': 'main' },
    })
    const { objects, branches } = workflow.world
    const kept = Object.values(objects ?? {})
      .map(({ bytes }) => String(bytes))
      .join('\n')
    await workflow.close()
    expect(log).toContain('1 size recorded')
    expect(Object.keys(branches)).toContain('image-size-history')
    expect(kept).not.toContain(PLANTED)
  })
})

/** Files and packages whose names hold what nobody should have written there. */
const FILLED: FilledStep[] = [
  {
    command: 'COPY a /srv',
    files: {
      [`srv/ghp_${secret(1)}a1a1a1/model.bin`]: 300_000,
      [`opt/api_token=${secret(2)}`]: 300_000,
      'app/node_modules/left/package.json': JSON.stringify({
        name: 'left',
        version: `https://user:${secret(3)}@example.com/left.tgz`,
      }),
      'app/node_modules/left/index.js': 300_000,
      [`app/node_modules/ghp_${secret(4)}a1a1a1/package.json`]: JSON.stringify({
        name: `ghp_${secret(4)}a1a1a1`,
        version: '1.0.0',
      }),
      [`app/node_modules/ghp_${secret(4)}a1a1a1/index.js`]: 300_000,
      [`lib/password=${secret(5)}-1.2.jar`]: 300_000,
    },
  },
  { command: 'COPY b /opt', files: { [`opt/api_token=${secret(2)}`]: 300_000 } },
]

describe('when names of files and packages in layers hold secrets', () => {
  const formats = ['text', 'markdown', 'json']
  const cases = ['diff', 'explain'].flatMap((command) =>
    formats.map((format) => [command, format] as const),
  )

  it.each(cases)('shows none of them in what %s --files prints as %s', async (command, format) => {
    const content = emptyContent()
    pushFilled(content, 'acme/api:main', [{ command: 'COPY a /srv', files: { 'srv/a': 'a' } }])
    pushFilled(content, 'acme/api:pr-7', FILLED)
    const { registry } = await start({}, content)
    const [main, head] = ['main', 'pr-7'].map((tag) => `${registry.host}/acme/api:${tag}`)
    const images = command === 'diff' ? [main, head] : [head]
    const script = join(projectFolder(), 'dist/cli.js')
    const argv = [command, '--files', '--format', format, ...images.map(String)]
    const said = await run(process.execPath, [script, ...argv], { cwd: folder })
    expect(said.stdout).toContain('***')
    expect(said.stdout).toContain('left')
    expect(said.stdout + said.stderr).not.toContain(PLANTED)
  })
})
