import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { found } from '@/app/(desk)/found'
import { RelocationForm } from '@/components/holdings/RelocationForm'
import { KeepInOldCopyForm, MoveWaitingForm } from '@/components/holdings/RelocationSteps'
import { WithPause } from '@/components/review/PauseOffer'
import { Alert } from '@/components/ui/Alert'
import { Link } from '@/components/ui/Link'
import { requireActor } from '@/lib/auth'
import { relocationOf } from '@/lib/relocation/open-relocations'
import { getTranslator } from '@/lib/settings/language'
import { directionOf } from '@/lib/text'
import { positionOfPassage } from '@/lib/text/passage-position'
import { keepInOldCopyAction, moveToPassageAction, moveWaitingAction } from '../actions'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslator())('relocation.title'),
})

type Props = { params: Promise<{ id: string }> }

export default async function RelocationPage({ params }: Props) {
  const [actor, t] = await Promise.all([requireActor(), getTranslator()])
  const { id } = await params
  const waiting = await found(relocationOf(actor, id))
  const { passage, holding, records } = waiting
  const { language, holding: older } = passage.textLayer
  const copyAt = (copy: { id: string; sourceId: string }) =>
    `/desk/sources/${copy.sourceId}/holdings/${copy.id}`
  return (
    <>
      <header className="py-8">
        <p>
          <Link href={`/desk/sources/${holding.source.id}`} className="link">
            <bdi>{holding.source.title}</bdi>
          </Link>
        </p>
        <h1 className="font-serif text-3xl font-semibold">{t('relocation.passage.heading')}</h1>
        <p className="mt-1 max-w-measure">{t(`relocation.outcome.${waiting.outcome}`)}</p>
      </header>
      {waiting.resolvedAt && (
        <Alert
          tone="success"
          title={
            waiting.resolvedBy
              ? t('relocation.passage.settledBy', { name: waiting.resolvedBy.name })
              : t('relocation.passage.settled')
          }
        >
          {waiting.reason && <p>{waiting.reason}</p>}
        </Alert>
      )}
      <WithPause warning={waiting.warning} shows="COPIES">
        <div className="grid gap-8 xl:grid-cols-2">
          <section aria-labelledby="older">
            <h2 id="older" className="font-serif text-xl font-semibold">
              {t('relocation.passage.older')}
            </h2>
            <p className="text-quiet">
              <Link href={`${copyAt(older)}?passage=${passage.id}#passage-${passage.id}`} className="link">
                <bdi>{older.filename}</bdi>
              </Link>
              {passage.locatorLabel && `, ${t(positionOfPassage(passage))}`}
            </p>
            <p
              className="mt-3 max-w-measure font-serif text-lg whitespace-pre-wrap"
              lang={language}
              dir={directionOf(language)}
            >
              <span className="text-quiet">{waiting.before}</span>
              <mark className="bg-transparent text-ink underline decoration-accent decoration-2 underline-offset-4">
                {passage.exact}
              </mark>
              <span className="text-quiet">{waiting.after}</span>
            </p>
            <h3 className="mt-6 font-semibold">{t('relocation.passage.records')}</h3>
            <ul>
              {records.map(({ id: recordId, title, state }) => (
                <li key={recordId} className="py-1">
                  <Link href={`/desk/records/${recordId}`} className="link">
                    <bdi>{title}</bdi>
                  </Link>
                  <span className="ms-2 text-quiet">{t(`labels.workState.${state}`)}</span>
                </li>
              ))}
              {records.length === 0 && <li className="text-quiet">{t('relocation.passage.noRecords')}</li>}
            </ul>
          </section>
          <section aria-labelledby="better">
            <h2 id="better" className="font-serif text-xl font-semibold">
              {t('relocation.passage.better')}
            </h2>
            <p className="mb-3 text-quiet">
              <Link href={copyAt(holding)} className="link">
                <bdi>{holding.filename}</bdi>
              </Link>
            </p>
            {!waiting.resolvedAt && waiting.toPassage && (
              <div className="space-y-3">
                <FoundPassage text={waiting.toPassage.exact} />
                <p className="text-quiet">{t('relocation.passage.waits')}</p>
                <MoveWaitingForm id={id} action={moveWaitingAction} />
              </div>
            )}
            {!waiting.resolvedAt && !waiting.toPassage && waiting.layer && (
              <RelocationForm
                id={id}
                layer={waiting.layer}
                candidates={waiting.candidates}
                action={moveToPassageAction}
              />
            )}
            {!waiting.resolvedAt && (
              <div className="mt-6">
                <KeepInOldCopyForm id={id} action={keepInOldCopyAction} />
              </div>
            )}
          </section>
        </div>
      </WithPause>
    </>
  )
}

function FoundPassage({ text }: { text: string }) {
  const t = useTranslations('relocation.passage')
  return <p>{t.rich('foundAs', { text: () => <span className="font-serif">{text}</span> })}</p>
}
