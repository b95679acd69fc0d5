import type { Metadata } from 'next'
import { addressOf } from '@/app/address'
import { NothingHere } from '@/components/archive/NothingHere'
import { SourcePage } from '@/components/archive/SourcePage'
import { firstPageOf } from './first-page'

export const revalidate = 60
export const generateStaticParams = () => []

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params
  const found = await firstPageOf(id)
  if (!found) return {}
  const title = String(found.source.csl.title ?? 'A source')
  return {
    title,
    description: `Everything published here that rests on: ${title}`,
    alternates: { canonical: addressOf(`/sources/${id}`) },
  }
}

export default async function Source({ params }: Props) {
  const found = await firstPageOf((await params).id)
  return found ? <SourcePage found={found} page={1} /> : <NothingHere />
}
