import 'server-only'
import { z } from 'zod'
import { type Actor, demand } from '@/lib/access'
import { db } from '@/lib/db'
import { Invalid } from '@/lib/errors'
import { parseInput } from '@/lib/input'
import { languages, SOURCE_LANGUAGE } from '@/lib/messages/catalogue'
import { message } from '@/lib/messages/message'
import { lastKnown } from './last-known'
import { changeSettingsRow } from './settings'

export type Confirmation = { language: string; confirmedAt: Date; confirmedBy: { name: string } }

const inputSchema = z.strictObject({ language: z.string().max(35) })

/** A language whose messages were translated by machine. */
function translatedLanguage(input: string): string {
  const { language } = parseInput(inputSchema, { language: input })
  if (language === SOURCE_LANGUAGE || !languages().includes(language))
    throw new Invalid({ language: message('settings.languageUnknown', { languages: [language] }) })
  return language
}

/** The languages whose translation a person of the archive has confirmed, for any page. */
export const confirmedLanguages = lastKnown<string[]>(
  'confirmed languages',
  async () =>
    (await db.languageConfirmation.findMany({ select: { language: true } })).map(({ language }) => language),
  [],
)

/** The confirmed languages with who confirmed them and when, for members who can change the settings; else `Forbidden`. */
export async function confirmationsFor(actor: Actor): Promise<Confirmation[]> {
  demand(actor, 'manageSettings')
  return db.languageConfirmation.findMany({
    orderBy: { language: 'asc' },
    select: { language: true, confirmedAt: true, confirmedBy: { select: { name: true } } },
  })
}

/** Says that a person has read the translation of a language: its pages no longer call it made by machine. `Conflict` as `changeSettings`. */
export async function confirmLanguage(actor: Actor, version: number, input: string) {
  demand(actor, 'manageSettings')
  const language = translatedLanguage(input)
  return changeSettingsRow(actor, version, 'settings.confirm-language', async (tx) => {
    const data = { confirmedById: actor.id, confirmedAt: new Date() }
    await tx.languageConfirmation.upsert({ where: { language }, create: { language, ...data }, update: data })
    return { language }
  })
}

/** Takes a confirmation back. `Conflict` as `changeSettings`. */
export async function removeConfirmation(actor: Actor, version: number, input: string) {
  demand(actor, 'manageSettings')
  const language = translatedLanguage(input)
  return changeSettingsRow(actor, version, 'settings.unconfirm-language', async (tx) => {
    await tx.languageConfirmation.deleteMany({ where: { language } })
    return { language }
  })
}
