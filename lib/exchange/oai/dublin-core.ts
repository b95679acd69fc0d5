import { formatEntry } from '@/lib/citations/format'
import { said } from '@/lib/citations/parts'
import { textOf } from '@/lib/citations/runs'
import { formatDate } from '@/lib/dates'
import type { Translator } from '@/lib/messages/translator'
import type { ArchiveSettings } from '@/lib/settings/schema'
import { cslNamesIn } from '@/lib/sources/csl-variables'
import { personName } from '@/lib/sources/person-name'
import { type CitedEdition, citedDate, editionPath, itemOfEdition, licenseIn } from '../citing/item'
import type { Addressing } from '../statements'
import { element, textElement, type Xml } from '../xml'

/** The attributes of `oai_dc:dc`: its namespaces and where their schema is. */
export const dublinCoreNamespaces = {
  'xmlns:oai_dc': 'http://www.openarchives.org/OAI/2.0/oai_dc/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xsi:schemaLocation':
    'http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd',
}

/** The source that the record is an excerpt of, as text; empty where its kind names none. */
function sourceOf(item: ReturnType<typeof itemOfEdition>, t: Translator): string {
  if (!said(item, 'container-title')) return ''
  const { archive, archive_location, URL, author, ...work } = item
  return textOf(formatEntry({ ...work, id: item.id, type: item.type }, t))
}

/** An edition in simple Dublin Core (the 15 elements, ISO 15836-1), as OAI-PMH carries it; `ark` is the address of its ARK, if it has one. */
export function dublinCoreOf(
  edition: CitedEdition,
  archive: ArchiveSettings,
  { addressOf, ark }: { addressOf: Addressing; ark: string | null },
  t: Translator,
): Xml {
  const item = itemOfEdition(edition, archive, addressOf, t)
  const date = citedDate(edition)
  const names = (role: string) => cslNamesIn(item[role]).map(personName)
  return element('oai_dc:dc', dublinCoreNamespaces, [
    textElement('dc:title', said(item, 'title')),
    ...names('author').map((name) => textElement('dc:creator', name)),
    textElement('dc:creator', said(item, 'publisher')),
    textElement('dc:description', said(item, 'abstract')),
    textElement('dc:publisher', said(item, 'archive')),
    ...names('interviewer').map((name) => textElement('dc:contributor', name)),
    textElement('dc:date', date ? (date.edtf ?? formatDate(date, t)) : ''),
    textElement('dc:type', 'Text'),
    textElement('dc:type', said(item, 'genre')),
    textElement('dc:format', 'text/html'),
    textElement('dc:identifier', addressOf(editionPath(edition))),
    textElement('dc:identifier', ark ?? ''),
    textElement('dc:source', sourceOf(item, t)),
    textElement('dc:language', said(item, 'language')),
    textElement('dc:relation', addressOf(`/records/${edition.slug}`)),
    textElement('dc:relation', addressOf(`/api/public${editionPath(edition)}`)),
    textElement('dc:rights', licenseIn(item)),
  ])
}
