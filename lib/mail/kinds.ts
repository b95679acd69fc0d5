import type { Messages } from '@/lib/messages/keys'

/** The kinds of e-mails: their texts are `mail.kinds` of the catalogue. */
export type MailKind = keyof Messages['mail']['kinds']

/** Days for which the archive tries to send a message. One with a link ends with its link. */
const DAYS = 7

/** What is of no use later. */
const sooner: Partial<Record<MailKind, number>> = { newSignIn: 2, notifications: 1, test: 1 }

/** Values that a row of an earlier version lacks. */
const added: Partial<Record<MailKind, Record<string, number>>> = {
  notifications: { approved: 0, published: 0, commented: 0, suggested: 0 },
}

/** The values of a message, also where an earlier version wrote it. */
export const valuesOf = <Values extends object>(kind: MailKind, values: Values) => ({
  ...added[kind],
  ...values,
})

export const daysOf = (kind: MailKind): number => sooner[kind] ?? DAYS

/** True for a name in the catalogue: a row can be of a version that had others. */
export const isMailKind = (kind: string, known: object): kind is MailKind => Object.hasOwn(known, kind)

/** True for what readers get: it is in all languages of the public pages, what members get in those of the staff pages. */
export const isForReaders = (kind: MailKind): boolean => kind === 'reportAnswered'
