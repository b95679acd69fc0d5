import { isIn, numberField, objectIn, textIn, textsIn, valuesIn } from '@/app/(desk)/form-values'

/** The form of a new record. */
export const newRecordOf = (form: FormData) =>
  textsIn(form, ['id', 'kind', 'title', 'language', 'templateId'])

/** The form of a new record of a passage; the position is JSON, and null where there is none. */
export const fromPassageOf = (form: FormData) => ({
  ...textsIn(form, ['id', 'textLayerId', 'kind', 'title', 'language', 'date', 'access']),
  start: Number(textIn(form, 'start') || Number.NaN),
  end: numberField(form, 'end'),
  locator: textIn(form, 'locator') === 'null' ? null : objectIn(form, 'locator'),
})

/** The consent form; days left empty are null, and the speaker's name is there only for those who were shown it. */
export const consentOf = (form: FormData) => ({
  version: numberField(form, 'version'),
  ...textsIn(form, ['tier', 'nameDisplay', 'pseudonym', 'note']),
  embargoUntil: textIn(form, 'embargoUntil') || null,
  transcriptApprovedOn: textIn(form, 'transcriptApprovedOn') || null,
  withdrawnOn: textIn(form, 'withdrawnOn') || null,
  ...(isIn(form, 'legalName') && { legalName: textIn(form, 'legalName') }),
})

/** The tags typed with commas between, and those to remove. */
export const tagsIn = (form: FormData) => ({
  add: textIn(form, 'add')
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== ''),
  remove: valuesIn(form, 'remove'),
})
