import type { Metadata } from 'next'
import { found } from '@/app/(desk)/found'
import { When } from '@/components/desk/When'
import { EmptyState } from '@/components/ui/EmptyState'
import { Link } from '@/components/ui/Link'
import { LinkButton } from '@/components/ui/LinkButton'
import { Table } from '@/components/ui/Table'
import { requireActor } from '@/lib/auth'
import { listCollections } from '@/lib/collections/queries'
import { stateOf } from '@/lib/collections/shown'
import { getTranslator } from '@/lib/settings/language'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('collections.title') }
}

export default async function CollectionsPage() {
  const actor = await requireActor()
  const [collections, t] = await Promise.all([found(listCollections(actor)), getTranslator()])
  const add = (
    <LinkButton href="/desk/collections/new" look="primary">
      {t('collections.add')}
    </LinkButton>
  )
  return (
    <>
      <header className="flex flex-wrap items-baseline justify-between gap-4 py-8">
        <h1 className="font-serif text-3xl font-semibold">{t('collections.title')}</h1>
        {collections.length > 0 && add}
      </header>
      <p className="mb-6 max-w-prose text-quiet">{t('collections.lead')}</p>
      {collections.length === 0 ? (
        <EmptyState title={t('collections.none')} action={add}>
          {t('collections.noneHint')}
        </EmptyState>
      ) : (
        <Table caption={t('collections.caption')} stacks>
          <thead>
            <tr>
              <th scope="col">{t('collections.name')}</th>
              <th scope="col">{t('collections.records')}</th>
              <th scope="col">{t('collections.columnState')}</th>
              <th scope="col">{t('collections.columnSaved')}</th>
            </tr>
          </thead>
          <tbody>
            {collections.map((collection) => (
              <tr key={collection.id}>
                <th scope="row" lang={collection.language} dir="auto">
                  <Link href={`/desk/collections/${collection.id}`} className="link">
                    {collection.title}
                  </Link>
                </th>
                <td>{t('collections.count', { count: collection.records })}</td>
                <td>{t('collections.state', { state: stateOf(collection) })}</td>
                <td>
                  <When at={collection.savedAt} />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </>
  )
}
