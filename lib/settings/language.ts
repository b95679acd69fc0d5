import 'server-only'
import { cookies, headers } from 'next/headers'
import { languages, staffLanguages, translatorOf } from '@/lib/messages/catalogue'
import {
  dividedAddress,
  inLanguage,
  isForMembers,
  LANGUAGE_HEADER,
  type LanguagePrefix,
  PATH_HEADER,
} from '@/lib/messages/public-address'
import type { Translator } from '@/lib/messages/translator'
import { archiveSettings } from './settings'

/** The headers of the request; null in commands and tests, which have none. */
async function requestHeaders(): Promise<Pick<Headers, 'get'> | null> {
  try {
    return await headers()
  } catch (error) {
    // The framework's own errors have a digest.
    if (error instanceof Error && 'digest' in error) throw error
    return null
  }
}

/** The language that the address names, null for none. The proxy lets only the languages through that the archive offers. */
async function languageOfAddress(): Promise<string | null> {
  const named = (await requestHeaders())?.get(LANGUAGE_HEADER)
  return named && languages().includes(named) ? named : null
}

/** Says on this device in which language the member who signed in reads staff pages. */
export const STAFF_COOKIE = 'stele-staff-language'

/** The language of staff pages at a path, by the cookie of the device; null for none, and for public pages, which are the same for everyone. */
export const staffLanguageAt = (path: string, cookie: string | undefined): string | null =>
  isForMembers(path) && cookie !== undefined && staffLanguages().includes(cookie) ? cookie : null

/** Remembers on this device the language of the member who signs in, null for the archive's. In server actions only. */
export async function rememberStaffLanguage(language: string | null): Promise<void> {
  const jar = await cookies()
  if (!language) jar.delete(STAFF_COOKIE)
  else
    jar.set(STAFF_COOKIE, language, {
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
      maxAge: 365 * 24 * 60 * 60,
    })
}

/** The language of staff pages on this device, null for none. */
async function languageOfStaff(): Promise<string | null> {
  const request = await requestHeaders()
  // Uploads don't pass the proxy, which sets the header.
  const path = request?.get(PATH_HEADER) ?? '/api/uploads'
  if (!request || !isForMembers(path)) return null
  return staffLanguageAt(path, (await cookies()).get(STAFF_COOKIE)?.value)
}

/**
 * The language of the interface: on a public page the one in its address, on a staff page the one that the member chose, else the archive's
 * default language.
 */
export async function interfaceLanguage(): Promise<string> {
  return (await languageOfAddress()) ?? (await languageOfStaff()) ?? (await archiveSettings()).language
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
  return dividedAddress((await requestHeaders())?.get(PATH_HEADER) ?? '/', languages()).path
}
