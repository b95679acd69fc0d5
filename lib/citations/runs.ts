import type { MessageKey } from '@/lib/messages/keys'
import type { Translator } from '@/lib/messages/translator'

/** A piece of a formatted citation. Text is plain, never HTML; `href` is an https or http address. */
export type Run = { text: string; italic?: true; href?: string }

export const plain = (text: unknown): Run[] => (typeof text === 'string' && text ? [{ text }] : [])
export const italic = (text: unknown): Run[] =>
  typeof text === 'string' && text ? [{ text, italic: true }] : []

/** A message whose values are runs, each at the position that the message gives it. It writes the numbers itself. */
export function filled(
  key: MessageKey,
  values: Readonly<Record<string, readonly Run[]>>,
  t: Translator,
  numbers: Readonly<Record<string, number>> = {},
): Run[] {
  const names = Object.keys(values)
  // Private-use characters, which no message has, mark the positions.
  const marks = names.map((_, index) => String.fromCharCode(0xe000 + index))
  const text = t(key, {
    ...numbers,
    ...Object.fromEntries(names.map((name, index) => [name, marks[index] ?? ''])),
  })
  return text.split(/([\ue000-\ue0ff])/).flatMap((piece) => {
    const name = names[marks.indexOf(piece)]
    return name === undefined ? plain(piece) : (values[name] ?? [])
  })
}

/** The runs as plain text. */
export const textOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('')

/** The parts that aren't empty, with the separator between them; a full stop is never doubled. */
export function join(parts: readonly Run[][], separator: string): Run[] {
  const joined: Run[] = []
  for (const part of parts) {
    if (part.length === 0) continue
    if (joined.length > 0) joined.push({ text: ended(joined) ? separator.replace('.', '') : separator })
    joined.push(...part)
  }
  return joined
}

/** Adds a full stop, unless the text ends with one. */
export const sentence = (runs: Run[]): Run[] =>
  runs.length === 0 || ended(runs) ? runs : [...runs, { text: '.' }]

const ended = (runs: readonly Run[]) => /[.?!]$/.test(textOf(runs.slice(-1)))
