/** What a raised or lowered text is, and how it is written. */
export type Raised = { isMarker: boolean; text: string }

const superscripts: Readonly<Record<string, string>> = Object.fromEntries(
  [...'0123456789+-−=()n'].map((sign, index) => [sign, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ'][index] ?? '']),
)
const subscripts: Readonly<Record<string, string>> = Object.fromEntries(
  [...'0123456789+-−=()'].map((sign, index) => [sign, [...'₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎'][index] ?? '']),
)

const unit =
  /(?:^|[^\p{L}])(?:[mkcdnµμ]?m|km|ha|ft|in|yd|mi|s|h|sec|м|км|см|мм|дм|с|մ|կմ|سم|كم|م|m\/s|м\/с)$/u
const variable = /(?:^|[^\p{L}\p{N}])\p{L}$/u
const power = /[×x·*∙]\s?10$/u
const numbers = /^[[(]?\p{N}{1,3}(?:\s?[,;–-]\s?\p{N}{1,3})*[\])]?$/u
const signs = /^[*†‡§¶#]{1,4}$/u
const letter = /^[[(]?[a-z][\])]?$/i
const roman = /^[[(]?[ivxl]{1,5}[\])]?$/i
const longestLabel = 12

/**
 * Decides if a raised or lowered text points to a note, by the text before it on its line. A power, a unit of area or an ordinal isn't a
 * marker; its digits are written as raised characters, so that they don't join the number before them.
 */
export function raised(text: string, before: string, isLow: boolean, isLinked: boolean): Raised {
  const label = text.trim()
  if (isLinked && label.length <= longestLabel && !/\p{L}{4}/u.test(label)) return { isMarker: true, text }
  const isNumber = numbers.test(label)
  if (!isLow && (signs.test(label) || (isNumber && !isExponent(label, before))))
    return { isMarker: true, text }
  // A letter after a word is an ordinal or an abbreviation ("5th", "nº"); after a closing mark it points to a note.
  if (!isLow && (letter.test(label) || roman.test(label)) && /[.,;:!?)»”"’]$/u.test(before))
    return { isMarker: true, text }
  const shifted = isLow ? subscripts : superscripts
  const characters = [...label].map((sign) => shifted[sign])
  return {
    isMarker: false,
    text: label !== '' && characters.every((sign) => sign !== undefined) ? characters.join('') : text,
  }
}

const isExponent = (label: string, before: string) =>
  (/^[23]$/.test(label) && (unit.test(before) || variable.test(before))) || power.test(before)
