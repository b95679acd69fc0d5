import { foldLetters } from '@/lib/folding/fold'
import { BEGINNING, denseRuns, stemmingOf } from '@/lib/folding/lexemes'
import { type SearchWord, searchWords } from '@/lib/folding/words'

/** A piece of a snippet as plain text; `fits` is true for a match. */
export type Part = { text: string; fits: boolean }

/** What is marked: folded words, stems as lexemes, and beginnings of words. */
export type Marked = {
  words: readonly string[]
  stems: readonly string[]
  beginnings: readonly string[]
  /** The number of words and phrases that are asked for. */
  asked: number
}

type Span = { start: number; end: number }

/** The words of a fragment, those before its first match, and the most matches that are looked at. */
const [FRAGMENT, BEFORE, MOST_MATCHES] = [28, 6, 40]
/** The most letters that an ending adds to a stem. */
const ENDING = 4

/** Says of a word whether it is marked, in a text of this language. */
function matcher({ words, stems, beginnings }: Marked, language: string) {
  const whole = new Set(words)
  const stemming = stemmingOf(language)
  const signs = stemming ? [stemming.sign, ...(stemming.hasBeginnings ? [BEGINNING] : [])] : []
  const own = stems.flatMap((stem) =>
    signs
      .filter((sign) => stem.startsWith(sign))
      // English writes the stem of "city" with an i.
      .map((sign) => stem.slice(sign.length).replace(/(?<=...)[iy]$/, '')),
  )
  return ({ forms, isDense }: SearchWord) =>
    forms.some(
      (form) =>
        whole.has(form) ||
        (!isDense &&
          (beginnings.some((beginning) => form.startsWith(beginning)) ||
            own.some((stem) => form.startsWith(stem) && form.length - stem.length <= ENDING))),
    )
}

/** The wanted words that stand across the words of the dictionary. */
function denseMatches(text: string, words: readonly SearchWord[], wanted: readonly string[]): Span[] {
  const dense = wanted.filter((word) =>
    /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u.test(word),
  )
  if (dense.length === 0) return []
  return denseRuns(words).flatMap((run) => {
    const [start, end] = [run[0]?.start ?? 0, run.at(-1)?.end ?? 0]
    const folded = foldLetters(text.slice(start, end))
    if (folded.length !== end - start) return []
    return dense.flatMap((word) => {
      const spans: Span[] = []
      for (
        let at = folded.indexOf(word);
        at >= 0 && spans.length < MOST_MATCHES;
        at = folded.indexOf(word, at + word.length)
      )
        spans.push({ start: start + at, end: start + at + word.length })
      return spans
    })
  })
}

/** The spans in order, those that overlap or meet as one. */
function merged(spans: readonly Span[]): Span[] {
  const out: Span[] = []
  for (const span of spans.toSorted((one, other) => one.start - other.start)) {
    const last = out.at(-1)
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end)
    else out.push({ ...span })
  }
  return out
}

/** Up to two fragments of words with the most different matches, in the order of the text. */
function fragmentsOf(words: readonly SearchWord[], hits: readonly number[]): { from: number; to: number }[] {
  const first = hits.slice(0, MOST_MATCHES)
  const rated = first.map((hit) => {
    const from = Math.max(0, Math.min(hit - BEFORE, words.length - FRAGMENT))
    const to = from + FRAGMENT
    const inside = first.filter((other) => other >= from && other < to)
    return { from, to, score: new Set(inside.map((at) => words[at]?.forms[0])).size }
  })
  const [best] = rated.toSorted((one, other) => other.score - one.score || one.from - other.from)
  if (!best) return [{ from: 0, to: FRAGMENT }]
  const apart = rated.filter(({ from, to }) => from >= best.to || to <= best.from)
  const [second] = apart.toSorted((one, other) => other.score - one.score || one.from - other.from)
  return [best, ...(second ? [second] : [])].toSorted((one, other) => one.from - other.from)
}

const SENTENCE_END = /[.!?…:;"”»)。！？։؟۔]\s*$/

/** The signs after a word up to the next space. */
const signsAfter = (text: string, end: number) =>
  /^[^\s\p{L}\p{N}]{0,4}(?=\s|$)/u.exec(text.slice(end, end + 5))?.[0].length ?? 0

function partsIn(text: string, { start, end }: Span, spans: readonly Span[]): Part[] {
  const parts: Part[] = []
  let at = start
  for (const span of spans) {
    if (span.end <= start || span.start >= end) continue
    if (span.start > at) parts.push({ text: text.slice(at, span.start), fits: false })
    parts.push({ text: text.slice(Math.max(at, span.start), Math.min(end, span.end)), fits: true })
    at = Math.min(end, span.end)
  }
  return at < end ? [...parts, { text: text.slice(at, end), fits: false }] : parts
}

/** Short fragments of a text with the matches marked, and an ellipsis where they end within a sentence. Linear in the length of the text. */
export function snippetOf(text: string, language: string, marked: Marked): Part[] {
  const words = searchWords(text)
  const fits = matcher(marked, language)
  const dense = denseMatches(text, words, marked.words)
  const hits = words.flatMap((word, index) =>
    fits(word) || dense.some(({ start, end }) => word.start < end && word.end > start) ? [index] : [],
  )
  const spans = merged([...dense, ...hits.flatMap((at) => (words[at] && fits(words[at]) ? [words[at]] : []))])
  const fragments = fragmentsOf(words, hits).map(({ from, to }) => {
    const last = words[Math.min(to, words.length) - 1]
    const end = last && to < words.length ? last.end + signsAfter(text, last.end) : text.length
    return { start: from === 0 ? 0 : (words[from]?.start ?? 0), end }
  })
  return fragments.flatMap((fragment, index): Part[] => {
    const isOpen = !SENTENCE_END.test(text.slice(fragment.start, fragment.end))
    const rest = index + 1 < fragments.length || isOpen ? [{ text: ' … ', fits: false }] : []
    return [...partsIn(text, fragment, spans), ...rest]
  })
}
