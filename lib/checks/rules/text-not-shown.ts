import { readingOf, skippedBy, spansWithin, withdrawnKinds } from '@/lib/holdings/skipped-text'
import type { LayerSpan, SpanKind } from '@/lib/holdings/spans'
import { message } from '@/lib/messages/message'
import { align, compare } from '@/lib/quotation'
import type { Check, Found } from '../check'
import { foldedPassage } from '../detect/folded-text'
import { foundInQuotation, onOneLine, wordsOfSources } from '../detect/quoted'

type Entry = ReturnType<typeof wordsOfSources>[number] & { spans: readonly LayerSpan[] }

const isWithdrawn = ({ kind }: LayerSpan) => withdrawnKinds.includes(kind)

const touched = (input: Parameters<Check['applies']>[0]): Entry[] =>
  wordsOfSources(input)
    .map((entry) => ({ ...entry, spans: spansWithin(entry.passage.spans ?? [], entry.passage) }))
    .filter(({ spans }) => spans.some(isWithdrawn))

export const textNotShown: Check = {
  id: 'text-not-shown',
  level: 'BLOCK',
  engine: true,
  applies: (input) => touched(input).length > 0,
  run: (input) =>
    touched(input).flatMap((entry) =>
      [...new Set(entry.spans.filter(isWithdrawn).map(({ kind }) => kind))].flatMap((kind) =>
        foundOf(entry, kind),
      ),
    ),
}

function foundOf(entry: Entry, kind: SpanKind): Found[] {
  const text = onOneLine(quotedOf(entry, kind))
  return text === ''
    ? []
    : [foundInQuotation(entry, null, message('checks.text-not-shown.quoted', { kind, text }))]
}

/** The words of the quotation that the copy has only in spans of this kind. What was inserted takes the place of what was deleted. */
function quotedOf({ passage, words, spans }: Entry, kind: SpanKind): string {
  const { exact, language } = passage
  const own = spans.filter((span) => span.kind === kind)
  const isAll = readingOf(exact, spans) === 'ALL'
  const isAsShown = compare(words, foldedPassage(passage), language).differences.every(
    (difference) => difference.class === 'TYPOGRAPHY',
  )
  if (isAsShown && !isAll) return ''
  const others = spans.filter((span) => span.kind !== kind)
  const inserted = kind === 'DELETED' ? spans.filter((span) => span.kind === 'INSERTED') : []
  const skipped = [...skippedBy(isAll ? 'ALL' : 'BODY', exact.length, others), ...inserted]
  return align(words, exact, language, skipped)
    .passage.filter(({ kind: side }) => side === 'EQUAL')
    .flatMap((segment) =>
      own
        .filter(({ start, end }) => start < segment.end && segment.start < end)
        .map(({ start, end }) => exact.slice(Math.max(start, segment.start), Math.min(end, segment.end))),
    )
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
    .join(' … ')
}
