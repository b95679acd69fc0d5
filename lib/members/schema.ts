import { z } from 'zod'
import { issue } from '@/lib/messages/message'
import { filledLineOf } from '@/lib/text/characters'

export const roles = ['CONTRIBUTOR', 'EDITOR', 'REVIEWER', 'PUBLISHER', 'ADMIN'] as const

/** E-mail addresses are stored in small letters and compared without regard to case. */
const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, issue('errors.input.tooLong', { maximum: 254 }))
  .pipe(z.email(issue('members.invalid.email')))

export const nameSchema = filledLineOf(120, issue('members.invalid.nameMissing'))
export const renameSchema = z.strictObject({ name: nameSchema })
export const roleSchema = z.enum(roles, { error: issue('members.invalid.roleMissing') })

const characters = (text: string) => [...text].length
const passwordTooLong = issue('errors.input.tooLong', { maximum: 200 })

/**
 * A new password: 12 to 200 characters after NFC normalisation (so that it can be typed on another keyboard). No rule asks for characters of
 * certain classes (NIST SP 800-63B §3.1.1). `hashPassword` refuses common ones.
 */
const passwordSchema = z
  .string()
  .max(2000, passwordTooLong)
  .transform((password) => password.normalize('NFC'))
  .pipe(
    z
      .string()
      .refine((password) => characters(password) >= 12, issue('members.invalid.passwordShort'))
      .refine((password) => characters(password) <= 200, passwordTooLong)
      .refine(
        (password) => password.isWellFormed() && !/\p{Cc}/u.test(password),
        issue('members.invalid.passwordUntypable'),
      ),
  )

/** A new password can't be the member's e-mail address. */
const notTheEmail = (input: { email: string; password: string }) =>
  input.password.toLowerCase() !== input.email
const theEmail = { path: ['password'], message: issue('members.invalid.passwordIsEmail') }

export const newPasswordSchema = z
  .strictObject({ email: emailSchema, password: passwordSchema })
  .refine(notTheEmail, theEmail)

/** The input of a person who opens a link; the link itself knows some of it. */
export const acceptanceSchema = z
  .strictObject({ email: emailSchema, name: nameSchema, password: passwordSchema })
  .refine(notTheEmail, theEmail)

export const memberSchema = z
  .strictObject({ email: emailSchema, name: nameSchema, role: roleSchema, password: passwordSchema })
  .refine(notTheEmail, theEmail)

export const invitationSchema = z.strictObject({ email: emailSchema, role: roleSchema })

/** A link for a new password works for so many days, an invitation for so many. */
export const LINK_DAYS = { RESET: 1, INVITATION: 7 } as const

/** A link that a member asked for by e-mail works for so many minutes. */
export const REQUESTED_MINUTES = 60

/** Whose password was forgotten. */
export const forgottenSchema = z.strictObject({ email: emailSchema })

export const mailPaces = ['SOON', 'DAILY', 'NEVER'] as const
export const mailPaceSchema = z.enum(mailPaces, { error: issue('errors.input.invalid') })

/** A proposal to another admin can be confirmed for so many days. */
export const PROPOSAL_DAYS = 3

const memberIdSchema = z.uuid(issue('errors.input.invalid'))

/** What an admin can propose to another while the archive asks for two. */
export const proposalSchema = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('RESET'), memberId: memberIdSchema }),
  z.strictObject({ act: z.literal('FACTOR'), memberId: memberIdSchema }),
  z.strictObject({ act: z.literal('ROLE'), memberId: memberIdSchema, role: roleSchema }),
  z.strictObject({ act: z.literal('INVITATION'), email: emailSchema, role: roleSchema }),
  z.strictObject({ act: z.literal('ENABLE'), memberId: memberIdSchema }),
  z.strictObject({ act: z.literal('ONE_ADMIN') }),
])

export const passwordChangeSchema = z.strictObject({
  current: z
    .string()
    .min(1, issue('members.invalid.currentMissing'))
    .max(2000, issue('errors.input.tooLong', { maximum: 2000 })),
  password: passwordSchema,
})

export const credentialsSchema = z.object({ email: emailSchema, password: z.string().max(2000) })
