import { open } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { END_OF_ARCHIVE, paxRecord, tarFile, tarHeader } from './tar-writer.ts'

const MIB = 1024 * 1024

/** gzip takes members one after the other, so that a small part makes a large file. */
async function writeParts(path: string, parts: Iterable<Buffer>): Promise<void> {
  const file = await open(path, 'w')
  try {
    for (const part of parts) await file.appendFile(part)
  } finally {
    await file.close()
  }
}

function* repeated(part: Buffer, times: number) {
  for (let time = 0; time < times; time++) yield part
}

/** Names of a megabyte each, all of them different, a kilobyte each in the archive. */
export function longNames(path: string, count: number): Promise<void> {
  const entries = Array.from({ length: count }, (_, at) => {
    const name = `blobs/sha256/${at.toString(16).padStart(8, '0')}${'a'.repeat(MIB - 1000)}`
    const header = tarFile({ type: 'x' }, paxRecord('path', name))
    return gzipSync(Buffer.concat([header, tarFile({}, '{}')]), { level: 1 })
  })
  return writeParts(path, entries)
}

/** Gigabytes of nothing, in one layer. */
export function bomb(path: string, gigabytes: number): Promise<void> {
  const size = Buffer.alloc(12)
  size.writeBigUInt64BE(BigInt(gigabytes) << 30n, 4)
  size[0] = 0x80
  const head = gzipSync(tarHeader({ name: `blobs/sha256/${'a'.repeat(64)}`, size }))
  const nothing = gzipSync(Buffer.alloc(64 * MIB), { level: 9 })
  return writeParts(path, [head, ...repeated(nothing, gigabytes * 16)])
}

/** Files without content, of a name that no two of them share. */
export function manyEntries(path: string, count: number): Promise<void> {
  const entries = Array.from({ length: count }, (_, at) =>
    tarHeader({ name: `blobs/sha256/${at.toString(16).padStart(64, '0')}` }),
  )
  return writeParts(path, [gzipSync(Buffer.concat([...entries, END_OF_ARCHIVE]), { level: 1 })])
}

/** What docker save writes, of an image with so many tags. */
export function manyTags(path: string, count: number): Promise<void> {
  const [config, layer] = ['a', 'b'].map((digit) => `blobs/sha256/${digit.repeat(64)}`)
  const tags = Array(count).fill('A')
  const manifest = JSON.stringify([{ Config: config, RepoTags: tags, Layers: [layer] }])
  return writeParts(path, [tarFile({ name: 'manifest.json' }, manifest), END_OF_ARCHIVE])
}
