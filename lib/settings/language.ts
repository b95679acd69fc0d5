import 'server-only'
import { headers } from 'next/headers'
import { languages, translatorOf } from '@/lib/messages/catalogue'
import {
  dividedAddress,
  inLanguage,
  LANGUAGE_HEADER,
  type LanguagePrefix,
  PATH_HEADER,
} from '@/lib/messages/public-address'
import type { Translator } from '@/lib/messages/translator'
import { archiveSettings } from './settings'

async function headerOf(name: string): Promise<string | null> {
  try {
    return (await headers()).get(name)
  } catch (error) {
    // The framework's own errors have a digest. Commands and tests have no request.
    if (error instanceof Error && 'digest' in error) throw error
    return null
  }
}

/** The language that the address names, null for none. The proxy lets only the languages through that the archive offers. */
async function languageOfAddress(): Promise<string | null> {
  const named = await headerOf(LANGUAGE_HEADER)
  return named && languages().includes(named) ? named : null
}

/** The language of the interface: the one in the address of a public page, else the archive's default language. */
export async function interfaceLanguage(): Promise<string> {
  return (await languageOfAddress()) ?? (await archiveSettings()).language
}

/** The translator for the language of the interface; in pages, actions and routes. */
export async function getTranslator(): Promise<Translator> {
  return translatorOf(await interfaceLanguage())
}

/** The prefix of the addresses that this page links to, so that a reader stays in the language. */
export async function languagePrefix(): Promise<LanguagePrefix> {
  const language = await languageOfAddress()
  return language ? `/${language}` : ''
}

/** Makes addresses in the language of the page; in async pages. Components use `useAddress`. */
export async function getAddress(): Promise<(path: string) => string> {
  const prefix = await languagePrefix()
  return (path) => inLanguage(prefix, path)
}

/** The page that was asked for, as path and query without a language. */
export async function pageAddress(): Promise<string> {
  return dividedAddress((await headerOf(PATH_HEADER)) ?? '/', languages()).path
}
