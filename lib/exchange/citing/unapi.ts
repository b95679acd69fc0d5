import 'server-only'
import { bibtexOf } from '@/lib/citations/formats/bibtex'
import { risOf } from '@/lib/citations/formats/ris'
import { cslOf } from '@/lib/editions/evidence'
import { editionBySlug, liveEdition } from '@/lib/editions/queries'
import { citedSource } from '@/lib/editions/sources'
import { numberIn } from '@/lib/input'
import type { Translator } from '@/lib/messages/translator'
import { kindOf } from '@/lib/records/kinds'
import type { ArchiveSettings } from '@/lib/settings/schema'
import type { CslItem } from '@/lib/sources/csl'
import type { Addressing } from '../statements'
import { element, xmlDocument } from '../xml'
import { itemOfEdition } from './item'
import { zoteroRdfOf } from './zotero-rdf'

type Found = { item: CslItem; zoteroType: string | null }

/** The formats of unAPI 1, best first; Zotero takes the first that it knows. */
export const unapiFormats = {
  rdf_zotero: {
    mediaType: 'application/rdf+xml',
    docs: 'https://www.zotero.org/support/dev/exposing_metadata',
    write: ({ item, zoteroType }: Found, t: Translator) => zoteroRdfOf(item, zoteroType, t),
  },
  ris: {
    mediaType: 'application/x-research-info-systems',
    docs: 'https://en.wikipedia.org/wiki/RIS_(file_format)',
    write: ({ item }: Found) => risOf(item),
  },
  bibtex: {
    mediaType: 'application/x-bibtex',
    docs: 'https://www.ctan.org/pkg/bibtex',
    write: ({ item }: Found) => bibtexOf(item),
  },
} as const

export type UnapiFormat = keyof typeof unapiFormats
export const isUnapiFormat = (name: string): name is UnapiFormat => Object.hasOwn(unapiFormats, name)

/** The list of formats, of one item or of all. */
export const unapiList = (id: string | null): string =>
  xmlDocument(
    element(
      'formats',
      id === null ? {} : { id },
      Object.entries(unapiFormats).map(([name, { mediaType, docs }]) =>
        element('format', { name, type: mediaType, docs }, ''),
      ),
    ),
  )

/**
 * The item of this unAPI identifier, the path of its page without the first slash: a record, an edition or a source. Null when readers can't open
 * it.
 */
export async function unapiItem(
  id: string,
  archive: ArchiveSettings,
  addressOf: Addressing,
  t: Translator,
): Promise<Found | null> {
  const [, slug, edition] = /^records\/([a-z0-9-]{1,120})(?:\/editions\/(\d{1,9}))?$/.exec(id) ?? []
  if (slug) {
    const number = edition ? numberIn(edition) : null
    const found = edition ? number && (await editionBySlug(slug, number)) : await liveEdition(slug)
    if (!found) return null
    return { item: itemOfEdition(found, archive, addressOf, t), zoteroType: kindOf(found.kind).zoteroType }
  }
  const [, sourceId] = /^sources\/([0-9a-f-]{36})$/.exec(id) ?? []
  const found = sourceId ? await citedSource(sourceId) : null
  return found && { item: cslOf(found.source), zoteroType: null }
}
