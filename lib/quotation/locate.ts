import { resemblingPlaces } from './approximate'
import { type Folded, fold, type Span } from './fold'
import { readInterventions } from './interventions'
import { countWords, exactPlaces } from './place'
import { scripts } from './script'

export interface LocatedPart extends Span {
  quotationStart: number
  quotationEnd: number
}

export type LocateReason =
  | 'EMPTY'
  | 'OTHER_SCRIPT'
  | 'PART_TOO_SHORT'
  | 'PARTS_OUT_OF_ORDER'
  | 'PARTS_FAR_APART'
  | 'SEVERAL_PLACES'
  | 'CONTEXT_FAILS'
  | 'NOTHING_ALIKE'

export interface Location {
  /** FOUND exactly (after folding), APPROXIMATE in one place only, ORPHAN when a person must decide, NOT_FOUND. */
  status: 'FOUND' | 'APPROXIMATE' | 'ORPHAN' | 'NOT_FOUND'
  reason?: LocateReason
  /** One for each part between omissions, in order; UTF-16 offsets in the untouched texts. Empty unless FOUND or APPROXIMATE. */
  parts: LocatedPart[]
  /** Possible ranges of an ORPHAN, or the parts in another order, for a person to choose from. */
  candidates: Span[]
}

export interface LocateOptions {
  /** The untouched words directly before and after, as in a W3C TextQuoteSelector. */
  prefix?: string
  suffix?: string
  /** The given start of the quotation; it selects only a range that begins exactly there. */
  near?: number
}

/** The fewest words of a part by which an abridged quotation is searched. */
const fewestWords = 3
const mostPlaces = 50
/** The longest omission that needs no person to check it: about a printed page. */
const longestOmission = 3000

interface Placed {
  places: Span[]
  exact: boolean
}

/**
 * Locates a quotation in a text: exactly after folding, otherwise approximately; the parts between omissions forward only. Two ranges that
 * fit, or a prefix or suffix that doesn't, give ORPHAN; nothing is chosen silently. Pass a folded text to locate many in it.
 */
export function locate(quotation: string, text: string | Folded, options: LocateOptions = {}): Location {
  const source = typeof text === 'string' ? fold(text) : text
  const words = fold(quotation)
  const reading = readInterventions(words.folded, source.folded)
  const none = (reason: LocateReason, candidates: Span[] = []): Location => ({
    status:
      reason === 'NOTHING_ALIKE' ||
      reason === 'EMPTY' ||
      reason === 'OTHER_SCRIPT' ||
      reason === 'PARTS_OUT_OF_ORDER'
        ? 'NOT_FOUND'
        : 'ORPHAN',
    reason,
    parts: [],
    candidates: candidates.map((place) => source.toOriginalSpan(place.start, place.end)),
  })
  const parts = reading.parts.map((part) => reading.plain.slice(part.start, part.end))
  if (parts.length === 0) return none('EMPTY')
  if (parts.length > 1 && parts.some((part) => countWords(part) < fewestWords)) return none('PART_TOO_SHORT')

  const placed = placedIn(parts, source.folded)
  if (!placed) return none('OTHER_SCRIPT')
  if (placed.some((part) => part.places.length === 0)) return none('NOTHING_ALIKE')
  const forward = forwardChains(placed)
  if (forward.length === 0)
    return none(
      'PARTS_OUT_OF_ORDER',
      placed.flatMap((part) => part.places.slice(0, 1)),
    )
  let chains = forward.filter(isClose)
  if (chains.length === 0) return none('PARTS_FAR_APART', forward.map(extent))
  const fits = contextIn(source, options)
  const inContext = chains.filter((chain) => fits(extent(chain)))
  if (inContext.length === 0) return none('CONTEXT_FAILS', chains.map(extent))
  chains = inContext.length > 1 ? beginningAt(inContext, source, options.near) : inContext
  const [chain, ...rivals] = chains
  if (!chain || rivals.length > 0) return none('SEVERAL_PLACES', inContext.map(extent))
  return {
    status: placed.every((part) => part.exact) ? 'FOUND' : 'APPROXIMATE',
    candidates: [],
    parts: chain.map((place, index) => {
      const { start, end } = reading.toFolded(reading.parts[index] ?? { start: 0, end: 0 })
      const quoted = words.toOriginalSpan(start, end)
      return {
        ...source.toOriginalSpan(place.start, place.end),
        quotationStart: quoted.start,
        quotationEnd: quoted.end,
      }
    }),
  }
}

/** The range of each part, exact or otherwise as close as possible; `null` when the text is in another script. */
function placedIn(parts: string[], folded: string): Placed[] | null {
  const exact = parts.map((part) => exactPlaces(folded, part, 0, folded.length, mostPlaces))
  if (exact.some((places) => places.length === 0) && !sharesScript(parts.join(' '), folded)) return null
  return parts.map((part, index) => {
    const places = exact[index] ?? []
    if (places.length > 0) return { places, exact: true }
    return { places: resemblingPlaces(folded, part, 0, folded.length), exact: false }
  })
}

function sharesScript(quotation: string, folded: string): boolean {
  const quoted = scripts(quotation)
  const held = scripts(folded)
  return quoted.size === 0 || [...quoted.keys()].some((script) => held.has(script))
}

/**
 * The possible ranges of each part after the one before it. A part between the first and the last takes the first range that fits: the
 * passage is the same in any case.
 */
function forwardChains(placed: Placed[]): Span[][] {
  const chains = new Map<string, Span[]>()
  for (const first of placed[0]?.places ?? []) {
    const chain = [first]
    for (const part of placed.slice(1, -1)) {
      const next = part.places
        .toSorted((one, other) => one.start - other.start)
        .find((place) => place.start >= (chain.at(-1)?.end ?? 0))
      if (next) chain.push(next)
    }
    if (chain.length < placed.length - 1) continue
    const lasts = placed.length > 1 ? (placed.at(-1)?.places ?? []) : [null]
    for (const last of lasts) {
      if (last && last.start < (chain.at(-1)?.end ?? 0)) continue
      const whole = last ? [...chain, last] : chain
      chains.set(`${first.start}-${whole.at(-1)?.end}`, whole)
    }
  }
  return [...chains.values()]
}

const isClose = (chain: Span[]) =>
  chain.every((place, index) => place.start - (chain[index - 1]?.end ?? place.start) <= longestOmission)

const extent = (chain: Span[]): Span => ({ start: chain[0]?.start ?? 0, end: chain.at(-1)?.end ?? 0 })

/** Returns a test: is the text around a span of a folded text the given one, apart from marks and spaces between them? */
export function contextIn({ folded }: Folded, options: LocateOptions): (span: Span) => boolean {
  const prefix = withoutCutEdge(fold(options.prefix ?? '').folded.trimEnd(), 'start')
  const suffix = withoutCutEdge(fold(options.suffix ?? '').folded.trimStart(), 'end')
  return ({ start, end }) =>
    endsLike(folded.slice(Math.max(0, start - prefix.length - 4), start), prefix) &&
    startsLike(folded.slice(end, end + suffix.length + 4), suffix)
}

/** Ignores marks and spaces between a range and its context. */
const endsLike = (text: string, prefix: string) =>
  text.replace(/[\s"']+$/, '').endsWith(prefix.replace(/[\s"']+$/, ''))
const startsLike = (text: string, suffix: string) =>
  text.replace(/^[\s"']+/, '').startsWith(suffix.replace(/^[\s"']+/, ''))

/** A selector cuts its context anywhere, even inside what folding treats as one: the outermost two units are not compared. */
function withoutCutEdge(context: string, edge: 'start' | 'end'): string {
  if (context.length <= 8) return context
  return edge === 'start' ? context.slice(2) : context.slice(0, -2)
}

function beginningAt(chains: Span[][], source: Folded, near: number | undefined): Span[][] {
  if (near === undefined) return chains
  const there = chains.filter((chain) => {
    const { start } = extent(chain)
    return Math.abs(start - source.fromOriginal(near)) <= 2
  })
  return there.length > 0 ? there : chains
}
