import { type DateGroup, formatDate } from '@/lib/dates'
import type { Translator } from '@/lib/messages/translator'
import { sourceFieldNames } from '@/lib/sources/fields'
import { sourceTypeLabel } from '@/lib/sources/types'
import type { SourceFormState } from './source-draft'

type Line = { label: string; text: string }

const dateText = (date: DateGroup | null, t: Translator) =>
  date ? `${date.verbatim} (${formatDate(date, t)}, ${date.edtf ?? 'not read'})` : ''

/** A source as lines of label and text, for laying two side by side. */
export function linesOf(state: SourceFormState, t: Translator): Line[] {
  return [
    { label: 'Kind of work', text: sourceTypeLabel(state.type, t) },
    { label: 'How well it is known', text: state.identification.toLowerCase().replaceAll('_', ' ') },
    { label: 'Title', text: state.title },
    { label: 'Language', text: state.language },
    ...sourceFieldNames.map((name) => ({ label: t(`labels.sourceField.${name}`), text: state.values[name] })),
    { label: 'Date of the work', text: dateText(state.issued, t) },
    { label: 'Read on', text: dateText(state.accessed, t) },
    {
      label: 'Names',
      text: state.names
        .map(
          (name) =>
            `${t(`labels.contributorRole.${name.role}`)}: ${name.whole ? name.literal : `${name.given} ${name.family}`.trim()}`,
        )
        .join('; '),
    },
    {
      label: 'Authorities',
      text: state.ties
        .flatMap(({ role, authority }) =>
          authority ? [`${t(`labels.authorityRole.${role}`)}: ${authority.label}`] : [],
        )
        .join('; '),
    },
    { label: 'Note', text: state.note },
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
