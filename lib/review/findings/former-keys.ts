import { createTranslator } from 'use-intl/core'
import type { Found } from '@/lib/checks/check'
import type { CheckInput } from '@/lib/checks/input'
import { countMessage } from '@/lib/figures/sentence'
import type { Message, MessageValue } from '@/lib/messages/message'
import sentences from './former-sentences.json'

const translate = createTranslator({
  locale: 'en',
  messages: sentences,
  timeZone: 'UTC',
  onError: (error) => {
    throw error
  },
})

function plain(value: MessageValue): string | number | Date {
  if (typeof value === 'string' || typeof value === 'number' || value instanceof Date) return value
  if ('key' in value) return sentenceOf(value)
  if ('language' in value) return value.language
  if ('script' in value) return value.script
  if ('day' in value) return value.day
  return value.map((entry) => (typeof entry === 'string' ? entry : sentenceOf(entry))).join(', ')
}

const sentenceOf = ({ key, values = {} }: Message): string =>
  translate(
    key as Parameters<typeof translate>[0],
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, plain(value)])),
  )

/**
 * The excerpt and English sentence of a warning, as keys contained them before findings had messages. Null for findings that couldn't be
 * dismissed then.
 */
export function formerlyWritten(
  { message, place, excerpt }: Found,
  { figures }: CheckInput,
): [string, string] | null {
  const figure = excerpt === '' ? figures.find(({ id }) => id === place.subjectId) : undefined
  try {
    return [figure ? sentenceOf(countMessage(figure)) : excerpt, sentenceOf(message)]
  } catch {
    return null
  }
}
