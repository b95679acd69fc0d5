import type { Metadata } from 'next'
import { BulkFields } from '@/components/bulk/BulkFields'
import { BulkTable } from '@/components/bulk/BulkTable'
import { StartForm } from '@/components/jobs/StartForm'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { LinkButton } from '@/components/ui/LinkButton'
import { Select } from '@/components/ui/Select'
import { can } from '@/lib/access'
import { requireActor } from '@/lib/auth'
import { previewOf, tooMany } from '@/lib/bulk/queries'
import { type BulkAction, bulkActions, MOST_RECORDS } from '@/lib/bulk/schema'
import { listCollections } from '@/lib/collections/queries'
import { filtersSchema, hrefOfList } from '@/lib/records/filters'
import { recordIds } from '@/lib/records/lists'
import { knownTags } from '@/lib/records/tags'
import { assignees } from '@/lib/review/assignments'
import { getTranslator } from '@/lib/settings/language'
import { startBulkAction } from './actions'
import { actionOf, changeOf, idsOf, type Query, valuesOf } from './asked'
import { fieldOptions } from './field-options'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('bulk.title') }
}

/** What a member can do with records that they can see. */
const actionsFor = (writesAll: boolean): BulkAction[] =>
  bulkActions.filter((action) => writesAll || (action !== 'ASSIGN' && action !== 'COLLECT'))

export default async function BulkPage({ searchParams }: { searchParams: Promise<Query> }) {
  const [actor, t, query] = await Promise.all([requireActor(), getTranslator(), searchParams])
  const filters = filtersSchema.parse(query)
  const isAll = query.all === 'yes'
  const writesAll = can(actor, 'writeAll')
  const [ids, members, collections, tags] = await Promise.all([
    isAll ? recordIds(actor, filters, MOST_RECORDS) : idsOf(query),
    assignees(actor),
    writesAll ? listCollections(actor) : [],
    knownTags(actor),
  ])
  const actions = actionsFor(writesAll)
  const action = actions.find((known) => known === actionOf(query)) ?? 'TAG'
  const asked = query.preview === 'yes' ? changeOf(query) : null
  const change = asked && 'change' in asked ? asked.change : null
  const faults = asked && 'faults' in asked ? asked.faults : {}
  const values = valuesOf(query)
  const refusal = change && tooMany(change, ids.length)
  const chosen = (
    <>
      {isAll
        ? Object.entries({ ...filters, all: 'yes' }).map(
            ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
          )
        : ids.map((id) => <input key={id} type="hidden" name="id" value={id} />)}
    </>
  )
  const previewed = change && !refusal ? await previewOf(actor, change, ids) : null
  const changing = previewed?.filter(({ changes }) => changes) ?? []
  const refused = previewed?.filter((record) => record.refusal) ?? []
  return (
    <>
      <header className="flex flex-wrap items-baseline justify-between gap-4 py-8">
        <div>
          <h1 className="font-serif text-3xl font-semibold">{t('bulk.title')}</h1>
          <p className="mt-1 text-quiet">{t('bulk.chosen', { count: ids.length })}</p>
          {isAll && ids.length === MOST_RECORDS && (
            <p className="text-quiet">{t('bulk.tooManyAll', { maximum: MOST_RECORDS })}</p>
          )}
        </div>
        <LinkButton href={hrefOfList(isAll ? filters : {})}>{t('bulk.back')}</LinkButton>
      </header>
      {ids.length > 0 && (
        <>
          <form className="mb-6 flex flex-wrap items-end gap-4">
            {chosen}
            <Field label={t('bulk.what')}>
              {(wired) => (
                <Select
                  {...wired}
                  name="action"
                  defaultValue={action}
                  options={actions.map((value) => ({ value, label: t(`bulk.actions.${value}`) }))}
                />
              )}
            </Field>
            <Button type="submit" look="secondary">
              {t('bulk.choose')}
            </Button>
          </form>
          <form className="mb-10 max-w-2xl space-y-4">
            {chosen}
            <input type="hidden" name="action" value={action} />
            <input type="hidden" name="preview" value="yes" />
            <BulkFields
              action={action}
              values={values}
              errors={Object.fromEntries(
                Object.entries(faults).map(([name, fault]) => [name.replace(/\..*/, ''), t(fault)]),
              )}
              members={members.map(({ id, name, role }) => ({
                id,
                label: t('records.assignments.memberOption', { name, role: t(`labels.role.${role}`) }),
              }))}
              collections={collections.map(({ id, title }) => ({ value: id, label: title }))}
              fields={fieldOptions(t)}
              tags={tags}
            />
            <Button type="submit" look="secondary">
              {t('bulk.preview')}
            </Button>
          </form>
        </>
      )}
      {refusal && <Alert title={t(refusal)} />}
      {previewed && change && (
        <section aria-labelledby="preview" className="space-y-4">
          <h2 id="preview" className="text-lg font-semibold">
            {t('bulk.previewTitle')}
          </h2>
          <p>
            {t('bulk.would', {
              changes: changing.length,
              refused: refused.length,
              same: previewed.length - changing.length - refused.length,
            })}
          </p>
          {changing.length > 0 && (
            <StartForm action={startBulkAction} submit={t('bulk.start', { count: changing.length })}>
              <input
                type="hidden"
                name="input"
                value={JSON.stringify({ change, ids: changing.map(({ id }) => id) })}
              />
            </StartForm>
          )}
          <BulkTable
            caption={t('bulk.previewTitle')}
            records={previewed.map(({ changes, ...record }) => ({
              ...record,
              effect: changes ? 'CHANGES' : record.refusal ? 'REFUSED' : 'SAME',
            }))}
          />
        </section>
      )}
    </>
  )
}
