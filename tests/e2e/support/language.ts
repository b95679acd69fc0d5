import { accented } from '@/tests/support/pseudo-locale'

/**
 * A text of the interface in the language of the journeys' archive: as it is in English, else with the letters of the pseudo-language. The
 * brackets around a message in that language are no part of it, so names are matched in part.
 */
export const inLanguage = (text: string): string => (process.env.JOURNEYS_LANGUAGE ? accented(text) : text)
