import { useLocale, useTranslations } from 'next-intl'
import type { MessageKey } from '@/lib/messages/keys'
import type { Message, MessageValues } from '@/lib/messages/message'
import { type Translator, translatorFrom } from '@/lib/messages/translator'

/** By next-intl's own: on the server, one for each page that is rendered, and gone with it. */
const translators = new WeakMap<object, Translator>()

/** Sentences that a page keeps to write them again: most of them say the same of each of its citations. */
const MOST_REMEMBERED = 1_000

/** The translator of the page's language, for messages that code below the pages made and for functions that format with one. */
export function useTranslator(): Translator {
  const translate = useTranslations()
  const locale = useLocale()
  const known = translators.get(translate)
  if (known) return known
  const plain = translatorFrom((key, values) => translate(key as 'errors.notFound', values), locale)
  // In a browser, each component has its own, which would keep its sentences as long as the component is shown.
  const made = typeof window === 'undefined' ? remembering(plain) : plain
  translators.set(translate, made)
  return made
}

/** The same translator, which formats each message with the same values once. */
function remembering(translator: Translator): Translator {
  const remembered = new Map<string, string>()
  const render = (given: Message | MessageKey, values?: MessageValues): string => {
    const { key, values: own = values } = typeof given === 'string' ? { key: given } : given
    if (!own) return translator(key)
    const name = `${key} ${JSON.stringify(own)}`
    const known = remembered.get(name)
    if (known !== undefined) return known
    const text = translator(key, own)
    if (remembered.size < MOST_REMEMBERED) remembered.set(name, text)
    return text
  }
  return Object.assign(render, { locale: translator.locale })
}
