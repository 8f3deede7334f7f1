/** What a command may touch, passed in. */
export interface World {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly directory: string
  readonly stdout: Output
  readonly stderr: Output
}

export interface Output {
  readonly isTTY?: boolean | undefined
  /** Of a terminal; undefined: lines are as long as they are. */
  readonly columns?: number | undefined
  write(text: string): unknown
}

/** pass and warn; fail and review; a wrong call or budget file; could not be measured. */
export const EXIT = { pass: 0, fail: 1, usage: 2, inconclusive: 3 } as const
