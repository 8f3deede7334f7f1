import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const ROUNDS = 3
const MIB = 1024 * 1024
const SMALL_FILES = 70_000
const LIST_IN_PYTHON =
  'import sys, tarfile\nfor each in tarfile.open(sys.argv[1]): print(each.name)'

interface Measured {
  readonly seconds: number
  readonly processor: number
  readonly peakMiB: number
}

/**
 * What it takes to list the files of one gzipped layer: `explain --files` beside those that list an
 * archive and nothing else, round by round.
 */
export async function filesTable(folder: string): Promise<string[]> {
  const rows = [
    '| layer | compressed | who | wall | processor | compressed bytes a second of the processor | peak |',
    '| --- | --: | --- | --: | --: | --: | --: |',
  ]
  for (const [name, make] of Object.entries(LAYERS)) {
    const home = join(folder, name.replaceAll(/\W+/g, '-'))
    await mkdir(home, { recursive: true })
    const blob = await asLayout(home, await make(home))
    const { size } = await stat(blob)
    const contestants = {
      'this client': [process.execPath, 'dist/cli.js', 'explain', '--files', `oci:${home}:main`],
      '`tar tzf`': ['tar', 'tzf', blob],
      'Python’s `tarfile`': ['python3', '-c', LIST_IN_PYTHON, blob],
    }
    const found = new Map<string, Measured[]>()
    for (let round = 0; round < ROUNDS; round++) {
      for (const [who, command] of Object.entries(contestants))
        found.set(who, [...(found.get(who) ?? []), await measured(command)])
    }
    for (const [who, all] of found) {
      const [seconds, processor] = [median(all, 'seconds'), median(all, 'processor')]
      rows.push(
        `| ${name} | ${mib(size)} | ${who} | ${seconds.toFixed(1)} s | ${processor.toFixed(1)} s | ${(size / MIB / processor).toFixed(0)} MiB | ${median(all, 'peakMiB').toFixed(0)} MiB |`,
      )
    }
  }
  return rows
}

const LAYERS: Readonly<Record<string, (home: string) => Promise<string>>> = {
  'this project’s node_modules': async (home) => {
    const archive = join(home, 'layer')
    await run('tar', ['czf', archive, 'node_modules'])
    return archive
  },
  'noise that gzip cannot pack': async (home) => {
    const archive = join(home, 'layer')
    await run('sh', [
      '-c',
      `head -c ${200 * MIB} /dev/urandom > "$0.bin" && tar czf "$0" -C / "\${0#/}.bin" && rm "$0.bin"`,
      archive,
    ])
    return archive
  },
  '70,000 small files': async (home) => {
    const archive = join(home, 'layer')
    const script =
      'import io, os, sys, tarfile\nt = tarfile.open(sys.argv[1], "w:gz", compresslevel=1)\nfor i in range(int(sys.argv[2])):\n b = os.urandom(100) + b"x = 1\\n" * (i % 200)\n n = tarfile.TarInfo(f"usr/lib/python3/site-packages/package_{i % 700}/some/module/file_number_{i}.py")\n n.size = len(b)\n t.addfile(n, io.BytesIO(b))\nt.close()'
    await run('python3', ['-c', script, archive, String(SMALL_FILES)])
    return archive
  },
}

/** An OCI layout whose image has this one layer. */
async function asLayout(home: string, archive: string): Promise<string> {
  const blobs = join(home, 'blobs', 'sha256')
  await mkdir(blobs, { recursive: true })
  const put = async (json: unknown) => {
    const bytes = Buffer.from(JSON.stringify(json))
    const hex = createHash('sha256').update(bytes).digest('hex')
    await writeFile(join(blobs, hex), bytes)
    return { digest: `sha256:${hex}`, size: bytes.length }
  }
  const hex = createHash('sha256')
    .update(await readFile(archive))
    .digest('hex')
  const blob = join(blobs, hex)
  await rename(archive, blob)
  const { size } = await stat(blob)
  const of = (kind: string) => `application/vnd.oci.image.${kind}`
  const config = await put({
    os: 'linux',
    architecture: 'amd64',
    rootfs: { type: 'layers', diff_ids: [`sha256:${hex}`] },
    history: [{ created_by: 'COPY . .' }],
  })
  const manifest = await put({
    schemaVersion: 2,
    mediaType: of('manifest.v1+json'),
    config: { mediaType: of('config.v1+json'), ...config },
    layers: [{ mediaType: of('layer.v1.tar+gzip'), digest: `sha256:${hex}`, size }],
  })
  const annotations = { 'org.opencontainers.image.ref.name': 'main' }
  const manifests = [{ mediaType: of('manifest.v1+json'), ...manifest, annotations }]
  await writeFile(join(home, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests }))
  await writeFile(join(home, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }))
  return blob
}

/** By GNU time, which counts what a command starts. */
async function measured(command: readonly string[]): Promise<Measured> {
  const { stderr } = await run('time', ['-f', '%e %U %S %M', ...command], {
    maxBuffer: 256 * MIB,
  })
  const [seconds = 0, user = 0, system = 0, kib = 0] = (stderr.trim().split('\n').at(-1) ?? '')
    .split(' ')
    .map(Number)
  return { seconds, processor: user + system, peakMiB: kib / 1024 }
}

function median(all: readonly Measured[], key: keyof Measured): number {
  return all.map((each) => each[key]).sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0
}

function mib(bytes: number): string {
  return `${(bytes / MIB).toFixed(0)} MiB`
}
