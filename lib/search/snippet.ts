/** A piece of a snippet as plain text; `fits` is true for a match. */
export type Part = { text: string; fits: boolean }

// Private-use characters. They are removed from the text before marking, so they can't occur in it.
export const START = '\uE000'
export const STOP = '\uE001'

// ts_headline removes everything that looks like a tag, so "<" is replaced meanwhile by a control character, which no text in the archive
// contains and which separates words.
export const LESS_THAN = '\u0001'

/** Options of ts_headline: two short fragments, with the matches between the marks. */
export const HEADLINE = `StartSel=${START}, StopSel=${STOP}, MaxFragments=2, MaxWords=36, MinWords=18, FragmentDelimiter=" … "`

/** The marked text of ts_headline as plain parts, with an ellipsis where it ends within a sentence. */
export function partsOf(marked: string): Part[] {
  const whole = /[.!?…:;"”»)]\s*$/.test(marked.trimEnd().replace(STOP, ''))
  return (whole ? marked : `${marked.trimEnd()} …`)
    .replaceAll(LESS_THAN, '<')
    .split(START)
    .flatMap((piece, index): Part[] => {
      if (index === 0) return [{ text: piece, fits: false }]
      const [inside = '', ...after] = piece.split(STOP)
      return [
        { text: inside, fits: true },
        { text: after.join(''), fits: false },
      ]
    })
    .filter(({ text }) => text !== '')
}
