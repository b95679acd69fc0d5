/** A pair of quotation marks. `stops` finds the next mark that closes it or shows that it doesn't close; `closing` are those that close it. */
export type Marks = { opening: string; stops: RegExp; closing: string; least?: number; most?: number }

/**
 * The spans between quotation marks, marks included, in the order of the text; none within another. A pair with fewer characters than
 * `least`, or more than `most`, is none. Searches the text once for each pair, however many marks it has.
 */
export function quotedSpans(text: string, pairs: readonly Marks[]): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = []
  const stopsAfter = new Map(pairs.map((pair) => [pair.opening, forward(text, pair.stops)]))
  const byOpening = new Map(pairs.map((pair) => [pair.opening, pair]))
  let start = 0
  while (start < text.length) {
    const pair = byOpening.get(text.charAt(start))
    const stop = pair && stopsAfter.get(pair.opening)?.(start + 1)
    if (pair && stop !== undefined && isPair(text, start, stop, pair)) {
      spans.push({ start, end: stop + 1 })
      start = stop
    }
    start += 1
  }
  return spans
}

function isPair(text: string, start: number, stop: number, pair: Marks): boolean {
  const length = stop - start - 1
  return (
    stop < text.length &&
    pair.closing.includes(text.charAt(stop)) &&
    length >= (pair.least ?? 0) &&
    length <= (pair.most ?? text.length)
  )
}

/** Finds the next match at or after an offset; the length of the text where there is none. Offsets must not decrease. */
function forward(text: string, pattern: RegExp): (from: number) => number {
  const search = new RegExp(pattern, 'g')
  let found = -1
  return (from) => {
    if (found < from) {
      search.lastIndex = from
      found = search.exec(text)?.index ?? text.length
    }
    return found
  }
}

/** Tells whether an offset is in one of the spans, which are in order and don't overlap. Offsets must not decrease from call to call. */
export function insideOneOf(spans: readonly { start: number; end: number }[]): (at: number) => boolean {
  let next = 0
  return (at) => {
    while ((spans[next]?.end ?? at + 1) <= at) next += 1
    return (spans[next]?.start ?? at + 1) <= at
  }
}
