import {
  type BranchChange,
  type HistoryBranch,
  HistoryUnavailable,
  type Snapshot,
  type StoredFile,
} from '../series/history-branch.ts'
import { git } from './git.ts'

const COMMITTER = 'docker-image-budgets <>'

/** The history's branch in a git repository on this machine; nothing of it is checked out. */
export class HistoryRepository implements HistoryBranch {
  readonly name: string
  private readonly directory: string

  constructor(directory: string, name: string) {
    this.directory = directory
    this.name = name
  }

  /** The branch itself, or as far as there is none the one that was fetched from origin. */
  async head(): Promise<Snapshot | null> {
    const refs = [`refs/heads/${this.name}`, `refs/remotes/origin/${this.name}`]
    const format = '--format=%(refname) %(objectname) %(tree)'
    const tips = String(await this.run(['for-each-ref', format, ...refs]))
      .split('\n')
      .map((line) => line.split(' '))
    const [tip] = refs.flatMap((ref) => tips.filter(([name]) => name === ref))
    const [, commit, tree] = tip ?? []
    if (commit === undefined || tree === undefined) return null
    const list = String(await this.run(['ls-tree', '-r', '-l', '-z', '--full-tree', commit]))
    const files = list.split('\0').flatMap((entry): StoredFile[] => {
      const [, id, bytes, path] = /^\d+ blob ([0-9a-f]+) +(\d+)\t(.+)$/s.exec(entry) ?? []
      return id === undefined || path === undefined ? [] : [{ path, id, bytes: Number(bytes) }]
    })
    return { commit, tree, files: new Map(files.map((file) => [file.path, file])) }
  }

  read({ id }: StoredFile): Promise<Uint8Array> {
    return this.run(['cat-file', 'blob', id])
  }

  /** In one step of git's: it moves the branch only forward, and only from where it was. */
  async commit({ onto, files, message }: BranchChange): Promise<boolean> {
    const seconds = Math.floor(Date.now() / 1000)
    const parts = [
      `commit refs/heads/${this.name}\ncommitter ${COMMITTER} ${seconds} +0000\n`,
      ...data(Buffer.from(message)),
      onto === null ? '' : `from ${onto.commit}\n`,
      ...[...files].flatMap(([path, bytes]) =>
        bytes === null ? [`D ${path}\n`] : [`M 100644 inline ${path}\n`, ...data(bytes)],
      ),
    ]
    const input = Buffer.concat(parts.map((part) => Buffer.from(part)))
    const { directory } = this
    const { code, stderr } = await git(['fast-import', '--quiet'], { directory, input })
    if (code === 0) return true
    // Refused, or held by somebody else at this moment.
    if (/not updating|cannot lock ref|unable to (?:create|update)|failed to update/i.test(stderr))
      return false
    throw this.unavailable('written', stderr)
  }

  private async run(args: readonly string[]): Promise<Buffer> {
    const { code, stdout, stderr } = await git(args, { directory: this.directory })
    if (code === 0) return stdout
    throw this.unavailable('read', stderr)
  }

  private unavailable(what: 'read' | 'written', stderr: string): HistoryUnavailable {
    const last = stderr.trim().split('\n').at(-1) || 'git did not end in time'
    const why = /^spawn git ENOENT/.test(last) ? 'there is no program git' : last
    return new HistoryUnavailable(
      `${this.name} cannot be ${what} in ${this.directory} (${why})`,
      'Run it in a clone of the repository, or name one on GitHub: --repository OWNER/NAME.',
    )
  }
}

/** Of so many bytes, whatever is in them. */
function data(bytes: Uint8Array): (string | Uint8Array)[] {
  return [`data ${bytes.length}\n`, bytes, '\n']
}
