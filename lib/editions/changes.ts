import { formatEntry } from '@/lib/citations/format'
import { textOf } from '@/lib/citations/runs'
import type { Translator } from '@/lib/messages/translator'
import { shownSpeaker } from '@/lib/records/consent/schema'
import { type Part, partsOf } from '@/lib/records/parts'
import type { Difference } from '@/lib/records/revisions/compare'
import { compareAside } from '@/lib/records/revisions/compare-aside'
import { shortened } from '@/lib/text/shortened'
import { cslOf, type Evidence, keyOf, readingOf } from './evidence'
import { notChecked } from './not-checked'
import type { PublicEdition } from './queries'

function checkingPart(evidence: Evidence, t: Translator): Part {
  const { subject, state, unchecked, passage } = evidence
  const missing = notChecked(unchecked)
  const text = [
    t(`archive.changes.${state}`),
    missing && t(missing),
    passage?.exact && passage.warning === null && t('archive.changes.passage', { text: passage.exact }),
  ]
  return {
    key: `known ${keyOf(subject)}`,
    label: t('archive.changes.checking'),
    text: [t('archive.evidence.note', { text: shortened(subject.wording, 120) }), ...text]
      .filter(Boolean)
      .join('\n'),
  }
}

/** The content of an edition as plain text by part: its text, the evidence of each statement, its sources. */
function partsOfEdition(edition: PublicEdition, t: Translator): Part[] {
  const { evidence } = readingOf(edition, t)
  const titles = new Map(edition.sources.map((source) => [source.id, String(cslOf(source).title ?? '')]))
  return [
    ...(edition.speaker
      ? [{ key: 'speaker', label: t('archive.changes.speaker'), text: shownSpeaker(edition.speaker, t) }]
      : []),
    ...partsOf(edition.kind, edition.content, titles, t),
    ...[...evidence.values()].map((known) => checkingPart(known, t)),
    ...edition.sources.map((source) => ({
      key: `source ${source.id}`,
      label: t('archive.changes.source'),
      text: textOf(formatEntry(cslOf(source), t)),
    })),
  ]
}

/** The changes from one edition to the next as plain text. Changes of bold, italics and headings are left out. */
export const changesBetween = (
  before: PublicEdition,
  after: PublicEdition,
  t: Translator,
): Promise<Difference[]> =>
  // Readers take turns with members as one.
  compareAside('readers', partsOfEdition(before, t), partsOfEdition(after, t))
