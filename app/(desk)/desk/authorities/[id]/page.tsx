import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { found } from '@/app/(desk)/found'
import { AuthorityFacts } from '@/components/authorities/AuthorityFacts'
import { AuthorityForm } from '@/components/authorities/AuthorityForm'
import { formOf } from '@/components/authorities/authority-draft'
import { UsesList } from '@/components/authorities/UsesList'
import { DeleteForm } from '@/components/desk/DeleteForm'
import { Alert } from '@/components/ui/Alert'
import { Link } from '@/components/ui/Link'
import { can } from '@/lib/access'
import { requireActor } from '@/lib/auth'
import { getAuthority, usesOfAuthority } from '@/lib/authorities/queries'
import { getTranslator } from '@/lib/settings/language'
import { deleteAuthorityAction, editAuthorityAction } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('names.edit') }
}

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<{ saved?: string | string[] }>
}

export default async function AuthorityPage({ params, searchParams }: Props) {
  const t = await getTranslator()
  const actor = await requireActor()
  const { id } = await params
  const authority = await found(getAuthority(actor, id))
  if (authority.id !== id) redirect(`/desk/authorities/${authority.id}`)
  const uses = await usesOfAuthority(actor, id)
  return (
    <>
      <header className="py-8">
        <p className="text-quiet">{t(`labels.authority.${authority.kind}`)}</p>
        <h1 className="font-serif text-3xl font-semibold" lang={authority.language ?? undefined}>
          <bdi>{authority.name}</bdi>
        </h1>
      </header>
      {(await searchParams).saved && (
        <div className="mb-6 max-w-4xl">
          <Alert tone="success" title={t('names.saved')} />
        </div>
      )}
      {can(actor, 'writeAll') ? (
        <AuthorityForm
          key={authority.version}
          id={authority.id}
          version={authority.version}
          opened={formOf(authority)}
          action={editAuthorityAction}
        />
      ) : (
        <AuthorityFacts authority={authority} />
      )}
      <section aria-labelledby="uses" className="mt-10 max-w-4xl">
        <h2 id="uses" className="font-serif text-xl font-semibold">
          {t('names.whereUsed')}
        </h2>
        <UsesList uses={uses} />
      </section>
      {can(actor, 'writeAll') && (
        <div className="mt-10 space-y-4">
          <p>
            <Link href={`/desk/authorities/${id}/merge`} className="link">
              {t('names.mergeLink')}
            </Link>
          </p>
          <DeleteForm id={authority.id} what="name" action={deleteAuthorityAction} />
        </div>
      )}
    </>
  )
}
