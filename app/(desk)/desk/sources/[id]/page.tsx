import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { found } from '@/app/(desk)/found'
import { DeleteForm } from '@/components/desk/DeleteForm'
import { HoldingList } from '@/components/holdings/HoldingList'
import { RelocationList } from '@/components/holdings/RelocationList'
import { AssessmentForm } from '@/components/sources/AssessmentForm'
import { AssessmentList } from '@/components/sources/AssessmentList'
import { ConflictList } from '@/components/sources/ConflictList'
import { DependentsList } from '@/components/sources/DependentsList'
import { RelationForm } from '@/components/sources/RelationForm'
import { RelationList } from '@/components/sources/RelationList'
import { SourceFacts } from '@/components/sources/SourceFacts'
import { SourceGraph } from '@/components/sources/SourceGraph'
import { Runs } from '@/components/text/Runs'
import { Disclosure } from '@/components/ui/Disclosure'
import { Link } from '@/components/ui/Link'
import { LinkButton } from '@/components/ui/LinkButton'
import { can } from '@/lib/access'
import { requireActor } from '@/lib/auth'
import { formatEntry } from '@/lib/citations/format'
import { readDependentsOf } from '@/lib/holdings/dependents'
import { listHoldings } from '@/lib/holdings/queries'
import { pageSchema } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { warningsOnPassages } from '@/lib/records/passage-warnings'
import { openRelocations } from '@/lib/relocation/open-relocations'
import { conflictsOf } from '@/lib/review/source-facts/source-conflicts'
import { getTranslator } from '@/lib/settings/language'
import { assessmentsOf } from '@/lib/sources/assessment/queries'
import { toCsl } from '@/lib/sources/csl'
import { graphOfSource } from '@/lib/sources/graph/queries'
import { likeSources } from '@/lib/sources/likeness'
import { getSource } from '@/lib/sources/queries'
import { sourceTypeLabel } from '@/lib/sources/types'
import { directionOf } from '@/lib/text'
import { assessAction, deleteSourceAction, relateAction, removeRelationAction } from '../actions'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslator())('sources.source'),
})

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<{ page?: string | string[] }>
}

export default async function SourcePage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { id } = await params
  const page = pageSchema.parse((await searchParams).page)
  const { source, authorityNames, relations, merged } = await found(getSource(actor, id))
  if (source.id !== id) redirect(`/desk/sources/${source.id}`)
  const [holdings, dependents] = await Promise.all([
    listHoldings(actor, id),
    readDependentsOf(actor, id, page),
  ])
  const mayWrite = can(actor, 'writeAll')
  const t = await getTranslator()
  const [conflicts, like, graph, assessments, warnings] = await Promise.all([
    conflictsOf(actor, id, t),
    mayWrite ? likeSources(actor, id) : [],
    graphOfSource(actor, id),
    assessmentsOf(actor, id),
    warningsOnPassages(
      actor,
      dependents.passages.map((passage) => passage.id),
    ),
  ])
  const waiting = mayWrite ? await openRelocations(actor, { sourceId: id }) : { rows: [] }
  return (
    <>
      <header className="py-8">
        <p className="text-quiet">{sourceTypeLabel(source.type, t)}</p>
        <div className="flex flex-wrap items-baseline justify-between gap-4">
          <h1
            className="font-serif text-3xl font-semibold"
            lang={source.language ?? undefined}
            dir={directionOf(source.language)}
          >
            {source.title}
          </h1>
          {mayWrite && <LinkButton href={`/desk/sources/${id}/edit`}>{t('sources.edit')}</LinkButton>}
        </div>
        <p className="mt-2 max-w-measure">
          <Runs runs={formatEntry(toCsl(source), t)} />
        </p>
        {merged.length > 0 && (
          <p className="mt-2 max-w-measure text-quiet">
            {t('sources.page.merged', {
              titles: merged.map(({ title }) => message('sources.quotedTitle', { title })),
            })}
          </p>
        )}
      </header>
      <section aria-labelledby="facts">
        <h2 id="facts" className="mb-3 font-serif text-xl font-semibold">
          {t('sources.page.facts')}
        </h2>
        <SourceFacts source={source} authorityNames={authorityNames} />
      </section>
      <section aria-labelledby="copies" className="mt-10">
        <div className="flex flex-wrap items-baseline justify-between gap-4">
          <h2 id="copies" className="font-serif text-xl font-semibold">
            {t('sources.page.copies')}
          </h2>
          {mayWrite && (
            <LinkButton href={`/desk/sources/${id}/holdings/new`} look="primary">
              {t('sources.page.addCopy')}
            </LinkButton>
          )}
        </div>
        {holdings.length > 0 ? (
          <HoldingList sourceId={id} holdings={holdings} />
        ) : (
          <p className="text-quiet">{t('sources.page.noCopies')}</p>
        )}
      </section>
      {conflicts.length + like.length > 0 && (
        <section aria-labelledby="conflicts" className="mt-10">
          <h2 id="conflicts" className="font-serif text-xl font-semibold">
            {t('sources.page.conflicts')}
          </h2>
          <ConflictList sourceId={id} conflicts={conflicts} like={like} />
        </section>
      )}
      {waiting.rows.length > 0 && (
        <section aria-labelledby="again" className="mt-10">
          <h2 id="again" className="font-serif text-xl font-semibold">
            {t('relocation.title')}
          </h2>
          <RelocationList rows={waiting.rows} />
        </section>
      )}
      <section aria-labelledby="dependents" className="mt-10">
        <h2 id="dependents" className="font-serif text-xl font-semibold">
          {t('sources.page.dependents')}
        </h2>
        <DependentsList sourceId={id} dependents={dependents} warnings={warnings} />
      </section>
      <section aria-labelledby="relations" className="mt-10 space-y-4">
        <h2 id="relations" className="font-serif text-xl font-semibold">
          {t('sources.page.relations')}
        </h2>
        <RelationList relations={relations} remove={mayWrite ? removeRelationAction.bind(null, id) : null} />
        {mayWrite && (
          <Disclosure summary={t('sources.page.relate')}>
            <RelationForm sourceId={id} action={relateAction} />
          </Disclosure>
        )}
      </section>
      {graph.edges.length > 0 && (
        <section aria-labelledby="graph" className="mt-10 space-y-4">
          <h2 id="graph" className="font-serif text-xl font-semibold">
            {t('sources.page.origin')}
          </h2>
          <SourceGraph graph={graph} id="source-graph" />
        </section>
      )}
      {mayWrite && (
        <section aria-labelledby="assessment" className="mt-10 space-y-2">
          <h2 id="assessment" className="font-serif text-xl font-semibold">
            {t('sources.page.assessment')}
          </h2>
          <p className="text-quiet">{t('sources.page.assessmentHelp')}</p>
          <AssessmentList assessments={assessments} />
          <AssessmentForm sourceId={id} action={assessAction} />
        </section>
      )}
      {mayWrite && (
        <div className="mt-10 space-y-4">
          <p>
            <Link href={`/desk/sources/${id}/merge`} className="link">
              {t('sources.page.merge')}
            </Link>
          </p>
          <DeleteForm id={id} what="source" action={deleteSourceAction} />
        </div>
      )}
    </>
  )
}
