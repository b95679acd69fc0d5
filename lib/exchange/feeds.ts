import { Feed } from 'feed'
import type { NewEdition } from '@/lib/search/newest'
import { escaped, writable } from './xml'

/** Atom (RFC 4287) or JSON Feed 1. */
export type FeedForm = 'atom' | 'json'

type About = {
  /** The name of the archive, which is the author of the feed, and the address of its first page. */
  archive: { name: string; home: string }
  title: string
  description: string
  language: string
  /** Addresses of the page, and of the feed in both forms. */
  page: string
  atom: string
  json: string
}

type Addresses = {
  /** The permanent address of an edition, the same in every feed. */
  editionOf: (edition: NewEdition) => string
  /** The page of the record in the language of the feed. */
  pageOf: (edition: NewEdition) => string
}

/**
 * A feed of new and changed editions. Each item is an edition, by its permanent address. `titleOf` names a changed one as such. Titles and
 * summaries are text: the library writes them as HTML, where a feed has that, so they are escaped.
 */
export function feedOf(
  form: FeedForm,
  about: About,
  editions: readonly NewEdition[],
  { editionOf, pageOf }: Addresses,
  titleOf: (edition: NewEdition) => string,
): string {
  const archive = writable(about.archive.name)
  const feed = new Feed({
    title: writable(about.title),
    description: writable(about.description),
    language: about.language,
    id: about.page,
    link: about.page,
    copyright: archive,
    author: { name: archive, link: about.archive.home },
    generator: 'Stele',
    updated: editions[0]?.publishedAt ?? new Date(0),
    feedLinks: { atom: about.atom, json: about.json },
  })
  for (const edition of editions) {
    const title = titleOf(edition)
    feed.addItem({
      id: editionOf(edition),
      // A title in JSON Feed is plain text.
      title: form === 'atom' ? escaped(title) : title,
      link: pageOf(edition),
      description: escaped([edition.attribution, edition.summary].filter(Boolean).join('. ')),
      date: edition.publishedAt,
      published: edition.publishedAt,
    })
  }
  return form === 'atom' ? feed.atom1() : feed.json1()
}
