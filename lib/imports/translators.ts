import { languages, translatorOf } from '@/lib/messages/catalogue'
import type { Translator } from '@/lib/messages/translator'

/** The languages whose words for fields and values are understood in a file. */
export const translators = (): Translator[] => languages().map(translatorOf)
