type Around = { before: string; after: string }

/** Removes empty lines, which the context of a passage doesn't need. */
const close = (text: string) => text.replace(/\n\s*\n/g, '\n')

/**
 * Returns the text around a passage, at most `length` characters on each side. A word that is cut in the middle is replaced by an ellipsis.
 * A side has one character less where the last one would be half of a surrogate pair.
 */
export const surroundings = ({ before, after }: Around, length: number): Around => ({
  before: close(before.length < length - 1 ? before : before.replace(/^\S*\s*/, '… ')),
  after: close(after.length < length - 1 ? after : after.replace(/\s*\S*$/, ' …')),
})
