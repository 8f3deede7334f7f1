/** What is wrong with an archive, to be said after its name. */
export class TarError extends Error {
  override name = 'TarError'
  readonly isTar: boolean
  /** Where it is not to write the archive again. */
  readonly cure: string | undefined

  constructor(message: string, given: { readonly isTar?: boolean; readonly cure?: string } = {}) {
    super(message)
    this.isTar = given.isTar ?? true
    this.cure = given.cure
  }
}

export function tooLong(): TarError {
  return new TarError('is a damaged tar archive: a name is too long')
}
