import { languageFromText } from '@/lib/folding/languages'
import { type Message, message } from '@/lib/messages/message'
import type { DocumentJson } from '@/lib/text'
import { keepable } from '@/lib/text/characters'
import { type Choices, foldedChoice } from '../targets'
import { shown } from './dates'

/** A fault of one field of a row. */
export type Fault = { field: string; text: Message }

/** What a cell says, or why it can't be read. Nothing is guessed. */
type Read<Value> = { value: Value } | { fault: Message }

/** The text of a cell without characters that no field takes. */
export const proseIn = (cell: string): string => keepable(cell).trim()

/** The same on one line: line breaks in a cell are its layout. */
export const lineIn = (cell: string): string =>
  proseIn(cell)
    .split(/[\n\t]/)
    .map((part) => part.trim())
    .filter(Boolean)
    .join(' ')

// A file has few languages and many rows.
const languages = new Map<string, string | null>()

/** A language by its tag or its name. */
export function languageIn(cell: string): Read<string> {
  const text = lineIn(cell).slice(0, 100)
  const tag = languages.has(text) ? languages.get(text) : languageFromText(text)
  if (languages.size < 1_000) languages.set(text, tag ?? null)
  return tag ? { value: tag } : { fault: message('imports.faults.language', { text: shown(text) }) }
}

/** One of the values of a choice, by its id or its label. */
export function choiceIn(choices: Choices, field: string, cell: string): Read<string> {
  const known = choices[field] ?? {}
  const name = foldedChoice(lineIn(cell))
  const value = Object.hasOwn(known, name) ? known[name] : undefined
  return value === undefined
    ? { fault: message('imports.faults.choice', { text: shown(lineIn(cell)) }) }
    : { value }
}

type Name = { family: string; given: string } | { literal: string }

/** Names apart by semicolons, each "Family, Given" or as a whole. */
export const namesIn = (cell: string): Name[] =>
  lineIn(cell)
    .split(';')
    .map((name) => name.trim())
    .filter(Boolean)
    .map((name) => {
      const [family = '', given = '', ...rest] = name.split(',').map((part) => part.trim())
      return family && given && rest.length === 0 ? { family, given } : { literal: name }
    })

/** Paragraphs of a text; a line break ends one. */
export const bodyIn = (cell: string): DocumentJson => {
  const paragraphs = proseIn(cell)
    .split(/\n+/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }))
  return { type: 'doc', content: paragraphs.length > 0 ? paragraphs : [{ type: 'paragraph' }] }
}
