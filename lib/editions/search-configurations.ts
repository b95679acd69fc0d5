/** Languages that PostgreSQL can stem, by the first part of their BCP 47 tag. */
const stemmed: Readonly<Record<string, string>> = {
  ar: 'arabic',
  hy: 'armenian',
  da: 'danish',
  nl: 'dutch',
  en: 'english',
  fi: 'finnish',
  fr: 'french',
  de: 'german',
  el: 'greek',
  hu: 'hungarian',
  id: 'indonesian',
  it: 'italian',
  nb: 'norwegian',
  no: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sr: 'serbian',
  es: 'spanish',
  sv: 'swedish',
  tr: 'turkish',
  yi: 'yiddish',
}

/** Whole words without accents, for languages without stemming here (Azerbaijani among them). */
const WHOLE_WORDS = 'stele_simple'

/** The text-search configuration of a language (prisma/migrations/*_search). */
export function configurationOf(language: string): string {
  const name = stemmed[language.split('-')[0]?.toLowerCase() ?? '']
  return name ? `stele_${name}` : WHOLE_WORDS
}

export const configurations = [
  WHOLE_WORDS,
  ...new Set(Object.values(stemmed).map((name) => `stele_${name}`)),
] as const
