import type { Translator } from '@/lib/messages/translator'
import { languageName, plainText } from '@/lib/text'
import { accessLabels, type Hop } from '@/lib/text/chain'
import { kindOf } from './kinds'
import { fieldText } from './kinds/fields'
import { fieldLabel } from './kinds/labels'
import { personRoleLabels } from './people'
import type { RecordContent } from './schema'
import { type Subject, subjectsFor } from './subjects'

/** One part of a record in words: what it is called and what it says. `key` is the same in every revision. */
export type Part = { key: string; label: string; text: string }

const hopText = (titles: ReadonlyMap<string, string>) => (hop: Hop) =>
  [
    titles.get(hop.sourceId) ?? 'a source that is gone',
    hop.locator && `${hop.locator.label} ${hop.locator.value}`,
    accessLabels[hop.access].toLowerCase(),
  ]
    .filter(Boolean)
    .join(', ')

const subjectNames: Record<Subject['type'], string> = {
  QUOTATION: 'Quotation',
  CITATION: 'Citation',
  TIMELINE: 'Event',
  FIGURE: 'Figure',
}

/** How the words of a source are given. */
export const modeNames = {
  VERBATIM: 'word for word',
  ABRIDGED: 'abridged',
  TRANSLATION: 'translation',
  PARAPHRASE: 'paraphrase',
} as const

function subjectText(subject: Subject, titles: ReadonlyMap<string, string>): string {
  const { quotation } = subject
  return [
    subject.wording,
    quotation && `given: ${modeNames[quotation.mode]}`,
    quotation?.original && `original wording: ${quotation.original}`,
    quotation?.translator && `translated by: ${quotation.translator}`,
    quotation?.openlyUnverified && 'openly marked as not yet seen in the original',
    `rests on: ${subject.chain.map(hopText(titles)).join('; quoted in: ')}`,
  ]
    .filter(Boolean)
    .join('\n')
}

/**
 * All that a content says, part by part, in plain words and in the order of the page: for comparing, for reading an old revision, and for
 * showing two texts of a conflict. Bold, italics, headings and lists are not told. `titles` are those of the sources, by id.
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
      label: `${subjectNames[subject.type]} ${count}`,
      text: subjectText(subject, titles),
    }
  })
  return [
    { key: 'title', label: 'Title', text: content.title },
    { key: 'summary', label: 'Summary', text: content.summary },
    { key: 'language', label: 'Language', text: languageName(content.language) },
    { key: 'contentWarning', label: 'Content warning', text: content.contentWarning ?? '' },
    ...fields,
    { key: 'body', label: 'Text', text: plainText(content.body) },
    ...subjects,
    {
      key: 'people',
      label: 'People named',
      text: content.people.map(({ name, as }) => `${name.name}, ${personRoleLabels[as]}`).join('\n'),
    },
  ].filter(({ text }) => text !== '')
}
