import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

const FILE = /^(licen[cs]e|copying|notice)(?=$|[.-])/i
const RULE = '-'.repeat(80)

/**
 * The licences of the packages that a bundle takes files of, as their terms ask for.
 * @param inputs paths of all files that were bundled.
 * @throws when a package comes without the text of its licence.
 */
export async function licensesOf(inputs: readonly string[]): Promise<string> {
  const folders = new Set(inputs.flatMap(packageFolder))
  const texts = await Promise.all([...folders].map(licenseIn))
  return `What this bundle holds of others, and on what terms.\n${texts.toSorted().join('')}`
}

/** `node_modules/a/node_modules/@b/c` of a file in it; nothing for our own. */
function packageFolder(path: string): string[] {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.slice(0, 1) ?? []
}

async function licenseIn(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(
    await readFile(join(folder, 'package.json'), 'utf8'),
  )
  const files = (await readdir(folder)).filter((file) => FILE.test(file)).toSorted()
  if (files.length === 0) throw new Error(`${name} ${version} has no file with its licence`)
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))
  const text = texts.map((each) => each.replace(/\r\n?/g, '\n').trim()).join('\n\n')
  return `\n${RULE}\n${name} ${version} (${license})\n${RULE}\n\n${text}\n`
}
