import type { Metadata } from 'next'
import { cache } from 'react'
import { z } from 'zod'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { CopyPage } from '@/components/archive/copies/CopyPage'
import { PageNotFound } from '@/components/archive/PageNotFound'
import { publicCopy } from '@/lib/editions/copies/copy-page'
import { pageSchema } from '@/lib/input'
import { getTranslator } from '@/lib/settings/language'

type Props = {
  params: Promise<{ id: string; holdingId: string }>
  searchParams: Promise<{ page?: unknown; passage?: unknown; t?: unknown }>
}

const passageSchema = z.uuid().nullable().catch(null)

/** A moment of a recording in seconds. */
const timeSchema = z.coerce.number().min(0).max(1_000_000).nullable().catch(null)

const copyAt = cache(
  (id: string, holdingId: string, page: number, passage: string | null, time: number | null) =>
    publicCopy(id, holdingId, { page, passage, time }),
)

async function asked({ params, searchParams }: Props) {
  const [{ id, holdingId }, { page, passage, t }] = await Promise.all([params, searchParams])
  const time = timeSchema.parse(t ?? null)
  return copyAt(id, holdingId, pageSchema.parse(page), passageSchema.parse(passage), time)
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const copy = await asked(props)
  if (!copy) return {}
  const t = await getTranslator()
  const title = String(copy.source.csl.title ?? t('archive.source.untitled'))
  // Search engines list the records and the source, not every page of its copies.
  return pageMetadata({ title, description: t('archive.source.description', { title }), isListed: false })
}

/** A page of an archive copy that readers can open as a whole. Rendered for each request, so that no kept page outlives a mask. */
export default async function Copy(props: Props) {
  const copy = await asked(props)
  return copy ? <CopyPage copy={copy} /> : <PageNotFound />
}
