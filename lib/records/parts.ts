import { formatLocator } from '@/lib/citations/format'
import type { Translator } from '@/lib/messages/translator'
import { languageName, plainText } from '@/lib/text'
import { type Hop, knownThrough } from '@/lib/text/chain'
import { filesOf, imagesOf } from '@/lib/text/images'
import { hidesText } from './content-warning'
import { kindOf } from './kinds'
import { fieldText } from './kinds/fields'
import { fieldLabel } from './kinds/labels'
import type { RecordContent } from './schema'
import { type Subject, subjectsFor } from './subjects'
import { shownTitle } from './supplied-title'

/** One part of a record as plain text, with its label. `key` is the same in every revision. */
export type Part = { key: string; label: string; text: string }

const hopText = (titles: ReadonlyMap<string, string>, t: Translator) => (hop: Hop) =>
  t('records.parts.hop', {
    source: titles.get(hop.sourceId) ?? t('records.parts.sourceGone'),
    hasLocator: hop.locator ? 'yes' : 'no',
    locator: hop.locator ? formatLocator(hop.locator, t) : '',
    access: t(`labels.access.${hop.access}`),
  })

function chainText(
  { chain, quotation }: Subject,
  titles: ReadonlyMap<string, string>,
  t: Translator,
): string {
  const known = knownThrough(quotation?.mode ?? null)
  return chain
    .map(hopText(titles, t))
    .reduceRight((through, cited) => (through ? t(`citations.${known}`, { cited, through }) : cited), '')
}

function subjectText(subject: Subject, titles: ReadonlyMap<string, string>, t: Translator): string {
  const { quotation } = subject
  return [
    subject.wording,
    // What is called a paraphrase already.
    quotation &&
      quotation.mode !== 'PARAPHRASE' &&
      t('records.parts.mode', { mode: t(`labels.mode.${quotation.mode}`) }),
    quotation?.original && t('records.parts.original', { text: quotation.original }),
    quotation?.translator && t('records.parts.translator', { name: quotation.translator }),
    quotation?.openlyUnverified && t('records.parts.openlyUnverified'),
    t('records.parts.cites', { chain: chainText(subject, titles, t) }),
  ]
    .filter(Boolean)
    .join('\n')
}

/**
 * The content of a record as plain text, part by part, in the order of the page: for comparing, for reading an old revision, and for showing
 * two texts of a conflict. Leaves out bold, italics, headings and lists. `titles` are those of the sources, by id.
 */
export function partsOf(
  kind: string,
  content: RecordContent,
  titles: ReadonlyMap<string, string>,
  t: Translator,
): Part[] {
  const fields = Object.keys(kindOf(kind).form).map((name) => ({
    key: `fields.${name}`,
    label: t(fieldLabel(kind, name)),
    text: fieldText(kind, name, content.fields, t),
  }))
  const counts = new Map<Subject['type'], number>()
  const subjects = subjectsFor(kind, content, t).map((subject) => {
    const count = (counts.get(subject.type) ?? 0) + 1
    counts.set(subject.type, count)
    return {
      key: `${subject.type} ${subject.id}`,
      label: t(
        `labels.numberedSubject.${subject.quotation?.mode === 'PARAPHRASE' ? 'PARAPHRASE' : subject.type}`,
        { number: count },
      ),
      text: subjectText(subject, titles, t),
    }
  })
  return [
    { key: 'title', label: t('records.parts.title'), text: shownTitle(content) },
    { key: 'summary', label: t('records.parts.summary'), text: content.summary },
    { key: 'language', label: t('records.parts.language'), text: languageName(content.language, t) },
    { key: 'contentWarning', label: t('records.parts.contentWarning'), text: content.contentWarning ?? '' },
    {
      key: 'warningHides',
      label: t('records.parts.warningHides'),
      text:
        content.contentWarning === null ? '' : t(`records.parts.${hidesText(content) ? 'hidden' : 'notice'}`),
    },
    ...fields,
    { key: 'body', label: t('records.parts.body'), text: plainText(content.body) },
    ...imagesOf(content.body).map(({ sha256, warning }, index) => ({
      key: `IMAGE ${index + 1}`,
      label: t('records.parts.image', { number: index + 1 }),
      // Its other texts are in the body.
      text: [sha256, warning].filter(Boolean).join('\n'),
    })),
    ...filesOf(content.body).map(({ sha256, warning }, index) => ({
      key: `FILE ${index + 1}`,
      label: t('records.parts.file', { number: index + 1 }),
      // Its other texts are in the body.
      text: [sha256, warning].filter(Boolean).join('\n'),
    })),
    ...subjects,
    {
      key: 'people',
      label: t('records.parts.people'),
      text: content.people
        .map(({ name, as }) =>
          t('records.parts.person', { name: name.name, as: t(`labels.personRole.${as}`) }),
        )
        .join('\n'),
    },
  ].filter(({ text }) => text !== '')
}
