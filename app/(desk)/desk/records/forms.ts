import { numberField, textIn, textsIn } from '@/app/(desk)/form-values'

/** The form of a new record. An empty address asks for one made from the title. */
export function newRecordOf(form: FormData) {
  const slug = textIn(form, 'slug')
  return { ...textsIn(form, ['id', 'kind', 'title', 'language']), ...(slug !== '' && { slug }) }
}

/** The consent form; days left empty are null, and the speaker's name is there only for those who were shown it. */
export const consentOf = (form: FormData) => ({
  version: numberField(form, 'version'),
  ...textsIn(form, ['tier', 'nameDisplay', 'pseudonym', 'note']),
  embargoUntil: textIn(form, 'embargoUntil') || null,
  transcriptApprovedOn: textIn(form, 'transcriptApprovedOn') || null,
  withdrawnOn: textIn(form, 'withdrawnOn') || null,
  ...(form.has('legalName') && { legalName: textIn(form, 'legalName') }),
})
