type Around = { before: string; after: string }

/** Removes empty lines, which the context of a passage doesn't need. */
const close = (text: string) => text.replace(/\n\s*\n/g, '\n')

/**
 * The text around a passage of which at most `length` characters were kept on each side. A word cut in the middle is left out and replaced
 * by an ellipsis. One character less was kept where the last one would have been half a surrogate pair.
 */
export const surroundings = ({ before, after }: Around, length: number): Around => ({
  before: close(before.length < length - 1 ? before : before.replace(/^\S*\s*/, '… ')),
  after: close(after.length < length - 1 ? after : after.replace(/\s*\S*$/, ' …')),
})
