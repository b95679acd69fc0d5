import type { Metadata } from 'next'
import { permitted } from '@/app/(desk)/permitted'
import { EntryChangeForm } from '@/components/bulk/EntryChangeForm'
import { LinkButton } from '@/components/ui/LinkButton'
import { requireActor } from '@/lib/auth'
import { entryRooms } from '@/lib/bulk/entries'
import { MOST_ENTRIES } from '@/lib/bulk/entry-schema'
import { getTranslator } from '@/lib/settings/language'
import { previewEntriesAction, startEntriesAction } from './actions'
import { askedSchema, entryFieldOptions } from './asked'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [t, { list }] = await Promise.all([
    getTranslator(),
    searchParams.then((query) => askedSchema.parse(query)),
  ])
  return { title: t('bulk.entries.title', { list }) }
}

export default async function BulkEntriesPage({ searchParams }: Props) {
  const [actor, t, query] = await Promise.all([requireActor(), getTranslator(), searchParams])
  const { list, id: ids } = askedSchema.parse(query)
  permitted(actor, list === 'media' ? 'writeOwnDrafts' : 'writeAll')
  const [one, other] = ids
  return (
    <>
      <header className="flex flex-wrap items-baseline justify-between gap-4 py-8">
        <div>
          <h1 className="font-serif text-3xl font-semibold">{t('bulk.entries.title', { list })}</h1>
          <p className="mt-1 text-quiet">{t('bulk.entries.chosen', { count: ids.length })}</p>
          {ids.length === MOST_ENTRIES && (
            <p className="text-quiet">{t('bulk.entries.tooMany', { maximum: MOST_ENTRIES })}</p>
          )}
        </div>
        <LinkButton href={entryRooms[list].path}>{t('bulk.entries.back', { list })}</LinkButton>
      </header>
      {list === 'names' && one && other && ids.length === 2 && (
        <p className="mb-8 max-w-prose space-y-2">
          <span className="block text-quiet">{t('bulk.entries.mergeHint')}</span>
          <LinkButton small href={`/desk/authorities/${one}/merge?with=${other}`}>
            {t('bulk.entries.merge')}
          </LinkButton>
        </p>
      )}
      {ids.length > 0 && (
        <EntryChangeForm
          list={list}
          ids={ids}
          fields={entryFieldOptions(list, t)}
          path={entryRooms[list].path}
          preview={previewEntriesAction}
          start={startEntriesAction}
        />
      )}
    </>
  )
}
