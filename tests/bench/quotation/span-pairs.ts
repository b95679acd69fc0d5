import type { LayerSpan, SpanKind } from '@/lib/holdings/spans'
import { type Pair, read, type Slot } from './pairs'
import type { Templates } from './sentences/templates'

/** A text that is written piece by piece, with the spans of what interrupts it. */
class Layout {
  text = ''
  readonly spans: LayerSpan[] = []

  plain(words: string): this {
    this.text += words
    return this
  }

  span(kind: SpanKind, words: string): this {
    this.spans.push({ kind, start: this.text.length, end: this.text.length + words.length })
    return this.plain(words)
  }

  /** The end of a page with a note and a number, and the head of the next. */
  pageEnd(): this {
    return this.plain('\n\n')
      .span('NOTE', '7 See the yearly account of 1931, p. 55.')
      .plain('\n')
      .span('PAGE_NUMBER', '112')
      .plain('\n\n')
      .span('RUNNING_HEAD', 'THE YEARBOOK 1932')
      .plain('\n')
  }
}

type Case = { quotation: string; layout: Layout; label: Pair['label'] }

/** A sentence as copies set it: the sentence itself is quoted rightly, or with a fault that only the layout invites. */
function casesOf({ text, slots }: { text: string; slots: Slot[] }): Case[] {
  const words = text.split(' ')
  const middle = words.slice(0, Math.ceil(words.length / 2)).join(' ').length
  const [head, tail] = [text.slice(0, middle), text.slice(middle + 1)]
  const paged = () => new Layout().plain(head).pageEnd().plain(tail)
  const cued = new Layout()
    .span('CUE_TIME', '00:00:01.000 --> 00:00:04.000')
    .plain(`\n${head}\n\n`)
    .span('CUE_TIME', '00:00:04.000 --> 00:00:08.000')
    .plain(`\n${tail}`)
  const right = [paged(), cued].map((layout): Case => ({ quotation: text, layout, label: null }))
  const withPage: Case = { quotation: `${head} 112 ${tail}`, layout: paged(), label: 'NUMBER' }
  return [...right, withPage, ...slots.flatMap((slot) => slotCases(text, slot))]
}

function slotCases(text: string, slot: Slot): Case[] {
  const [before, original, after] = [
    text.slice(0, slot.start),
    text.slice(slot.start, slot.end),
    text.slice(slot.end),
  ]
  if (original === '' || slot.changed === '') return []
  const struck = () =>
    new Layout().plain(before).span('DELETED', slot.changed).span('INSERTED', original).plain(after)
  const struckCases: Case[] = [
    { quotation: text, layout: struck(), label: null },
    { quotation: before + slot.changed + after, layout: struck(), label: slot.label },
  ]
  if (!/\d$/.test(original)) return struckCases
  const noted = () =>
    new Layout()
      .plain(before + original)
      .span('NOTE_MARKER', '4')
      .plain(after)
  return [
    ...struckCases,
    { quotation: text, layout: noted(), label: null },
    { quotation: `${before}${original}4${after}`, layout: noted(), label: 'NUMBER' },
  ]
}

/** Labelled pairs whose texts have spans: two sentences of each language and part. */
export function spanPairs(sentences: Readonly<Record<string, Templates>>): Pair[] {
  return Object.entries(sentences).flatMap(([language, templates]) =>
    [['tuned', templates.tuned] as const, ['held out', templates.heldOut] as const].flatMap(
      ([part, list]) => {
        const plain = list.map((template) => read(template))
        return plain.slice(0, 2).flatMap((sentence) =>
          casesOf(sentence).map(({ quotation, layout, label }): Pair => {
            const before = `${plain
              .slice(2, 5)
              .map(({ text }) => text)
              .join(' ')}\n\n`
            const after = `\n\n${plain
              .slice(5)
              .map(({ text }) => text)
              .join(' ')}`
            const start = before.length
            return {
              ...{ part, language, quotation, label },
              category: label === null ? 'LAYOUT' : 'EDIT_LAYOUT',
              text: before + layout.text + after,
              ...{ start, end: start + layout.text.length },
              spans: layout.spans.map((span) => ({
                ...span,
                start: span.start + start,
                end: span.end + start,
              })),
            }
          }),
        )
      },
    ),
  )
}
