/** Thrown when a store does not answer, or not in time: whether the last write was taken is not known. Holds the kind of fault and nothing else. */
export class StoreUnavailable extends Error {
  readonly reason: string

  constructor(reason: string) {
    super(`the store is not available: ${reason}`)
    this.name = 'StoreUnavailable'
    this.reason = reason
  }
}
