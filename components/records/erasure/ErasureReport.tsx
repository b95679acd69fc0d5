import { useTranslations } from 'next-intl'
import {
  isMasked,
  type RemainPlace,
  type ErasureReport as Report,
  remainKey,
} from '@/lib/editions/erasure/schema'
import { remainHref } from './remain-href'

type ListProps = { lead: string; places: readonly RemainPlace[]; label: (place: RemainPlace) => string }

function Places({ lead, places, label }: ListProps) {
  if (places.length === 0) return null
  return (
    <>
      <p>{lead}</p>
      <ul className="list-disc ps-6">
        {places.map((place) => (
          <li key={remainKey(place)}>
            <a href={remainHref(place)} className="link">
              {label(place)}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

/**
 * What an erasure did with the places outside of the record that had the speaker's name, what it only lists, the files that nothing uses any more, and what it doesn't search. Never
 * names the speaker.
 */
export function ErasureReport({ masked, left, media }: Report) {
  const t = useTranslations('records.erasure')
  const kept = left.filter(({ kind }) => isMasked(kind))
  const listed = left.filter(({ kind }) => !isMasked(kind))
  const nameOf = ({ kind }: RemainPlace) => t('reportPlace', { kind })
  return (
    <>
      <Places
        lead={t('reportMasked', { count: masked.length })}
        places={masked}
        label={({ kind }) => t('reportDone', { kind })}
      />
      <Places lead={t('reportLeft', { count: kept.length })} places={kept} label={nameOf} />
      <Places lead={t('reportListed', { count: listed.length })} places={listed} label={nameOf} />
      <Places
        lead={t('reportMedia', { count: media.length })}
        places={media}
        label={() => t('reportMediaFile')}
      />
      <p>{t('notSearched')}</p>
    </>
  )
}
