import { git } from './git.ts'

/** `OWNER/NAME` of the remote origin; null where there is none, or it is no such address. */
export async function originOf(directory: string): Promise<string | null> {
  const { code, stdout } = await git(['remote', 'get-url', 'origin'], { directory })
  if (code !== 0) return null
  return /[/:]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?\s*$/.exec(String(stdout))?.[1] ?? null
}
