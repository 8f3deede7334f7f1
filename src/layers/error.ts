/** Why a layer could not be looked into: to be said after its digest, and what to do. */
export class LayerError extends Error {
  override name = 'LayerError'
  readonly cure: string
  /** It may come whole another time. */
  readonly isOnTheWay: boolean

  constructor(
    message: string,
    cure: string,
    given: ErrorOptions & { readonly isOnTheWay?: boolean } = {},
  ) {
    super(message, given)
    this.cure = cure
    this.isOnTheWay = given.isOnTheWay ?? false
  }
}
