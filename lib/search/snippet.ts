/** A piece of a snippet; `fits` where it is a word that was looked for. Plain text, never HTML. */
export type Part = { text: string; fits: boolean }

// Private-use characters: no text in the archive can hold them by the time it is shown (they are taken out before marking).
export const START = '\uE000'
export const STOP = '\uE001'

// ts_headline leaves out whatever looks like a tag, so the sign that opens one is put away meanwhile: as a control character, which no text
// in the archive may hold and no word continues over.
export const LESS_THAN = '\u0001'

/** Options of ts_headline: two short pieces, words that fit between the marks. */
export const HEADLINE = `StartSel=${START}, StopSel=${STOP}, MaxFragments=2, MaxWords=36, MinWords=18, FragmentDelimiter=" … "`

/** The marked text of ts_headline as parts that React escapes; where it breaks off in a sentence, an ellipsis says so. */
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
