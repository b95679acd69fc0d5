import type { NextRequest } from 'next/server'
import { addressOf } from '@/app/address'
import { newestPath } from '@/components/archive/newest-path'
import { publicCollection } from '@/lib/collections/reading'
import { feedOf } from '@/lib/exchange/feeds'
import { kindPlural } from '@/lib/records/kinds/labels'
import { newestEditions, newestSchema } from '@/lib/search/newest'
import { getTranslator } from '@/lib/settings/language'
import { archiveName } from '@/lib/settings/schema'
import { archiveSettings } from '@/lib/settings/settings'

/** The feed of new and changed editions, of one kind or collection where the query names one: the first page of its list. */
export async function newEditionsFeed(request: NextRequest) {
  const { kind, collection } = newestSchema.parse(Object.fromEntries(request.nextUrl.searchParams))
  const asked = { kind, collection, page: 1 }
  const [t, archive, { editions }, collected] = await Promise.all([
    getTranslator(),
    archiveSettings(),
    newestEditions(asked),
    collection ? publicCollection(collection) : null,
  ])
  const name = archiveName(archive, t)
  const part = collected?.title ?? (kind ? t(kindPlural(kind)) : null)
  const about = {
    title: part === null ? name : t('archive.newest.feedOf', { archive: name, kind: part }),
    description: t('archive.newest.intro'),
    language: t.locale,
    page: addressOf(newestPath(asked)),
    atom: addressOf(newestPath(asked, '/new/atom')),
    json: addressOf(newestPath(asked, '/new/json')),
    copyright: name,
  }
  return feedOf(about, editions, addressOf, ({ title, number }) =>
    number === 1 ? title : t('archive.newest.changedTitle', { title, number }),
  )
}

/** The answer with a feed; shared caches ask again after at most a minute, so that a withdrawal takes effect. */
export const feedAnswer = (text: string, type: string): Response =>
  new Response(text, {
    headers: { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'public, max-age=0, s-maxage=60' },
  })
