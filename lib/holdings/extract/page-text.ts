/** A piece of a page from pdf.js; only pieces of text have `str`. */
export type TextPiece = { str: string; hasEOL: boolean } | object

export type PageText = {
  text: string
  /** The range of each piece in the text, in the order of the pieces. */
  places: { start: number; end: number }[]
}

/**
 * The text of one page of a PDF, made from its pieces. Both reading into a text layer and finding a range on the page use it, so that offsets
 * agree. Offsets are UTF-16 units.
 */
export function pageTextOf(pieces: readonly TextPiece[]): PageText {
  let printed = ''
  const found = pieces.map((piece) => {
    const start = printed.length
    if (!('str' in piece)) return { start, end: start }
    printed += piece.str
    const end = printed.length
    if (piece.hasEOL) printed += '\n'
    return { start, end }
  })
  const plain = printed.replaceAll(/\r\n?/g, '\n')
  const text = plain.trim()
  const cut = plain.length - plain.trimStart().length
  const lineEnds = (offset: number) =>
    plain === printed ? offset : printed.slice(0, offset).replaceAll(/\r\n?/g, '\n').length
  const within = (offset: number) => Math.min(Math.max(0, lineEnds(offset) - cut), text.length)
  return {
    text: text.toWellFormed().replaceAll('\0', '\ufffd'),
    places: found.map(({ start, end }) => ({ start: within(start), end: within(end) })),
  }
}
