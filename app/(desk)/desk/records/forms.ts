import type { NewRecord } from '@/lib/records/commands'

/** One field of a form as text; what is missing, or is a file, is empty, for the command's schema to refuse. */
export function text(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** An empty address asks for one made from the title. */
export function newRecordOf(form: FormData): NewRecord {
  const slug = text(form, 'slug')
  return {
    id: text(form, 'id'),
    kind: text(form, 'kind'),
    title: text(form, 'title'),
    language: text(form, 'language'),
    ...(slug !== '' && { slug }),
  }
}

/** The consent form; days left empty are null, and the speaker's name is there only for those who were shown it. */
export const consentOf = (form: FormData) => ({
  version: Number(text(form, 'version')),
  tier: text(form, 'tier'),
  nameDisplay: text(form, 'nameDisplay'),
  pseudonym: text(form, 'pseudonym'),
  embargoUntil: text(form, 'embargoUntil') || null,
  transcriptApprovedOn: text(form, 'transcriptApprovedOn') || null,
  withdrawnOn: text(form, 'withdrawnOn') || null,
  note: text(form, 'note'),
  ...(form.has('legalName') && { legalName: text(form, 'legalName') }),
})
