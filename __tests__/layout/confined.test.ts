import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from '@jest/globals'
import { parseReference } from '../../src/domain/image/reference.ts'
import { isFileWithin } from '../../src/layout/confined.ts'
import { createLayoutSource } from '../../src/layout/source.ts'
import { measure } from '../../src/measure/measure.ts'
import { aDirectory, LayoutFiles, sizesOf } from '../support/layout-files.ts'

const TRANSPORTS = ['oci', 'oci-archive', 'docker-archive']

let workspace: string
let outside: string

beforeEach(async () => {
  const directory = await aDirectory()
  workspace = join(directory, 'work')
  outside = join(directory, 'outside')
  const files = new LayoutFiles()
  files.list(files.image({ layers: [1234] }))
  for (const place of [workspace, outside]) {
    await files.writeTo(join(place, 'layout'))
    await writeFile(join(place, 'image.tar'), files.tar())
  }
  await symlink(outside, join(workspace, 'link'))
  await symlink('layout', join(workspace, 'other'))
})

async function confined(text: string, directory = workspace): Promise<unknown> {
  const source = createLayoutSource(directory, { isConfined: true })
  return sizesOf(await measure(source, parseReference(text)))
}

describe('when files have to lie in a directory', () => {
  it.each([
    'oci:layout',
    'oci:./layout/',
    'oci:layout/.',
    'oci-archive:image.tar',
    'oci-archive:.//image.tar',
  ])('measures %s', async (text) => {
    expect(await confined(text)).toEqual([[undefined, 1234]])
  })

  it('takes a whole path that stays in it, and a directory that ends in a slash', async () => {
    expect(await confined(`oci:${workspace}/layout`)).toEqual([[undefined, 1234]])
    expect(await confined('oci:layout', `${workspace}/`)).toEqual([[undefined, 1234]])
  })

  it('may itself be reached by a link', async () => {
    await symlink(workspace, join(outside, 'work'))
    expect(await confined('oci:layout', join(outside, 'work'))).toEqual([[undefined, 1234]])
  })

  it.each(['nothing', 'nothing/at/all', 'image.tar/below'])('misses %s', async (path) => {
    expect(await confined(`oci:${path}`)).toBe('missing')
  })

  const paths: readonly (readonly [string, (place: string) => string])[] = [
    ['..', (place) => `../outside/${place}`],
    ['.. that leads back', (place) => `layout/../${place}`],
    ['.. behind what is not there', (place) => `nothing/../../outside/${place}`],
    ['a whole path', (place) => `${outside}/${place}`],
    ['a whole path with ..', (place) => `${workspace}/../outside/${place}`],
    ['a path whose start is the directory’s name', (place) => `${workspace}-2/${place}`],
    ['a link to a folder', (place) => `link/${place}`],
    ['a link that stays inside', (place) => `other/${place}`],
    ['a NUL', (place) => `../outside/${place}\0`],
  ]

  it.each(paths)('refuses %s alike, whatever is there', async (_, pathOf) => {
    for (const transport of TRANSPORTS) {
      for (const place of ['layout', 'image.tar', 'nothing', '']) {
        const name = `${transport}:${pathOf(place)}`
        expect(await confined(name)).toBe(
          `${name} does not lie in the workspace, or is reached by a link`,
        )
      }
    }
  })

  it('refuses what it cannot look at', async () => {
    await mkdir(join(workspace, 'closed'))
    await chmod(join(workspace, 'closed'), 0)
    const isRoot = process.getuid?.() === 0
    // Root may look everywhere: then there is nothing behind it.
    expect(await confined('oci:closed/layout')).toEqual(
      isRoot ? 'missing' : expect.stringContaining('does not lie in the workspace'),
    )
    await chmod(join(workspace, 'closed'), 0o700)
    expect(await confined(`oci:${'x'.repeat(300)}`)).toContain('does not lie in the workspace')
  })

  it('knows a regular file', async () => {
    const paths = ['image.tar', 'layout', 'link/image.tar', '../outside/image.tar', 'nothing']
    const answers = await Promise.all(paths.map((path) => isFileWithin(workspace, path)))
    expect(answers).toEqual([true, false, false, false, false])
  })
})
