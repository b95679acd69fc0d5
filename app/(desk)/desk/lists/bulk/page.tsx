import type { Metadata } from 'next'
import { permitted } from '@/app/(desk)/permitted'
import { BulkForm } from '@/components/bulk/BulkForm'
import { Link } from '@/components/ui/Link'
import { LinkButton } from '@/components/ui/LinkButton'
import { can } from '@/lib/access'
import { requireActor } from '@/lib/auth'
import { countSelected } from '@/lib/bulk/selection'
import { listCollections } from '@/lib/collections/queries'
import { listOf } from '@/lib/lists/columns'
import { knownTags } from '@/lib/records/tags'
import { assignees } from '@/lib/review/workflow/assignments'
import { getTranslator } from '@/lib/settings/language'
import { countBulkAction, previewBulkAction, startBulkAction } from './actions'
import { actionIn, actionsFor, hrefOfBulk, type Query, selectionIn } from './asked'
import { bulkFieldOptions } from './field-labels'

type Props = { searchParams: Promise<Query> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [t, query] = await Promise.all([getTranslator(), searchParams])
  return { title: t('bulk.title', { list: selectionIn(query).list }) }
}

export default async function BulkPage({ searchParams }: Props) {
  const [actor, t, query] = await Promise.all([requireActor(), getTranslator(), searchParams])
  const selection = selectionIn(query)
  const { list, ids } = selection
  permitted(actor, list === 'media' || list === 'records' ? 'writeOwnDrafts' : 'writeAll')
  const actions = actionsFor(list, can(actor, 'writeAll'))
  const action = actionIn(query, actions)
  const [count, members, collections, tags] = await Promise.all([
    countSelected(actor, selection),
    action === 'ASSIGN' ? assignees(actor) : [],
    action === 'COLLECT' ? listCollections(actor) : [],
    action === 'TAG' ? knownTags(actor) : [],
  ])
  const [one, other] = ids ?? []
  const path = listOf(list).path
  return (
    <>
      <header className="flex flex-wrap items-baseline justify-between gap-4 py-8">
        <div>
          <h1 className="font-serif text-3xl font-semibold">{t('bulk.title', { list })}</h1>
          <p className="mt-1 text-quiet">{t(ids ? 'bulk.chosen' : 'bulk.allChosen', { count })}</p>
        </div>
        <LinkButton href={selection.query ? `${path}?${selection.query}` : path}>
          {t('bulk.back', { list })}
        </LinkButton>
      </header>
      {list === 'names' && one && other && ids?.length === 2 && (
        <p className="mb-8 max-w-prose space-y-2">
          <span className="block text-quiet">{t('bulk.mergeHint')}</span>
          <LinkButton small href={`/desk/authorities/${one}/merge?with=${other}`}>
            {t('bulk.merge')}
          </LinkButton>
        </p>
      )}
      {count > 0 && actions.length > 1 && (
        <nav aria-label={t('bulk.what')} className="mb-6">
          <ul className="flex flex-wrap gap-x-5 gap-y-1 border-b border-line">
            {actions.map((one) => (
              <li key={one}>
                <Link
                  href={hrefOfBulk(selection, one)}
                  aria-current={one === action ? 'page' : undefined}
                  className="inline-block border-b-2 border-transparent py-2 aria-[current=page]:border-accent aria-[current=page]:font-semibold"
                >
                  {t(`bulk.actions.${one}`)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {count > 0 && (
        <BulkForm
          key={action}
          action={action}
          selection={selection}
          members={members.map(({ id, name, role }) => ({
            id,
            label: t('records.assignments.memberOption', { name, role: t(`labels.role.${role}`) }),
          }))}
          collections={collections.map(({ id, title }) => ({ value: id, label: title }))}
          fields={bulkFieldOptions(list, t)}
          tags={tags}
          preview={previewBulkAction}
          count={countBulkAction}
          start={startBulkAction}
        />
      )}
    </>
  )
}
