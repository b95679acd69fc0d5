import { type DateGroup, formatDate } from '@/lib/dates'
import type { Translator } from '@/lib/messages/translator'
import { sourceFieldNames } from '@/lib/sources/fields'
import { personName } from '@/lib/sources/person-name'
import { sourceTypeLabel } from '@/lib/sources/types'
import { bracketed } from '@/lib/text/brackets'
import type { NameDraft, SourceFormState } from './source-draft'

type Line = { label: string; text: string }

const dateText = (date: DateGroup | null, t: Translator) =>
  date
    ? t('sources.differences.date', {
        isRead: date.edtf === null ? 'no' : 'yes',
        verbatim: date.verbatim,
        date: formatDate(date, t),
        edtf: date.edtf ?? '',
      })
    : ''

const nameText = ({ whole, literal, ...parts }: NameDraft) => (whole ? literal : personName(parts))

/** A source as lines of label and text, to compare two versions side by side. */
export function linesOf(state: SourceFormState, t: Translator): Line[] {
  const names = state.names.map((name) =>
    t('sources.differences.named', {
      role: t(`labels.contributorRole.${name.role}`),
      name: nameText(name),
    }),
  )
  const ties = state.ties.flatMap(({ role, authority }) =>
    authority
      ? [t('sources.differences.named', { role: t(`labels.authorityRole.${role}`), name: authority.label })]
      : [],
  )
  return [
    { label: t('sources.fields.type'), text: sourceTypeLabel(state.type, t) },
    {
      label: t('sources.fields.identification'),
      text: state.identification && t(`labels.identification.${state.identification}`),
    },
    { label: t('sources.fields.title'), text: state.titleIsSupplied ? bracketed(state.title) : state.title },
    { label: t('sources.fields.language'), text: state.language },
    ...sourceFieldNames.map((name) => ({ label: t(`labels.sourceField.${name}`), text: state.values[name] })),
    { label: t('sources.fields.issued'), text: dateText(state.issued, t) },
    { label: t('sources.fields.accessed'), text: dateText(state.accessed, t) },
    { label: t('sources.fields.contributors'), text: names.join('; ') },
    { label: t('sources.fields.names'), text: ties.join('; ') },
    { label: t('sources.fields.note'), text: state.note },
  ]
}

/** Only the lines that differ. */
export function differencesOf(theirs: SourceFormState, mine: SourceFormState, t: Translator) {
  const own = linesOf(mine, t)
  return linesOf(theirs, t).flatMap(({ label, text }, index) => {
    const typed = own[index]?.text ?? ''
    return text === typed ? [] : [{ label, theirs: text, mine: typed }]
  })
}
