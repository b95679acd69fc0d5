import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createTranslator } from 'use-intl/core'
import type { Messages } from './keys'
import { type Translator, translatorFrom } from './translator'

/** The language that messages are written in, and that is used where another one lacks a message. */
export const SOURCE_LANGUAGE = 'en'

type Tree = { readonly [name: string]: string | Tree }

const folder = () => path.join(process.cwd(), 'messages')

// One a process: the framework loads this module once for its pages, once for its routes, and the server once more.
const shared = globalThis as typeof globalThis & { steleCatalogues?: Map<string, Messages> }
shared.steleCatalogues ??= new Map()
const catalogues = shared.steleCatalogues
const translators = new Map<string, Translator>()

/** The languages that have a folder in `messages`, as BCP 47 tags. */
export const languages = (): string[] =>
  readdirSync(folder(), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()

/** The languages that have the messages of staff pages. */
export const staffLanguages = (): string[] =>
  languages().filter((language) => existsSync(path.join(folder(), language, 'desk.json')))

/** All messages of a language, by area; in English where it has no folder or lacks a message. */
export function messagesOf(language: string): Messages {
  const known = process.env.NODE_ENV === 'development' ? undefined : catalogues.get(language)
  if (known) return known
  // The areas and keys of the English files are what `Messages` is made from. Languages that lack some have the same texts, once in memory.
  const messages = (
    language === SOURCE_LANGUAGE
      ? readAreas(language)
      : merged(messagesOf(SOURCE_LANGUAGE), ownAreas(language))
  ) as Messages
  catalogues.set(language, messages)
  return messages
}

/** The translator of a language, for code outside React. Throws where a message is malformed or a value is missing. */
export function translatorOf(language: string): Translator {
  const kept = translators.get(language)
  if (kept) return kept
  const translate = createTranslator<Messages>({
    locale: language,
    messages: messagesOf(language),
    timeZone: 'UTC',
    onError: (error) => {
      throw error
    },
  })
  const translator = translatorFrom((key, values) => translate(key as 'errors.notFound', values), language)
  translators.set(language, translator)
  return translator
}

const ownAreas = (language: string): Tree => (languages().includes(language) ? readAreas(language) : {})

function readAreas(language: string): Tree {
  const files = readdirSync(path.join(folder(), language)).filter((name) => name.endsWith('.json'))
  return Object.fromEntries(
    files.map((name) => [
      name.replace(/\.json$/, ''),
      JSON.parse(readFileSync(path.join(folder(), language, name), 'utf8')),
    ]),
  )
}

function merged(base: Tree, over: Tree): Tree {
  return Object.fromEntries(
    Object.entries(base).map(([name, value]) => {
      const own = over[name]
      if (typeof value === 'string') return [name, typeof own === 'string' ? own : value]
      return [name, typeof own === 'object' ? merged(value, own) : value]
    }),
  )
}
