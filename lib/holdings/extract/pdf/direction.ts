/**
 * The order of reading of signs that are printed from left to right and may be read from the right: what the Unicode Bidirectional Algorithm
 * (UAX #9) does when a line is shown, the other way round.
 */

const fromRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|[\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u
const arabic = /[\u0600-\u07bf\u0860-\u08ff\ufb50-\ufdff\ufe70-\ufefc]/
const digit = /\p{Nd}/u
const europeanDigit = /[0-9\u06f0-\u06f9]/
const letter = /\p{L}/u
const mark = /^\p{M}+$/u
/** Signs that join two numbers to one: CS, and ES between European digits. */
const joinsNumbers = /^[.,:/\u00a0\u060c\u066b\u066c]$/
const joinsEuropean = /^[+\-\u2212]$/
/** Signs that belong to a number beside them: ET. */
const belongsToNumber = /^[#$%\u00a2-\u00a5\u00b0\u00b1\u066a\u2030-\u2034\u20a0-\u20cf]$/

type Kind = 'RIGHT' | 'LEFT' | 'NUMBER' | 'OTHER'

function kindOf(text: string): Kind {
  if (digit.test(text)) return 'NUMBER'
  if (fromRight.test(text)) return 'RIGHT'
  return letter.test(text) ? 'LEFT' : 'OTHER'
}

/** Letters that are read from the right, and the others; marks of other letters aren't counted. */
export function lettersByDirection(texts: Iterable<string>): { right: number; left: number } {
  const count = { right: 0, left: 0 }
  for (const text of texts) {
    const kind = kindOf(text)
    if (kind === 'RIGHT') count.right += 1
    else if (kind === 'LEFT') count.left += 1
  }
  return count
}

/** Signs that stand mirrored in text from the right (UAX #9, L4). */
const pairs = ['()', '[]', '{}', '<>', '«»', '‹›', '≤≥', '⟨⟩', '⁅⁆', '⁽⁾']
const mirrored = new Map(
  pairs.flatMap(([a = '', b = '']) => [
    [a, b],
    [b, a],
  ]),
)

/**
 * The signs in the order of reading. `texts` are in the order of their places from left to right; the answer has the index of each and the text it
 * is read as. `isFromRight` is the direction of the paragraph.
 */
export function readingOrder(
  texts: readonly string[],
  isFromRight: boolean,
): { index: number; text: string }[] {
  const kinds = texts.map(kindOf)
  if (!kinds.includes('RIGHT')) return texts.map((text, index) => ({ index, text }))
  const isArabic = texts.some((text) => arabic.test(text))
  return isFromRight ? inRightParagraph(texts, kinds, isArabic) : inLeftParagraph(texts, kinds, isArabic)
}

/** Everything is read from the right but runs of Latin words and numbers. */
function inRightParagraph(texts: readonly string[], kinds: Kind[], isArabic: boolean) {
  const runs: { from: number; to: number }[] = []
  for (let from = 0; from < texts.length; ) {
    const to = leftRunEnd(texts, kinds, from, isArabic)
    runs.push({ from, to: Math.max(to, from + 1) })
    from = Math.max(to, from + 1)
  }
  return runs.toReversed().flatMap(({ from, to }) => {
    const isLeft = kinds[from] === 'LEFT' || kinds[from] === 'NUMBER' || to - from > 1
    return isLeft ? upward(texts, from, to) : [{ index: from, text: readFromRight(texts[from] ?? '') }]
  })
}

const upward = (texts: readonly string[], from: number, to: number) =>
  texts.slice(from, to).map((text, offset) => ({ index: from + offset, text }))

const readFromRight = (text: string) => mirrored.get(text) ?? text

/** Where a run of Latin words or a number that begins here ends; `from` itself when none begins. */
function leftRunEnd(texts: readonly string[], kinds: Kind[], from: number, isArabic: boolean): number {
  let end = from
  let hasLatin = false
  if (kinds[from] !== 'LEFT' && kinds[from] !== 'NUMBER') {
    const next = kinds[from + 1]
    if (next !== 'NUMBER' || isArabic || !belongsToNumber.test(texts[from] ?? '')) return from
  }
  for (let at = from; at < texts.length; at += 1) {
    const kind = kinds[at]
    if (kind === 'RIGHT') break
    if (kind === 'LEFT') {
      hasLatin = true
      end = at + 1
    } else if (kind === 'NUMBER') {
      if (end < at && !hasLatin && !joinsAt(texts, kinds, at, end, isArabic) && at !== from + 1) break
      end = at + 1
    } else if (mark.test(texts[at] ?? '') && end === at) end = at + 1
    else if (belongsToNumber.test(texts[at] ?? '') && end === at && kinds[at - 1] === 'NUMBER' && !isArabic)
      end = at + 1
  }
  return hasLatin ? withBrackets(texts, from, end) : end
}

/** Whether what is between two numbers makes them one. */
function joinsAt(
  texts: readonly string[],
  kinds: Kind[],
  at: number,
  end: number,
  isArabic: boolean,
): boolean {
  if (at - end !== 1 || kinds[end - 1] !== 'NUMBER') return false
  const between = texts[end] ?? ''
  const european = europeanDigit.test(texts[at] ?? '') && !isArabic
  return joinsNumbers.test(between) || (european && joinsEuropean.test(between))
}

/** A closing bracket belongs to a Latin run that has its opening one. */
function withBrackets(texts: readonly string[], from: number, end: number): number {
  const inside = texts.slice(from, end)
  const next = texts[end] ?? ''
  const opening = mirrored.get(next)
  const closes = /^[)\]}»›]$/.test(next) && opening !== undefined
  return closes &&
    inside.filter((one) => one === opening).length > inside.filter((one) => one === next).length
    ? end + 1
    : end
}

/** Runs of letters from the right, with what is between them, in a line that is read from the left. */
function inLeftParagraph(texts: readonly string[], kinds: Kind[], isArabic: boolean) {
  const order: { index: number; text: string }[] = []
  for (let at = 0; at < texts.length; ) {
    if (kinds[at] !== 'RIGHT') {
      order.push({ index: at, text: texts[at] ?? '' })
      at += 1
      continue
    }
    let end = at + 1
    for (let next = at + 1; next < texts.length && kinds[next] !== 'LEFT'; next += 1)
      if (kinds[next] === 'RIGHT') end = next + 1
    const inside = inRightParagraph(texts.slice(at, end), kinds.slice(at, end), isArabic)
    order.push(...inside.map(({ index, text }) => ({ index: index + at, text })))
    at = end
  }
  return order
}
