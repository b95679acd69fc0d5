import type { NextRequest } from 'next/server'
import { addressOf } from '@/app/address'
import { newestPath } from '@/components/archive/finding/newest-path'
import { publicCollection } from '@/lib/collections/reading'
import { type FeedForm, feedOf } from '@/lib/exchange/feeds'
import { kindPlural } from '@/lib/records/kinds/labels'
import { type NewEdition, newestEditions, newestSchema } from '@/lib/search/newest'
import { getAddress, getTranslator } from '@/lib/settings/language'
import { archiveName } from '@/lib/settings/schema'
import { archiveSettings } from '@/lib/settings/settings'

const mediaTypes = { atom: 'application/atom+xml', json: 'application/feed+json' } as const

/**
 * The feed of new and changed editions, of one kind or collection where the query names one: the first page of its list, in the language of the
 * address. Shared caches ask again after at most a minute, so that a withdrawal takes effect. 404 for a kind or collection that doesn't exist: a
 * subscriber would get all editions, or none.
 */
export async function newEditionsFeed(request: NextRequest, form: FeedForm): Promise<Response> {
  const { searchParams } = request.nextUrl
  const { kind, collection } = newestSchema.parse(Object.fromEntries(searchParams))
  const isUnknown = (searchParams.get('kind') && !kind) || (searchParams.get('collection') && !collection)
  const asked = { kind, collection, page: 1 }
  const [t, to, archive, { editions }, collected] = await Promise.all([
    getTranslator(),
    getAddress(),
    archiveSettings(),
    newestEditions(asked),
    collection ? publicCollection(collection) : null,
  ])
  if (isUnknown || (collection && !collected)) return new Response(null, { status: 404 })
  const name = archiveName(archive, t)
  const part = collected?.title ?? (kind ? t(kindPlural(kind)) : null)
  const here = (path: string) => addressOf(to(path))
  const about = {
    archive: { name, home: here('/') },
    title: part === null ? name : t('archive.newest.feedOf', { archive: name, kind: part }),
    description: t('archive.newest.intro'),
    language: t.locale,
    page: here(newestPath(asked)),
    atom: here(newestPath(asked, '/new/atom')),
    json: here(newestPath(asked, '/new/json')),
  }
  const addresses = {
    editionOf: ({ slug, number }: NewEdition) => addressOf(`/records/${slug}/editions/${number}`),
    pageOf: ({ slug }: NewEdition) => here(`/records/${slug}`),
  }
  const text = feedOf(form, about, editions, addresses, ({ title, number }) =>
    number === 1 ? title : t('archive.newest.changedTitle', { title, number }),
  )
  return new Response(text, {
    headers: {
      'Content-Type': `${mediaTypes[form]}; charset=utf-8`,
      'Cache-Control': 'public, max-age=0, s-maxage=60',
    },
  })
}
