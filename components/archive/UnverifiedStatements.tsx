import { useTranslations } from 'next-intl'
import { StateMark } from '@/components/ui/StateMark'
import { useAddress } from '@/components/ui/use-address'
import { useTranslator } from '@/components/ui/use-translator'
import type { Unseen, UnseenStatement } from '@/lib/editions/archive'
import { notChecked } from '@/lib/editions/not-checked'
import { directionOf } from '@/lib/text'
import { shortened } from '@/lib/text/shortened'
import { RecordLine } from './RecordLine'

/** Statements that could not be verified, by record, each with its state and a link to it. */
export function UnverifiedStatements({ records }: { records: readonly Unseen[] }) {
  const t = useTranslations('archive.unverified')
  return (
    <ol className="mt-4 max-w-text divide-y divide-line border-y border-line">
      {records.map(({ statements, unseen, ...record }) => (
        <li key={record.slug} className="py-5">
          <RecordLine {...record}>
            {statements.length < unseen && (
              <p className="text-quiet">{t('shown', { shown: statements.length, total: unseen })}</p>
            )}
            <ul className="mt-3 space-y-4 border-s-2 border-line ps-4">
              {statements.map((statement) => (
                <li key={statement.path}>
                  <Statement statement={statement} />
                </li>
              ))}
            </ul>
          </RecordLine>
        </li>
      ))}
    </ol>
  )
}

function Statement({ statement }: { statement: UnseenStatement }) {
  const t = useTranslations('archive')
  const to = useAddress()
  const render = useTranslator()
  const { name, words, language, state, secondHand, unchecked, path } = statement
  const missing = notChecked(unchecked)
  const spoken = language && language !== 'und' ? language : undefined
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-4">
        <a href={to(path)} className="link">
          {render(name)}
        </a>
        <StateMark state={state}>{render(`labels.evidence.${state}`)}</StateMark>
      </p>
      {words === null ? (
        <p className="text-quiet">{t('unverified.behindWarning')}</p>
      ) : (
        <p
          lang={spoken}
          dir={spoken ? directionOf(spoken) : 'auto'}
          className="max-w-measure font-serif text-lg"
        >
          {shortened(words, MOST)}
        </p>
      )}
      <p className="text-quiet">
        {missing && render(missing)} {secondHand && t('unverified.secondHand')}
      </p>
    </>
  )
}

const MOST = 300
