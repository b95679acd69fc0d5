import type { Metadata } from 'next'
import { z } from 'zod'
import { NothingHere } from '@/components/archive/NothingHere'
import { SourcePage } from '@/components/archive/SourcePage'
import { citedSource } from '@/lib/editions/sources'

export const metadata: Metadata = { title: 'A source and what cites it', robots: { index: false } }

const pageSchema = z.coerce.number().int().min(1).max(10_000).catch(1)

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ page?: unknown }> }

/** Further pages of what cites a source; made for each request, as they depend on the query string. */
export default async function MoreOfSource({ params, searchParams }: Props) {
  const page = pageSchema.parse((await searchParams).page)
  const found = await citedSource((await params).id, page)
  return found ? <SourcePage found={found} page={page} /> : <NothingHere />
}
