import type { Metadata } from 'next'
import { found } from '@/app/(desk)/found'
import { When } from '@/components/desk/When'
import { pageState } from '@/components/settings/page-state'
import { SettingsTabs } from '@/components/settings/SettingsTabs'
import { EmptyState } from '@/components/ui/EmptyState'
import { Link } from '@/components/ui/Link'
import { LinkButton } from '@/components/ui/LinkButton'
import { Table } from '@/components/ui/Table'
import { requireActor } from '@/lib/auth'
import { listPages } from '@/lib/pages/queries'
import { pathOfPage } from '@/lib/pages/schema'
import { getTranslator } from '@/lib/settings/language'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('settings.pages.title') }
}

export default async function PagesPage() {
  const actor = await requireActor()
  const [pages, t] = await Promise.all([found(listPages(actor)), getTranslator()])
  const add = (
    <LinkButton href="/desk/settings/pages/new" look="primary">
      {t('settings.pages.add')}
    </LinkButton>
  )
  return (
    <>
      <SettingsTabs here="/desk/settings/pages" />
      <div className="mb-6 flex flex-wrap items-start justify-between gap-4">
        <p className="max-w-prose text-quiet">{t('settings.pages.lead')}</p>
        {pages.length > 0 && add}
      </div>
      {pages.length === 0 ? (
        <EmptyState title={t('settings.pages.none')} action={add}>
          {t('settings.pages.noneHint')}
        </EmptyState>
      ) : (
        <Table caption={t('settings.pages.caption')} stacks>
          <thead>
            <tr>
              <th scope="col">{t('settings.pages.columnTitle')}</th>
              <th scope="col">{t('settings.pages.columnAddress')}</th>
              <th scope="col">{t('settings.pages.columnState')}</th>
              <th scope="col">{t('settings.pages.columnSaved')}</th>
            </tr>
          </thead>
          <tbody>
            {pages.map((page) => (
              <tr key={page.id}>
                <th scope="row">
                  <Link href={`/desk/settings/pages/${page.id}`} className="link">
                    {page.title}
                  </Link>
                </th>
                <td className="font-mono text-sm">{pathOfPage(page.slug)}</td>
                <td>{t('settings.pages.state', { state: pageState(page) })}</td>
                <td>
                  <When at={page.savedAt} />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </>
  )
}
