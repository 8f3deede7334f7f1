import { existsSync, lstatSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, jest } from '@jest/globals'
import { emptyContent } from '../../src/embedded/content.ts'
import { projectFolder } from '../../src/embedded/runner.ts'
import { start } from '../support/embedded-registry.ts'
import { pushFilled } from '../support/layered-images.ts'
import { run, runChecked } from '../support/tools.ts'

jest.setTimeout(60_000)

const PACKAGES = ['bash', 'coreutils', 'dpkg', 'libc6']
const STATUS = '/var/lib/dpkg/status'

interface Installed {
  readonly name: string
  readonly version: string
  /** What `tar` stores of it. */
  readonly files: readonly string[]
  readonly lists: readonly string[]
  /** What its files come to, each by `stat`. */
  readonly bytes: number
}

async function installed(name: string): Promise<Installed> {
  const [{ stdout: listed }, { stdout: version }] = await Promise.all([
    run('dpkg', ['-L', name]),
    run('dpkg-query', ['-W', '-f', `\${Version}`, name]),
  ])
  const files = listed
    .split('\n')
    .filter((path) => path !== '' && lstatSync(path, { throwIfNoEntry: false })?.isFile())
  const lists = [name, `${name}:amd64`, `${name}:arm64`].map(
    (each) => `/var/lib/dpkg/info/${each}.list`,
  )
  const bytes = new Map(
    files.map((path) => {
      const { ino, size } = lstatSync(path)
      return [ino, size]
    }),
  )
  return {
    name,
    version,
    files,
    lists: lists.filter((path) => existsSync(path)),
    bytes: [...bytes.values()].reduce((sum, each) => sum + each, 0),
  }
}
describe('when a layer holds what dpkg has installed on this machine', () => {
  it('counts of each package the bytes that its files have', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'docker-image-budgets-debian-'))
    try {
      const packages = await Promise.all(PACKAGES.map(installed))
      const paths = packages.flatMap(({ files, lists }) => [...files, ...lists])
      writeFileSync(
        join(folder, 'list'),
        [...paths, STATUS].map((path) => path.slice(1)).join('\n'),
      )
      const archive = join(folder, 'layer.tar.gz')
      await runChecked('tar', ['czf', archive, '-C', '/', '-T', join(folder, 'list')])
      const content = emptyContent()
      const store = () => readFileSync(archive)
      pushFilled(content, 'acme/debian:main', [
        { command: 'RUN apt-get install', files: {}, store },
      ])
      const { registry } = await start({}, content)
      const { stdout } = await run(process.execPath, [
        `${projectFolder()}/dist/cli.js`,
        ...['explain', '--files', '--format', 'json', `${registry.host}/acme/debian:main`],
      ])
      const [{ head }] = JSON.parse(stdout).services[0].platforms
      const found = head.files.packages.map(
        ({ manager, name, version, bytes }: Record<string, unknown>) =>
          `${manager} ${name} ${version} ${bytes}`,
      )
      expect(found.toSorted()).toEqual(
        packages.map(({ name, version, bytes }) => `deb ${name} ${version} ${bytes}`).toSorted(),
      )
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
