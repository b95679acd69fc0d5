import type { Metadata } from 'next'
import { cache } from 'react'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { NamePage } from '@/components/archive/finding/NamePage'
import { PageNotFound } from '@/components/archive/PageNotFound'
import { pageSchema } from '@/lib/input'
import { namePath } from '@/lib/search/name-kinds'
import { nameAt } from '@/lib/search/name-lists'
import { getTranslator } from '@/lib/settings/language'

type Props = {
  params: Promise<{ kind: string; key: string }>
  searchParams: Promise<Record<string, unknown>>
}

const read = cache((kind: string, key: string, page: number) => nameAt(kind, key, page))

async function asked({ params, searchParams }: Props) {
  const [{ kind, key }, query] = await Promise.all([params, searchParams])
  const page = pageSchema.parse(query.page)
  return { page, name: await read(kind, key, page) }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { page, name } = await asked(props)
  if (!name) return {}
  const t = await getTranslator()
  const path = namePath(name.kind, name.key)
  return pageMetadata({
    title: name.name,
    description: t('archive.names.description', { name: name.name }),
    path: page > 1 ? `${path}?page=${page}` : path,
    isListed: page === 1,
  })
}

export default async function Name(props: Props) {
  const { page, name } = await asked(props)
  return name ? <NamePage name={name} page={page} /> : <PageNotFound />
}
