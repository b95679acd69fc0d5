import { Feed } from 'feed'
import type { NewEdition } from '@/lib/search/newest'

type About = {
  title: string
  description: string
  language: string
  /** Addresses of the page, and of the feed in both forms. */
  page: string
  atom: string
  json: string
  copyright: string
}

/** Characters that XML 1.0 can't contain. */
const NOT_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu
const clean = (text: string) => text.replace(NOT_XML, '')

/** A feed of new and changed editions. Each item is an edition, by its permanent address. `titleOf` names a changed one as such. */
export function feedOf(
  about: About,
  editions: readonly NewEdition[],
  addressOf: (path: string) => string,
  titleOf: (edition: NewEdition) => string,
): Feed {
  const feed = new Feed({
    title: clean(about.title),
    description: clean(about.description),
    language: about.language,
    id: about.page,
    link: about.page,
    copyright: clean(about.copyright),
    generator: 'Stele',
    updated: editions[0]?.publishedAt ?? new Date(0),
    feedLinks: { atom: about.atom, json: about.json },
  })
  for (const edition of editions)
    feed.addItem({
      id: addressOf(`/records/${edition.slug}/editions/${edition.number}`),
      title: clean(titleOf(edition)),
      link: addressOf(`/records/${edition.slug}`),
      description: clean([edition.attribution, edition.summary].filter(Boolean).join('. ')),
      date: edition.publishedAt,
      published: edition.publishedAt,
    })
  return feed
}
