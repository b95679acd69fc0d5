import { z } from 'zod'
import type { Role } from '@/lib/generated/prisma/enums'
import { issue } from '@/lib/messages/message'
import { LANGUAGE_PATTERN, type LanguagePrefix, SLUG_PATTERN } from '@/lib/messages/public-address'
import type { Translator } from '@/lib/messages/translator'
import { filledLineOf, lineOf, proseOf } from '@/lib/text/characters'
import { languageSchema } from '@/lib/text/language'
import { contrastIn, readableIn, TEXT_CONTRAST, type Theme } from './contrast'
import { licences } from './licences'

/** The largest image that can be uploaded as the logo; below the 1 MB that a server action takes. */
export const LOGO_BYTES = 768 * 1024

const colourSchema = z
  .string()
  .trim()
  .toLowerCase()
  .transform((text) => (text === '' ? null : text))
  .refine((text) => text === null || /^#[0-9a-f]{6}$/.test(text), issue('settings.colourForm'))

const contactSchema = z
  .literal('')
  .or(z.email(issue('settings.contactForm')).max(254, issue('settings.contactForm')))

/** The styles in which notes and lists of sources can be written. */
export const noteStyles = ['PLAIN', 'CHICAGO', 'ISO_690'] as const
export type NoteStyle = (typeof noteStyles)[number]
export const noteStyleSchema = z.enum(noteStyles).default('PLAIN')

/** The times after which an unused session can end, in hours. */
export const idleHours = ['1', '2', '4', '8', '12', '24', '72', '168'] as const

/** The days after which the text of an answered report can be erased. */
export const reportDays = ['7', '30', '90', '180', '365'] as const

/** The path of a quotation, from its link in any language of the interface. */
const QUOTATION = new RegExp(
  String.raw`^(?:https?://[^/?#\s]+)?(?:/${LANGUAGE_PATTERN})?(/records/${SLUG_PATTERN})(?:/editions/\d+)?(?:\?[^#]*)?#(?:how-)?(quotation-[0-9a-f-]{36})$`,
)

const quotationSchema = z
  .string()
  .trim()
  .max(600, issue('settings.quotationForm'))
  .refine((text) => text === '' || QUOTATION.test(text), issue('settings.quotationForm'))
  .transform((text) => text.replace(QUOTATION, '$1#$2'))

const licenceIds = ['', ...licences.map(({ id }) => id)] as const

/** Rounds down to two decimals, so that a contrast is never shown as sufficient when it is not. */
const shown = (contrast: number) => Math.floor(contrast * 100) / 100

function demandReadable(theme: Theme, colour: string | null, field: string, context: z.RefinementCtx) {
  if (colour === null) return
  const contrast = contrastIn(theme, colour)
  if (contrast >= TEXT_CONTRAST) return
  const values = { contrast: shown(contrast), suggestion: readableIn(theme, colour) }
  context.addIssue({
    code: 'custom',
    path: [field],
    message: issue(theme === 'light' ? 'settings.accentTooLight' : 'settings.accentTooDark', values),
  })
}

/** The settings as an admin gives them. The logo is set separately (lib/settings/logo.ts). */
export const settingsSchema = z
  .strictObject({
    name: filledLineOf(120, issue('settings.nameMissing')),
    subject: lineOf(300),
    description: proseOf(2000),
    /** The language of the archive's own text and of its interface. */
    language: languageSchema,
    languages: z.array(languageSchema).min(1, issue('settings.languagesMissing')).max(20),
    contact: z.string().trim().pipe(contactSchema),
    imprint: proseOf(20_000),
    licence: z.enum(licenceIds),
    /** Both null for the default colour. Without a dark variant, one is made from the light one. */
    accent: colourSchema,
    accentDark: colourSchema,
    isIndexed: z.boolean(),
    /** A session that wasn't used for so many hours ends. */
    idleHours: z.enum(idleHours, { error: issue('settings.idleHoursMissing') }).transform(Number),
    /** The quotation on the home page, as the link to it on the page of its record; empty for another each day. */
    quotation: quotationSchema,
    /** The text of an answered report, and what its reader gave about themselves, are erased after so many days. */
    reportDays: z.enum(reportDays, { error: issue('settings.idleHoursMissing') }).transform(Number),
    noteStyle: noteStyleSchema,
  })
  .superRefine(({ language, languages, accent, accentDark }, context) => {
    if (!languages.includes(language))
      context.addIssue({ code: 'custom', path: ['language'], message: issue('settings.languageNotOffered') })
    if (accent === null && accentDark !== null)
      context.addIssue({ code: 'custom', path: ['accent'], message: issue('settings.accentMissing') })
    demandReadable('light', accent, 'accent', context)
    demandReadable('dark', accentDark, 'accentDark', context)
  })
  .transform(({ accent, accentDark, languages, ...rest }) => ({
    ...rest,
    languages: [...new Set(languages)],
    accent,
    accentDark: accent === null ? null : (accentDark ?? readableIn('dark', accent)),
  }))

export type SettingsDraft = z.input<typeof settingsSchema>
type SettingsValues = Omit<z.output<typeof settingsSchema>, 'licence'> & { licence: string }

/** The settings that public pages and the desk read. `name` is empty until an admin enters one. */
export type ArchiveSettings = SettingsValues & {
  version: number
  /** True if some acts of admins need a second one (lib/members/proposals.ts). */
  twoAdmins: boolean
  /** The roles whose members need a second factor or a passkey (lib/members/signing-in/required-factor.ts). */
  secondFactor: Role[]
  logo: { sha256: string; width: number; height: number } | null
}

/** The settings of an archive before an admin saves any. */
export const unsetSettings: ArchiveSettings = {
  version: 0,
  name: '',
  subject: '',
  description: '',
  language: 'en',
  languages: ['en'],
  contact: '',
  imprint: '',
  licence: '',
  accent: null,
  accentDark: null,
  isIndexed: true,
  idleHours: 12,
  quotation: '',
  reportDays: 90,
  noteStyle: 'PLAIN',
  twoAdmins: false,
  secondFactor: [],
  logo: null,
}

/** The name of the archive as pages show it: "Archive" while it has none. */
export const archiveName = ({ name }: Pick<ArchiveSettings, 'name'>, t: Translator): string =>
  name || t('settings.unnamed')

/** What addresses in a language begin with: nothing in the archive's default language. */
export const prefixOf = (archive: Pick<ArchiveSettings, 'language'>, language: string): LanguagePrefix =>
  language === archive.language ? '' : `/${language}`

/** True when the archive has an imprint page: a contact address or legal text was entered. */
export const hasImprint = ({ contact, imprint }: ArchiveSettings): boolean => contact !== '' || imprint !== ''

/** The address of the stylesheet with the accent colour; null if the archive has no colour of its own. */
export const themePath = ({ accent, accentDark }: ArchiveSettings): string | null =>
  accent && accentDark ? `/theme.css?v=${accent.slice(1)}-${accentDark.slice(1)}` : null

/** The address of the logo, or null. */
export const logoPath = ({ logo }: ArchiveSettings): string | null =>
  logo && `/logo.png?v=${logo.sha256.slice(0, 16)}`
