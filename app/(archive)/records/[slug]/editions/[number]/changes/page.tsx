import type { Metadata } from 'next'
import { ChangesPage } from '@/components/archive/ChangesPage'
import { NothingHere } from '@/components/archive/NothingHere'
import { changesBetween } from '@/lib/editions/changes'
import { editionBySlug } from '@/lib/editions/queries'

export const revalidate = 60
export const generateStaticParams = () => []
export const metadata: Metadata = { title: 'What changed', robots: { index: false } }

export default async function Changes({ params }: { params: Promise<{ slug: string; number: string }> }) {
  const { slug, number } = await params
  const edition = /^[1-9]\d{0,8}$/.test(number) ? await editionBySlug(slug, Number(number)) : null
  if (!edition || edition.number === 1) return <NothingHere />
  const before = await editionBySlug(slug, edition.number - 1)
  return <ChangesPage edition={edition} before={before} changes={before && changesBetween(before, edition)} />
}
