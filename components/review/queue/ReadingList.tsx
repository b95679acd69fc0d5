import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/Link'
import { useTranslator } from '@/components/ui/use-translator'
import type { DifferentReading } from '@/lib/relocation/different-readings'
import { directionOf } from '@/lib/text'

/** What rests on passages that read differently in the newest text of their copy, each with both readings. */
export function ReadingList({ readings }: { readings: readonly DifferentReading[] }) {
  const t = useTranslator()
  return (
    <ul className="max-w-4xl">
      {readings.map((reading) => {
        const { key, relocationId, record, subject, source } = reading
        return (
          <li key={`${record.id} ${key} ${relocationId}`} className="border-b border-line py-4">
            <p>
              <Link href={`/desk/records/${record.id}/review`} className="link font-medium">
                <bdi>{record.title}</bdi>
              </Link>
              {' · '}
              {t(subject)}
              {' · '}
              <span className="text-quiet">{t(`labels.workState.${record.state}`)}</span>
            </p>
            <p className="text-sm text-quiet">
              <bdi>{source.title}</bdi>
            </p>
            <TwoReadings {...reading} />
            <p className="mt-1">
              <Link href={`/desk/sources/look-again/${relocationId}`} className="link">
                {t('review.sides.differsLink')}
              </Link>
            </p>
          </li>
        )
      })}
    </ul>
  )
}

function TwoReadings({ before, now, language, warning }: DifferentReading) {
  const t = useTranslations('review.readings')
  if (warning) return <p className="mt-1">{t('warned', { warning })}</p>
  const text = { lang: language, dir: directionOf(language), className: 'font-serif whitespace-pre-wrap' }
  return (
    <dl className="mt-2 grid gap-x-6 gap-y-1 sm:grid-cols-2">
      <div>
        <dt className="text-xs font-medium text-quiet">{t('before')}</dt>
        <dd {...text}>{before}</dd>
      </div>
      <div>
        <dt className="text-xs font-medium text-quiet">{t('now')}</dt>
        {now === null ? <dd>{t('noPlace')}</dd> : <dd {...text}>{now}</dd>}
      </div>
    </dl>
  )
}
