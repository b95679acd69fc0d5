import { useTranslations } from 'next-intl'
import { sourceReportPath } from '@/components/reports/report-path'
import { Runs } from '@/components/text/Runs'
import { Pagination } from '@/components/ui/Pagination'
import { useAddress } from '@/components/ui/use-address'
import { useTranslator } from '@/components/ui/use-translator'
import { noteForms } from '@/lib/citations/note-styles'
import type { ListedRecording } from '@/lib/editions/copies/recording'
import { cslOf } from '@/lib/editions/evidence'
import type { PublicSource } from '@/lib/editions/sources'
import { isRecordingKind } from '@/lib/holdings/recording-kinds'
import { holdingLabel } from '@/lib/holdings/schema'
import type { NoteStyle } from '@/lib/settings/schema'
import { RecordLine } from '../RecordLine'
import { Player } from '../record/Recording'
import { UnapiId } from '../Unapi'
import { copyPath } from './copy-path'
import { UsedPassages } from './UsedPassages'

const identificationKeys = { IDENTIFIED: null, PARTIAL: 'partial', NAMED_ONLY: 'namedOnly' } as const

type Props = {
  found: PublicSource
  page: number
  /** The address for readers who have a copy; empty if the archive gives none. */
  contact: string
  style: NoteStyle
  /** Its first recordings that readers can hear, by the id of the copy. */
  recordings?: ReadonlyMap<string, ListedRecording>
}

/** A source with the passages that are used, the archive copies that were checked and every record that cites it. */
export function SourcePage({ found, page, contact, style, recordings = new Map() }: Props) {
  const t = useTranslations('archive')
  const render = useTranslator()
  const to = useAddress()
  const { source, holdings, passages, total, pages, citing } = found
  const identification = identificationKeys[source.identification]
  const csl = cslOf(source)
  const title = String(csl.title ?? t('source.untitled'))
  const isSought = citing.every(({ seen }) => seen === 0)
  return (
    <>
      <UnapiId path={`/sources/${source.id}`} />
      <p className="kicker">{t('source.title')}</p>
      <h1 className="page-title" dir="auto">
        {title}
      </h1>
      <p className="mt-3 max-w-measure font-serif text-lg oldstyle-nums text-quiet">
        <Runs runs={noteForms[style].entry(csl, render)} />
      </p>
      {identification && <p className="mt-2 text-quiet">{t(`source.${identification}`)}</p>}
      {typeof csl.note === 'string' && (
        <p className="mt-2 max-w-measure" dir="auto">
          {csl.note}
        </p>
      )}

      <div className="with-margin mt-10">
        <div className="in-text space-y-14">
          {isSought && <HelpToFind title={title} contact={contact} />}
          {[...recordings].map(([id, recording]) => (
            <SourceRecording key={id} id={id} recording={recording} sourceId={source.id} title={title} />
          ))}
          {passages.length > 0 && <UsedPassages passages={passages} />}
          <section aria-labelledby="citing">
            <h2 id="citing" className="section-title">
              {t('source.citedIn', { total })}
            </h2>
            <ol className="mt-3 max-w-text divide-y divide-line border-y border-line">
              {citing.map(({ slug, kind, title, attribution, fields, earlier, statements, seen }) => (
                <li key={slug} className="py-4">
                  <RecordLine
                    slug={slug}
                    kind={kind}
                    title={title}
                    attribution={attribution}
                    fields={fields}
                    edition={earlier}
                  >
                    <p className="text-quiet">
                      {earlier !== null && `${t('source.citedEarlier', { number: earlier })} `}
                      {t(`source.${seenKey(statements, seen)}`, { count: statements, seen })}
                    </p>
                  </RecordLine>
                </li>
              ))}
            </ol>
            <Pagination page={page} pages={pages} hrefOf={(number) => to(pageOf(source.id, number))} />
          </section>
        </div>
        <aside className="in-margin" aria-labelledby="copies">
          <Copies sourceId={source.id} holdings={holdings} />
          <p className="screen-only mt-6">
            <a
              href={to(sourceReportPath(source.id, null))}
              rel="nofollow"
              className="link inline-block py-0.5"
            >
              {render('reports.title')}
            </a>
          </p>
        </aside>
      </div>
    </>
  )
}

const pageOf = (id: string, page: number) =>
  page === 1 ? `/sources/${id}` : `/sources/${id}/more?page=${page}`

function seenKey(statements: number, seen: number) {
  if (seen === statements) return 'statementsSeen'
  return seen === 0 ? 'statementsNotSeen' : 'statementsPartlySeen'
}

type RecordingProps = { id: string; recording: ListedRecording; sourceId: string; title: string }

/** A recording of the source; its transcript is on the page of the copy. */
function SourceRecording({ id, recording, sourceId, title }: RecordingProps) {
  const t = useTranslations('archive')
  const render = useTranslator()
  const to = useAddress()
  return (
    <section aria-labelledby={`recording-${id}`}>
      <h2 id={`recording-${id}`} className="section-title mb-4">
        {holdingLabel(recording.kind, render)}
      </h2>
      <Player source={sourceId} holding={id} title={title} recording={recording} />
      <p className="mt-2">
        <a href={to(copyPath(sourceId, id))} className="link inline-block py-0.5">
          {t('recording.transcript')}
        </a>
      </p>
    </section>
  )
}

/** The archive copies with their provenance, rights and hashes. */
function Copies({ sourceId, holdings }: Pick<PublicSource, 'holdings'> & { sourceId: string }) {
  const to = useAddress()
  const t = useTranslations('archive')
  const render = useTranslator()
  return (
    <>
      <h2 id="copies" className="section-title">
        {t('source.copies')}
      </h2>
      {holdings.length === 0 ? (
        <p className="mt-3 text-quiet">{t('source.noCopies')}</p>
      ) : (
        <ul className="mt-3 space-y-4">
          {holdings.map(({ id, kind, obtainedFrom, rights, sha256, shown }) => (
            <li key={id}>
              <p className="font-medium">{holdingLabel(kind, render)}</p>
              {shown === 'WHOLE' && (
                <p>
                  <a href={to(copyPath(sourceId, id))} className="link inline-block py-0.5">
                    {t(isRecordingKind(kind) ? 'recording.playCopy' : 'evidence.openCopy')}
                  </a>
                </p>
              )}
              {obtainedFrom && (
                <p className="first-letter:uppercase">
                  {t('evidence.obtainedFrom', { origin: obtainedFrom })}
                </p>
              )}
              {rights && <p>{t('source.rights', { rights })}</p>}
              <p className="text-xs break-all text-quiet">
                {sha256 === '' ? (
                  t('evidence.hashWithheld')
                ) : (
                  <>
                    {t('evidence.hash')} <code className="font-mono">{sha256}</code>
                  </>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Asks readers for a source that the archive has not seen. */
function HelpToFind({ title, contact }: { title: string; contact: string }) {
  const t = useTranslations('archive.source')
  const letter = { href: `mailto:${contact}?subject=${encodeURIComponent(title)}` }
  return (
    <section aria-labelledby="sought" className="rounded border border-edge bg-panel px-5 py-4">
      <h2 id="sought" className="section-title">
        {t('sought')}
      </h2>
      <p className="mt-2 max-w-measure">{t('soughtText')}</p>
      {contact && (
        <p className="mt-2">
          <a {...letter} className="link inline-block py-1">
            {t('soughtContact', { contact })}
          </a>
        </p>
      )}
    </section>
  )
}
