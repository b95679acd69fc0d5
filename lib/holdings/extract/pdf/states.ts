const END = '%%EOF'
const TABLE = 'startxref'
/** The earlier states that are read of one file; more say that something is unread. */
export const MOST_STATES = 5
/** The most bytes between the word "startxref" and the end of a state. */
const LONGEST_TAIL = 60

/**
 * The earlier states of a PDF that are still in the file (ISO 32000-1, 7.5.6), each from the beginning of the file to its own end, the oldest
 * first. A program that changes a file can write what is new behind what was there. No more than the last that are read and one before them.
 */
export function earlierStates(bytes: Buffer): Buffer[] {
  const states: Buffer[] = []
  const last = bytes.lastIndexOf(END)
  let at = bytes.lastIndexOf(TABLE)
  while (at >= 0 && states.length <= MOST_STATES) {
    const tail = bytes.toString('latin1', at, at + LONGEST_TAIL)
    // The first part of a file for the web is no state: it gives 0 as the place of its table.
    const [state] = /^startxref\s{1,9}[1-9]\d{0,11}\s{1,9}%%EOF/.exec(tail) ?? []
    // The state that ends with the file isn't an earlier one.
    if (state && at + state.length <= last) states.unshift(bytes.subarray(0, at + state.length))
    at = at > 0 ? bytes.lastIndexOf(TABLE, at - 1) : -1
  }
  return states
}
