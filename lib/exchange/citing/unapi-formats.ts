import { bibtexOf } from '@/lib/citations/formats/bibtex'
import { risOf } from '@/lib/citations/formats/ris'
import type { Translator } from '@/lib/messages/translator'
import type { CslItem } from '@/lib/sources/csl'
import { element, xmlDocument } from '../xml'
import { zoteroRdfOf } from './zotero-rdf'

/** An item with its type in Zotero, where that doesn't follow from CSL. */
export type UnapiItem = { item: CslItem; zoteroType: string | null }

/** The formats of unAPI 1, best first; Zotero takes the first that it knows. */
export const unapiFormats = {
  rdf_zotero: {
    mediaType: 'application/rdf+xml',
    docs: 'https://www.zotero.org/support/dev/exposing_metadata',
    write: ({ item, zoteroType }: UnapiItem, t: Translator) => zoteroRdfOf(item, zoteroType, t),
  },
  ris: {
    mediaType: 'application/x-research-info-systems',
    docs: 'https://en.wikipedia.org/wiki/RIS_(file_format)',
    write: ({ item }: UnapiItem) => risOf(item),
  },
  bibtex: {
    mediaType: 'application/x-bibtex',
    docs: 'https://www.ctan.org/pkg/bibtex',
    write: ({ item }: UnapiItem) => bibtexOf(item),
  },
} as const

type UnapiFormat = keyof typeof unapiFormats
export const unapiFormatNames = Object.keys(unapiFormats) as UnapiFormat[]
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
