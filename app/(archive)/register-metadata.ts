import type { Metadata } from 'next'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { searchPath } from '@/lib/search/address'
import { chosenFilters } from '@/lib/search/filters'
import { type RegisterId, registers } from '@/lib/search/register-columns'
import type { RegisterAsked } from '@/lib/search/registers'
import { getTranslator } from '@/lib/settings/language'

/** The metadata of a register. Search engines list it without its filters only. */
export async function registerMetadata(id: RegisterId, asked: RegisterAsked): Promise<Metadata> {
  const t = await getTranslator()
  const own = { ...asked, kind: null }
  return pageMetadata({
    title: t(`archive.register.titles.${id}`),
    description: t(`archive.register.intros.${id}`),
    path: searchPath(own, registers[id].path),
    isListed: asked.sort === null && chosenFilters(own).length === 0,
  })
}
