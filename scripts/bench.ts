import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { makeCertificates } from './bench/certificates.ts'
import { type Compared, contest, NAME } from './bench/contest.ts'
import { filesTable } from './bench/files.ts'
import { bundleLoops } from './bench/loops.ts'
import { chosenRows } from './bench/rows.ts'
import { shardsTable } from './bench/shards.ts'
import { startTable } from './bench/start.ts'
import { lineOf, tablesOf } from './bench/tables.ts'

// `npm run bench`: whole processes of this client beside bare loops over the same requests, in one
// run on one machine. docs/benchmarks.md tells what is measured, and how.
//   --small       some rows, within a minute
//   --row NAME    one row, or those with NAME in their names
//   --shards      only a fleet in eight shards beside one process, within two minutes
//   --files       only the files of layers, beside tar and Python; takes GNU time and python3
//   --start       only how soon the first request is on the wire; of the build in a folder after it

const { values, positionals } = parseArgs({
  options: {
    small: { type: 'boolean' },
    start: { type: 'boolean' },
    shards: { type: 'boolean' },
    files: { type: 'boolean' },
    row: { type: 'string' },
  },
  allowPositionals: true,
})
const { small = false, start = false, shards = false, files = false, row } = values
const tell = (line: string) => process.stderr.write(`${line}\n`)

async function compared(folder: string): Promise<Compared[]> {
  const certificates = await makeCertificates(folder, NAME)
  await bundleLoops(folder)
  const all: Compared[] = []
  for (const each of chosenRows(small, row)) {
    const found = await contest(each, { folder, certificates })
    all.push(found)
    tell(lineOf(found))
  }
  return all
}

const folder = await mkdtemp(join(tmpdir(), 'docker-image-budgets-bench-'))
try {
  const isWhole = !small && !files && row === undefined
  const tables: string[] = []
  if (shards || isWhole) tables.push((await shardsTable(folder)).join('\n'))
  if (start || (isWhole && !shards)) {
    tables.push((await startTable(join(folder, 'start'), positionals[0])).join('\n'))
  }
  if (files) tables.push((await filesTable(folder)).join('\n'))
  if (!start && !shards && !files) tables.push(tablesOf(await compared(folder)))
  const machine = `Node ${process.version} on ${cpus().length} × ${cpus()[0]?.model}`
  process.stdout.write(`${machine}; whole processes, start included.\n\n${tables.join('\n\n')}\n`)
} finally {
  await rm(folder, { recursive: true, force: true })
}
