import { formatEntry } from '@/lib/citations/format'
import { textOf } from '@/lib/citations/runs'
import type { Translator } from '@/lib/messages/translator'
import { type Part, partsOf } from '@/lib/records/parts'
import { comparisonOf, type Difference } from '@/lib/records/revisions/compare'
import { aspectWords } from '@/lib/review/aspects'
import { cslOf, type Evidence, keyOf, readingOf } from './evidence'
import type { PublicEdition } from './queries'

const known: Record<Evidence['state'], string> = {
  CHECKED: 'Checked.',
  SECOND_HAND: 'Checked; known only through another source.',
  UNCHECKED: 'Not yet compared with the original.',
}

const labels: Readonly<Record<string, { label: string }>> = aspectWords

function knownPart(evidence: Evidence): Part {
  const { subject, state, unchecked, passage } = evidence
  const aspects = unchecked.map((aspect) => labels[aspect]?.label ?? aspect)
  const text = [
    known[state],
    aspects.length > 0 && `Remains unchecked: ${aspects.join(', ').toLowerCase()}.`,
    passage?.exact && `Held passage: “${passage.exact}”`,
  ]
  return {
    key: `known ${keyOf(subject)}`,
    label: 'How far it is checked',
    text: [`“${shortened(subject.wording)}”`, ...text].filter(Boolean).join('\n'),
  }
}

const shortened = (text: string) => (text.length > 120 ? `${text.slice(0, 120).trimEnd()} …` : text)

/** All that an edition says, in words and part by part: its text, what each statement rests on and how far it is checked, its sources. */
function saidIn(edition: PublicEdition, t: Translator): Part[] {
  const { evidence } = readingOf(edition)
  const titles = new Map(edition.sources.map((source) => [source.id, String(cslOf(source).title ?? '')]))
  return [
    ...(edition.speaker ? [{ key: 'speaker', label: 'Who speaks', text: edition.speaker }] : []),
    ...partsOf(edition.kind, edition.content, titles, t),
    ...[...evidence.values()].map(knownPart),
    ...edition.sources.map((source) => ({
      key: `source ${source.id}`,
      label: 'Source',
      text: textOf(formatEntry(cslOf(source))),
    })),
  ]
}

/** What differs from one edition to the next, in words; bold, italics and headings are not told. */
export const changesBetween = (before: PublicEdition, after: PublicEdition, t: Translator): Difference[] =>
  comparisonOf(saidIn(before, t), saidIn(after, t))
