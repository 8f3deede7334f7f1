import { execFile } from 'node:child_process'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import type { Workflow } from '../support/action.ts'
import { start } from '../support/embedded-registry.ts'
import {
  BASIC,
  forkWith,
  pullRequestOf,
  SECRETS,
  said,
  secretContent,
  trusting,
  workflowRunEvent,
} from '../support/fork.ts'
import { startInternet } from '../support/internet.ts'
import { aDirectory, LayoutFiles } from '../support/layout-files.ts'

jest.setTimeout(60_000)

/** MiB. */
const SECRET = '72.5 MiB'
const OPEN = '31.0 MiB'
const MIB = 1024 * 1024

let workspace: string
let outside: string
let workflow: Workflow

beforeEach(async () => {
  const directory = await aDirectory()
  workspace = join(directory, 'work')
  outside = join(directory, 'outside')
  await mkdir(workspace)
  await mkdir(outside)
  await writeFile(join(outside, 'image'), layoutOf(72.5).tar())
  await writeFile(join(outside, 'notes'), 'S3CRET NOTES')
})
afterEach(() => workflow.close())

function layoutOf(MiB: number): LayoutFiles {
  const files = new LayoutFiles()
  return files.list(files.image({ layers: [MiB * MIB] }), 'main')
}

/** What a fork’s run says of an image that only its own version of the file names. */
async function saidOf(image: string, inputs: Readonly<Record<string, string>> = {}) {
  workflow = await forkWith(undefined, `budgets:\n  - image: "${image}"\n    name: new\n`)
  const result = await workflow.run({
    event: workflowRunEvent(workflow),
    inputs: { status: 'false', ...inputs },
    env: { GITHUB_WORKSPACE: workspace, RUNNER_DEBUG: '1' },
  })
  return said(workflow, result)
}

const NOT_OURS = 'it is no file of the workspace, or a link leads there'

describe('when a fork’s new budget names a file of the workspace', () => {
  it('is measured, from a directory and from an archive', async () => {
    await layoutOf(31).writeTo(join(workspace, 'layout'))
    await writeFile(join(workspace, 'image.tar'), layoutOf(31).tar())
    expect(await saidOf('oci:./layout')).toContain(OPEN)
    await workflow.close()
    expect(await saidOf('oci-archive:image.tar:main')).toContain(OPEN)
  })

  it('is measured where the input names it, as a path of the workspace', async () => {
    await writeFile(join(workspace, 'image.tar'), layoutOf(31).tar())
    const tag = `oci-archive:${workspace}/image.tar`
    expect(await saidOf('ghcr.io/acme/new', { 'head-tag': tag })).toContain(OPEN)
  })

  it('is missing where nothing is there', async () => {
    expect(await saidOf('oci-archive:image.tar')).toContain(
      'there is no image oci-archive:image.tar',
    )
  })

  it.each([
    ['no archive', 'S3CRET'],
    ['a layout with a type of its own', '{"manifests":5,"S3CRET":1}'],
  ])('quotes nothing of what it holds: %s', async (_, content) => {
    await layoutOf(31).writeTo(join(workspace, 'layout'))
    await writeFile(join(workspace, 'layout', 'index.json'), content)
    await writeFile(join(workspace, 'image.tar'), content)
    for (const image of ['oci:layout', 'oci-archive:image.tar', 'docker-archive:image.tar']) {
      const text = await saidOf(image)
      expect(text).toContain(
        `${image} cannot be read: no container image that can be measured is there`,
      )
      expect(text).not.toContain('S3CRET')
      await workflow.close()
    }
  })

  it('does not wait for a pipe', async () => {
    await promisify(execFile)('mkfifo', [join(workspace, 'image.tar')])
    expect(await saidOf('oci-archive:image.tar')).toContain('cannot be read')
  })
})

describe('when the image of a fork’s new budget says what it was built from', () => {
  it('is asked without a login, and at public addresses only', async () => {
    const content = secretContent('acme/new:main')
    const [{ registry: home }, { registry: open }] = [
      await start({ access: { kind: 'open' } }, content),
      await start({ access: BASIC }, content),
    ]
    const internet = await startInternet()
    await internet.serve('https://registry.example.com', Number(open.host.split(':')[1]))
    for (const [name, host] of Object.entries({ here: home.host, there: 'registry.example.com' })) {
      const files = new LayoutFiles()
      const labels = { 'org.opencontainers.image.base.name': `${host}/acme/new:main` }
      await files.list(files.image({ layers: [3 * MIB], labels })).writeTo(join(workspace, name))
    }
    const budgets = ['here', 'there'].map((name) => `  - image: oci:${name}\n    max_size: 1 KB\n`)
    workflow = await forkWith(undefined, `budgets:\n${budgets.join('')}`)
    const { inputs, env } = trusting('registry.example.com', internet)
    const result = await workflow.run({
      event: workflowRunEvent(workflow),
      inputs,
      env: { ...env, GITHUB_WORKSPACE: workspace },
    })
    expect(said(workflow, result)).toContain('3.0 MiB')
    expect(home.requests).toEqual([])
    expect(open.requests.map(({ headers }) => headers.authorization)).toEqual([undefined])
  })
})

describe('when a fork’s new budget names a file elsewhere', () => {
  it.each([
    ['by ..', (name: string) => `../outside/${name}`],
    ['by its whole path', (name: string) => join(outside, name)],
  ])('says the same whether something is there or not: %s', async (_, pathOf) => {
    const texts: string[] = []
    // Of one length, as a title is cut.
    for (const name of ['image', 'notes', 'empty']) {
      const path = pathOf(name)
      const text = await saidOf(`oci-archive:${path}`)
      expect(text).toContain(NOT_OURS)
      texts.push(text.replaceAll(path, 'PATH').replace(/\d{4}-\d\d-\d\dT[^"]*/g, ''))
      await workflow.close()
    }
    expect(new Set(texts).size).toBe(1)
    expect(texts[0]).not.toMatch(/72\.5|S3CRET|ENOENT|EACCES/)
  })

  it('says the same of a link, wherever it leads', async () => {
    await symlink(join(outside, 'image'), join(workspace, 'image.tar'))
    await symlink(join(outside, 'nothing'), join(workspace, 'nothing'))
    await symlink('nothing', join(workspace, 'loop'))
    for (const path of ['image.tar', 'nothing', 'loop']) {
      expect(await saidOf(`oci-archive:${path}`)).toContain(NOT_OURS)
      await workflow.close()
    }
  })

  it.each(['index.json', 'oci-layout', 'blobs', 'blobs/sha256'])(
    'follows no link in a layout: %s',
    async (path) => {
      await layoutOf(31).writeTo(join(workspace, 'layout'))
      await promisify(execFile)('mv', [join(workspace, 'layout', path), join(outside, 'moved')])
      await symlink(join(outside, 'moved'), join(workspace, 'layout', path))
      const text = await saidOf('oci:layout')
      expect(text).toContain(NOT_OURS)
      expect(text).not.toContain(OPEN)
    },
  )

  it.each([
    'oci-archive:/proc/self/environ',
    'oci:/etc',
    'oci-archive:/dev/zero',
    'oci-archive:/dev/stdin',
  ])('opens nothing of the machine: %s', async (name) => {
    expect(await saidOf(name)).toContain(NOT_OURS)
  })
})

describe('when the base’s version names a file elsewhere', () => {
  it('is measured as ever', async () => {
    const text = `budgets:\n  - image: "oci-archive:${outside}/image"\n    name: known\n`
    workflow = await forkWith(text, text)
    const event = workflowRunEvent(workflow)
    const inputs = { comment: 'always' }
    const env = { GITHUB_WORKSPACE: workspace }
    expect(said(workflow, await workflow.run({ event, inputs, env }))).toContain(SECRET)
  })
})

describe('when the budget file of a fork’s change is read from the workspace', () => {
  const NEW = (host: string) => `  - image: ${host}/acme/new\n    max_mb: 200\n`
  const API = (host: string) => `  - image: ${host}/acme/api\n`

  /** With this file in the workspace, and another one at the base commit. */
  async function checked(
    base: (host: string) => string,
    inWorkspace: (host: string) => string,
    event: (of: Workflow) => { name: string; payload: unknown } = workflowRunEvent,
  ) {
    const names = ['acme/api:main', 'acme/api:pr-7', 'acme/new:main', 'acme/new:pr-7']
    const { registry } = await start({ access: BASIC }, secretContent(...names))
    const text = (budgets: (host: string) => string) => `budgets:\n${budgets(registry.host)}`
    workflow = await forkWith(text(base), text(inWorkspace))
    await writeFile(join(workspace, 'docker-image-budgets.yaml'), text(inWorkspace))
    const { inputs, env } = trusting(registry.host)
    const result = await workflow.run({
      event: event(workflow),
      inputs: { ...inputs, 'config-from': 'workspace' },
      env: { ...env, GITHUB_WORKSPACE: workspace },
    })
    const asked = registry.requests.map(({ path }) => path.split('/')[3])
    return { text: said(workflow, result), asked: [...new Set(asked)] }
  }

  it('is believed as far as the base’s version says the same', async () => {
    const { text, asked } = await checked(API, (host) => API(host) + NEW(host))
    expect(asked).toEqual(['api'])
    expect(text).toContain(
      'Only this fork’s version of docker-image-budgets.yaml has the budget of new',
    )
    expect(text).toContain(SECRETS.size)
  })

  it('is believed in its limits, which the user leaves to the change', async () => {
    const { text, asked } = await checked(API, (host) => `${API(host)}    max_mb: 10\n`)
    expect(asked).toEqual(['api'])
    expect(text).not.toContain('Only this fork')
    expect(text).toContain('over its budget')
  })

  it('is not believed on pull_request either, whose runner may have a login too', async () => {
    const { asked } = await checked(API, NEW, pullRequestOf)
    expect(asked).toEqual([])
  })

  it('is not believed, and says why, where the base’s version cannot be read', async () => {
    workflow = await forkWith(undefined, 'budgets:\n  - image: 127.0.0.1:9/acme/new\n')
    workflow.refuse = ({ path }) => path.includes('/contents/')
    const text = 'budgets:\n  - image: 127.0.0.1:9/acme/new\n'
    await writeFile(join(workspace, 'docker-image-budgets.yaml'), text)
    const result = await workflow.run({
      event: workflowRunEvent(workflow),
      inputs: { 'config-from': 'workspace', status: 'false' },
      env: { GITHUB_WORKSPACE: workspace },
    })
    expect(said(workflow, result)).toContain(
      'Nothing in it is believed: docker-image-budgets.yaml cannot be read at',
    )
    expect(said(workflow, result)).toContain('no public address answers over https')
  })

  it('may be no link: what is wrong in a budget file is quoted', async () => {
    workflow = await forkWith('budgets: []\n', 'budgets: []\n')
    await symlink(join(outside, 'notes'), join(workspace, 'docker-image-budgets.yaml'))
    const result = await workflow.run({
      event: workflowRunEvent(workflow),
      inputs: { 'config-from': 'workspace' },
      env: { GITHUB_WORKSPACE: workspace },
    })
    expect(said(workflow, result)).not.toContain('S3CRET')
    expect(said(workflow, result)).toContain(
      'docker-image-budgets.yaml is no file of the workspace',
    )
  })
})
