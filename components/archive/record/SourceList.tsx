import { useTranslations } from 'next-intl'
import { Runs } from '@/components/text/Runs'
import { useAddress } from '@/components/ui/use-address'
import { useTranslator } from '@/components/ui/use-translator'
import { noteForms } from '@/lib/citations/note-styles'
import type { CitedSource } from '@/lib/editions/evidence'
import type { NoteStyle } from '@/lib/settings/schema'

type Props = { works: readonly CitedSource[]; style: NoteStyle }

/** Every source that the edition cites, in the order of first use, and whether we have seen a copy. */
export function SourceList({ works, style }: Props) {
  const t = useTranslations('archive')
  const render = useTranslator()
  const to = useAddress()
  if (works.length === 0) return null
  const entries = new Map(works.map(({ csl }) => [csl.id, noteForms[style].entry(csl, render)]))
  return (
    <section aria-labelledby="sources">
      <h2 id="sources" className="section-title">
        {t('record.sources')}
      </h2>
      <ul className="mt-4 space-y-3">
        {works.map(({ source, seen }) => (
          <li key={source.id} id={`source-${source.id}`} className="max-w-measure ps-6 -indent-6">
            <span className="font-serif text-base oldstyle-nums">
              <Runs runs={entries.get(source.id) ?? []} />
            </span>
            <span className="block indent-0 text-xs text-quiet">
              {seen ? t('source.seen') : t('source.notSeen')}{' '}
              {source.identification === 'NAMED_ONLY' && t('source.namedOnly')}
              {source.identification === 'PARTIAL' && t('source.partial')}
            </span>
            <a href={to(`/sources/${source.id}`)} className="link screen-only block w-fit indent-0 text-xs">
              {t('record.citingRecords')}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
