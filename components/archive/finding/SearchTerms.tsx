import { useFormatter, useTranslations } from 'next-intl'
import { useAddress } from '@/components/ui/use-address'
import type { Term } from '@/lib/search/terms'

/** Says what was searched for besides the words of the reader: similar spellings of a word that no record contains, and other names. */
export function SearchTerms({ terms }: { terms: readonly Term[] }) {
  const t = useTranslations('archive.search')
  const format = useFormatter()
  const to = useAddress()
  const link = (word: string) => (
    <a key={word} href={to(`/records?q=${encodeURIComponent(word)}`)} className="link">
      <bdi>{word}</bdi>
    </a>
  )
  const respelt = terms.filter(({ instead }) => instead.length > 0)
  const renamed = terms.filter(({ also }) => also.length > 0)
  if (respelt.length + renamed.length === 0) return null
  return (
    <ul className="mt-1 text-quiet">
      {respelt.map(({ word, instead }) => (
        <li key={`spelling ${word}`}>
          {t.rich('otherSpellings', { word, others: () => format.list(instead.map(link)) })}
        </li>
      ))}
      {renamed.map(({ word, also }) => (
        <li key={`name ${word}`}>
          {t.rich('otherNames', { word, others: () => format.list(also.map(link)) })}
        </li>
      ))}
    </ul>
  )
}
