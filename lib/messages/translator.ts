import { dateFormat, listFormat } from './intl'
import type { MessageKey } from './keys'
import type { Message, MessageValue, MessageValues, NamedValue } from './message'

/** Renders messages in one language. Pure functions that make text for readers take one as their last parameter. */
export interface Translator {
  (message: Message): string
  (key: MessageKey, values?: MessageValues): string
  /** BCP 47 tag of the language, for `Intl`. */
  readonly locale: string
}

type PlainValues = Record<string, string | number | Date>
type Translate = (key: string, values?: PlainValues) => string

/**
 * The tag that `Intl` formats with: English is written as in Britain ("14 March 1992", "a, b and c"), and a date of the Gregorian calendar stays
 * one in languages whose usual calendar is another (Persian).
 */
export const intlTag = (locale: string): string =>
  `${/^en(?:-XA)?$/.test(locale) ? 'en-GB' : locale}-u-ca-gregory`

/**
 * The day of an instant, in UTC: "23 November 2026". Without the Russian "г.", which is not needed after a full date and would end a sentence with
 * two full stops.
 */
export function fullDay(instant: Date, locale: string): string {
  const form = { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' } as const
  return dateFormat(intlTag(locale), form)
    .format(instant)
    .replace(/\sг\.$/, '')
}

/** A translator for `locale` over a function that formats a key with plain values. Messages and lists within values are rendered first. */
export function translatorFrom(translate: Translate, locale: string): Translator {
  const list = listFormat(intlTag(locale))
  function plain(value: MessageValue): string | number | Date {
    if (typeof value === 'string' || typeof value === 'number' || value instanceof Date) return value
    if ('key' in value) return render(value)
    if (!isList(value)) return named(value, locale)
    return list.format(value.map((entry) => (typeof entry === 'string' ? entry : render(entry))))
  }
  function render(given: Message | MessageKey, values?: MessageValues): string {
    const { key, values: own = values } = typeof given === 'string' ? { key: given } : given
    if (!own) return translate(key)
    return translate(
      key,
      Object.fromEntries(Object.entries(own).map(([name, value]) => [name, plain(value)])),
    )
  }
  return Object.assign(render, { locale })
}

const isList = (value: NamedValue | readonly (string | Message)[]): value is readonly (string | Message)[] =>
  Array.isArray(value)

function named(value: NamedValue, locale: string): string {
  if ('language' in value)
    return new Intl.DisplayNames(intlTag(locale), { type: 'language' }).of(value.language) ?? value.language
  if ('script' in value)
    return new Intl.DisplayNames(intlTag(locale), { type: 'script' }).of(value.script) ?? value.script
  return fullDay(new Date(`${value.day}T00:00:00Z`), locale)
}
