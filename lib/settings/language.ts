import 'server-only'
import { translatorOf } from '@/lib/messages/catalogue'
import type { Translator } from '@/lib/messages/translator'
import { archiveSettings } from './settings'

/** The language of the interface: the archive's default language, the same for everyone. */
export async function interfaceLanguage(): Promise<string> {
  return (await archiveSettings()).language
}

/** The translator for the language of the interface; in pages, actions and routes. */
export async function getTranslator(): Promise<Translator> {
  return translatorOf(await interfaceLanguage())
}
