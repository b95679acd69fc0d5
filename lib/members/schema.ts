import { z } from 'zod'
import { filledLineOf } from '@/lib/text/characters'

export const roles = ['CONTRIBUTOR', 'EDITOR', 'REVIEWER', 'PUBLISHER', 'ADMIN'] as const

/** E-mail addresses are compared without regard to case and kept in small letters. */
const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'At most 254 characters.')
  .pipe(z.email('Give an e-mail address, such as name@archive.example.'))

export const nameSchema = filledLineOf(120, 'Give a name.')
export const roleSchema = z.enum(roles, { error: 'Choose a role.' })

/** From lists of the passwords most often found in leaks; long ones only, as shorter ones are refused anyway. */
const mostCommon = new Set([
  '123456789012',
  '1234567890123',
  '12345678901234',
  '123456789123',
  '1234567891011',
  '111111111111',
  '000000000000',
  'password1234',
  'passwordpassword',
  'password12345',
  'qwertyuiop12',
  'qwertyuiop123',
  'qwertyuiop[]',
  'qwerty123456',
  '1q2w3e4r5t6y',
  '1qaz2wsx3edc',
  'administrator',
  'iloveyou1234',
  'letmein12345',
  'welcome12345',
  'unbelievable',
])

const characters = (text: string) => [...text].length

/**
 * A new password: 12 to 200 characters after NFC normalisation (so that it can be typed on another keyboard), not one of the most
 * common. No rule asks for signs of certain classes (NIST SP 800-63B §3.1.1).
 */
const passwordSchema = z
  .string()
  .max(2000, 'At most 200 characters.')
  .transform((password) => password.normalize('NFC'))
  .pipe(
    z
      .string()
      .refine((password) => characters(password) >= 12, 'At least 12 characters; a few words are good.')
      .refine((password) => characters(password) <= 200, 'At most 200 characters.')
      .refine(
        (password) => password.isWellFormed() && !/\p{Cc}/u.test(password),
        'There is a character here that cannot be typed again.',
      )
      .refine(
        (password) => !mostCommon.has(password.toLowerCase()),
        'This password is among the most common. Choose another.',
      ),
  )

/** Somebody's new password, beside the address that it must not be. */
const notTheEmail = (input: { email: string; password: string }) =>
  input.password.toLowerCase() !== input.email
const theEmail = { path: ['password'], message: 'The password must not be the e-mail address.' }

export const newPasswordSchema = z
  .strictObject({ email: emailSchema, password: passwordSchema })
  .refine(notTheEmail, theEmail)

/** What a person who opens a link gives; the link itself knows some of it. */
export const acceptanceSchema = z
  .strictObject({ email: emailSchema, name: nameSchema, password: passwordSchema })
  .refine(notTheEmail, theEmail)

export const memberSchema = z
  .strictObject({ email: emailSchema, name: nameSchema, role: roleSchema, password: passwordSchema })
  .refine(notTheEmail, theEmail)

export const invitationSchema = z.strictObject({ email: emailSchema, role: roleSchema })

export const passwordChangeSchema = z.strictObject({
  current: z.string().min(1, 'Give your present password.').max(2000, 'At most 2,000 characters.'),
  password: passwordSchema,
})

export const credentialsSchema = z.object({ email: emailSchema, password: z.string().max(2000) })
