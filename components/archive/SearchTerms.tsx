import { useFormatter, useTranslations } from 'next-intl'
import type { Term } from '@/lib/search/terms'

/** Names each word that no record contains, and what was searched for instead. */
export function SearchTerms({ terms }: { terms: readonly Term[] }) {
  const t = useTranslations('archive.search')
  const format = useFormatter()
  const replaced = terms.filter((term) => term.instead.length > 0)
  if (replaced.length === 0) return null
  const link = (word: string) => (
    <a key={word} href={`/records?q=${encodeURIComponent(word)}`} className="link">
      {word}
    </a>
  )
  return (
    <ul className="mt-1 text-quiet">
      {replaced.map(({ word, instead }) => (
        <li key={word}>{t.rich('otherSpellings', { word, others: () => format.list(instead.map(link)) })}</li>
      ))}
    </ul>
  )
}
