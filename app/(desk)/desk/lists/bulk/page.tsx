import type { Metadata } from 'next'
import { permitted } from '@/app/(desk)/permitted'
import { EntryPreview } from '@/components/bulk/EntryPreview'
import { FieldChange } from '@/components/bulk/FieldChange'
import { StartForm } from '@/components/jobs/StartForm'
import { Button } from '@/components/ui/Button'
import { LinkButton } from '@/components/ui/LinkButton'
import { requireActor } from '@/lib/auth'
import { entryRooms } from '@/lib/bulk/entries'
import { previewOfEntries } from '@/lib/bulk/entry-runs'
import { MOST_ENTRIES } from '@/lib/bulk/entry-schema'
import { getTranslator } from '@/lib/settings/language'
import { startEntriesAction } from './actions'
import { askedSchema, entryChangeOf, entryFieldOptions } from './asked'

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
  const asked = askedSchema.parse(query)
  const { list, id: ids } = asked
  permitted(actor, list === 'media' ? 'writeOwnDrafts' : 'writeAll')
  const read = asked.preview ? entryChangeOf(asked) : null
  const change = read && 'change' in read ? read.change : null
  const faults = read && 'faults' in read ? read.faults : {}
  const previewed = change && ids.length > 0 ? await previewOfEntries(actor, change, ids) : null
  const changing = previewed?.filter(({ changes }) => changes) ?? []
  const refused = previewed?.filter(({ isRefused }) => isRefused) ?? []
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
        <form className="mb-10 max-w-2xl space-y-4">
          {ids.map((id) => (
            <input key={id} type="hidden" name="id" value={id} />
          ))}
          <input type="hidden" name="list" value={list} />
          <input type="hidden" name="preview" value="yes" />
          <FieldChange
            values={asked}
            errors={Object.fromEntries(Object.entries(faults).map(([name, fault]) => [name, t(fault)]))}
            fields={entryFieldOptions(list, t)}
          />
          <Button type="submit" look="secondary">
            {t('bulk.preview')}
          </Button>
        </form>
      )}
      {previewed && change && (
        <section aria-labelledby="preview" className="space-y-4">
          <h2 id="preview" className="text-lg font-semibold">
            {t('bulk.previewTitle')}
          </h2>
          <p>
            {t('bulk.entries.would', {
              changes: changing.length,
              refused: refused.length,
              same: previewed.length - changing.length - refused.length,
            })}
          </p>
          {changing.length > 0 && (
            <StartForm
              action={startEntriesAction}
              submit={t('bulk.entries.start', { count: changing.length })}
            >
              <input
                type="hidden"
                name="input"
                value={JSON.stringify({ change, ids: changing.map(({ id }) => id) })}
              />
            </StartForm>
          )}
          <EntryPreview entries={previewed} path={entryRooms[list].path} />
        </section>
      )}
    </>
  )
}
