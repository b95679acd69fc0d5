import { useTranslations } from 'next-intl'
import { type ErasureReport as Report, remainKey } from '@/lib/editions/erasure/schema'
import { remainHref } from './remain-href'

/** What an erasure did with the places outside of the record that had the speaker's name. Never names the speaker. */
export function ErasureReport({ masked, left }: Report) {
  const t = useTranslations('records.erasure')
  return (
    <>
      {masked.length > 0 && (
        <>
          <p>{t('reportMasked', { count: masked.length })}</p>
          <ul className="list-disc ps-6">
            {masked.map((place) => (
              <li key={remainKey(place)}>
                <a href={remainHref(place)} className="link">
                  {t('reportDone', { kind: place.kind })}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {left.length > 0 && (
        <>
          <p>{t('reportLeft', { count: left.length })}</p>
          <ul className="list-disc ps-6">
            {left.map((place) => (
              <li key={remainKey(place)}>
                <a href={remainHref(place)} className="link">
                  {t('reportPlace', { kind: place.kind })}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
