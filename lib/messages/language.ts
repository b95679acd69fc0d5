import { SOURCE_LANGUAGE, translatorOf } from './catalogue'
import type { Translator } from './translator'

/** The language of the interface: the same for everyone who uses this archive. */
export async function interfaceLanguage(): Promise<string> {
  return SOURCE_LANGUAGE
}

/** The translator for the language of the interface; in pages, actions and routes. */
export async function getTranslator(): Promise<Translator> {
  return translatorOf(await interfaceLanguage())
}
