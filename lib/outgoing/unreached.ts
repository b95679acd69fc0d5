/**
 * Why a request to another server has no answer: its host isn't known (or there is no network), it has a private address, the address can't be
 * used, there was no connection, the time ran out, the answer is too long, there were too many redirects, or the server refused. OFF and BUSY: the
 * archive sent no request (`for-members.ts`).
 */
type UnreachedReason =
  | 'UNKNOWN_HOST'
  | 'PRIVATE'
  | 'ADDRESS'
  | 'CONNECTION'
  | 'TIME'
  | 'SIZE'
  | 'REDIRECTS'
  | 'NOT_FOUND'
  | 'REFUSED'
  | 'OFF'
  | 'BUSY'

/** A request to another server that has no usable answer. */
export class Unreached extends Error {
  constructor(
    readonly reason: UnreachedReason,
    /** The status of an answer that can't be used. */
    readonly status: number | null = null,
  ) {
    super(reason)
  }
}
