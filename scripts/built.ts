import { execFileSync } from 'node:child_process'

// After a build: what is committed has to be what it made.
const changed = execFileSync('git', ['status', '--porcelain', '--', 'dist', 'schema'], {
  encoding: 'utf8',
})
if (changed !== '') {
  process.stderr.write(
    `dist and schema are not what src builds to. They are built now: commit them.\n${changed}`,
  )
  process.exitCode = 1
}
