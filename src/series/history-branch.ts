/** Where the history is kept: a branch, on GitHub or in a repository on this machine. */
export interface HistoryBranch {
  readonly name: string
  /** null: there is no such branch. */
  head(): Promise<Snapshot | null>
  /** A file of a snapshot, byte for byte. */
  read(file: StoredFile): Promise<Uint8Array>
  /**
   * One commit on top of a snapshot; without one, the branch's first.
   * @returns false: the branch is not there any more, or somebody else was faster. Then nothing of it
   * counts, and whoever wants to write begins again at head().
   */
  commit(change: BranchChange): Promise<boolean>
}

export interface Snapshot {
  readonly commit: string
  readonly tree: string
  readonly files: ReadonlyMap<string, StoredFile>
}

export interface StoredFile {
  readonly path: string
  /** Of its blob. */
  readonly id: string
  readonly bytes: number
}

export interface BranchChange {
  readonly onto: Snapshot | null
  /** By path; null: it is deleted. */
  readonly files: ReadonlyMap<string, Uint8Array | null>
  readonly message: string
}

/** The history cannot be read or written: never the same as one that is empty. */
export class HistoryUnavailable extends Error {
  override name = 'HistoryUnavailable'
  readonly cure: string
  /** Whether it may well work in a moment. */
  readonly isPassing: boolean

  constructor(reason: string, cure: string, options: ErrorOptions & { isPassing?: boolean } = {}) {
    super(reason, options)
    this.cure = cure
    this.isPassing = options.isPassing ?? false
  }
}
