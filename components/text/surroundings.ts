type Around = { before: string; after: string }

/** Empty lines of a copy are not needed to see where a passage stands in it. */
const close = (text: string) => text.replace(/\n\s*\n/g, '\n')

/**
 * The words around a passage of which `length` characters were kept on either side: a word that was cut in the middle is left out, and the
 * cut is shown. One character less was kept where the last would have been half of one.
 */
export const surroundings = ({ before, after }: Around, length: number): Around => ({
  before: close(before.length < length - 1 ? before : before.replace(/^\S*\s*/, '… ')),
  after: close(after.length < length - 1 ? after : after.replace(/\s*\S*$/, ' …')),
})
