import { createTranslator } from 'use-intl/core'
import dates from '@/messages/en/dates.json'
import figures from '@/messages/en/figures.json'
import type { Messages } from './keys'
import { type Translator, translatorFrom } from './translator'

type Stored = Pick<Messages, 'dates' | 'figures'>

const translate = createTranslator<Stored>({
  locale: 'en',
  messages: { dates, figures },
  timeZone: 'UTC',
  onError: (error) => {
    throw error
  },
})

/**
 * English for text that is hashed or stored, in every language of the interface: reviewed statements, the literal dates of CSL, the keys
 * of findings. Has dates and figures only. Rewording what these texts use makes every verdict on them outdated; tests keep their bytes.
 */
export const storedEnglish: Translator = translatorFrom(
  (key, values) => translate(key as 'dates.missing' as never, values as never),
  'en',
)
