import { plainDate } from '@/lib/citations/formats/line'
import { said } from '@/lib/citations/parts'
import { formatDate } from '@/lib/dates'
import type { Translator } from '@/lib/messages/translator'
import { kindOf } from '@/lib/records/kinds'
import { cslNamesIn } from '@/lib/sources/csl-variables'
import { personName } from '@/lib/sources/person-name'
import type { Citing } from './citations'
import { citedDate, itemOfEdition, licenseIn } from './item'

/**
 * The tags by which Zotero's translator for embedded metadata imports the record as an item of its kind. The publication is in `DC.source`:
 * `citation_journal_title` would make every item a journal article. The address is that of the edition.
 */
export function metaTagsOf(
  { edition, archive, addressOf }: Citing,
  t: Translator,
): Record<string, string | string[]> {
  const item = itemOfEdition(edition, archive, addressOf, t)
  const date = citedDate(edition)
  const plain = plainDate(item, 'issued')
  const tags = {
    'z:itemType': kindOf(edition.kind).zoteroType,
    citation_title: said(item, 'title'),
    citation_author: cslNamesIn(item.author).map(personName),
    citation_date: plain
      ? [plain.year, plain.month, plain.day].filter(Boolean).join('-')
      : date
        ? formatDate(date, t)
        : '',
    citation_language: said(item, 'language'),
    citation_firstpage: said(item, 'page'),
    citation_public_url: said(item, 'URL'),
    'DC.source': said(item, 'container-title') || said(item, 'archive'),
    'DC.publisher': said(item, 'publisher') || said(item, 'archive'),
    'DC.rights': licenseIn(item),
    'DC.language': said(item, 'language'),
    'DC.type': said(item, 'genre'),
    'DC.coverage': said(item, 'archive_location'),
    'prism.number': said(item, 'number'),
  }
  return Object.fromEntries(Object.entries(tags).filter(([, value]) => value.length > 0))
}
