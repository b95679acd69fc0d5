import { dateOf, said } from '@/lib/citations/parts'
import type { Translator } from '@/lib/messages/translator'
import type { CslItem } from '@/lib/sources/csl'
import { cslNamesIn } from '@/lib/sources/csl-variables'
import type { NameParts } from '@/lib/sources/person-name'
import { element, textElement, type Xml, xmlDocument } from '../xml'
import { licenseIn } from './item'

/** The item types of Zotero for the types of CSL; every other type is a document. */
const zoteroTypes: Record<string, string> = {
  'article-journal': 'journalArticle',
  'article-magazine': 'magazineArticle',
  'article-newspaper': 'newspaperArticle',
  bill: 'bill',
  book: 'book',
  broadcast: 'tvBroadcast',
  chapter: 'bookSection',
  'entry-dictionary': 'dictionaryEntry',
  'entry-encyclopedia': 'encyclopediaArticle',
  graphic: 'artwork',
  hearing: 'hearing',
  interview: 'interview',
  legal_case: 'case',
  legislation: 'statute',
  manuscript: 'manuscript',
  map: 'map',
  motion_picture: 'film',
  'paper-conference': 'conferencePaper',
  patent: 'patent',
  personal_communication: 'letter',
  post: 'forumPost',
  'post-weblog': 'blogPost',
  report: 'report',
  song: 'audioRecording',
  speech: 'presentation',
  thesis: 'thesis',
  webpage: 'webpage',
}

const namespaces = {
  'xmlns:rdf': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  'xmlns:z': 'http://www.zotero.org/namespaces/export#',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:dcterms': 'http://purl.org/dc/terms/',
  'xmlns:bib': 'http://purl.org/net/biblio#',
  'xmlns:foaf': 'http://xmlns.com/foaf/0.1/',
  'xmlns:prism': 'http://prismstandard.org/namespaces/1.2/basic/',
  'xmlns:vcard': 'http://nwalsh.com/rdf/vCard#',
}

const containers: Record<string, string> = {
  'article-journal': 'bib:Journal',
  'article-magazine': 'bib:Periodical',
  'article-newspaper': 'bib:Newspaper',
  chapter: 'bib:Book',
  webpage: 'z:Website',
}

/** A whole name is a family name alone, so that it isn't taken apart. */
const personOf = ({ literal, family, given, nonDroppingParticle }: NameParts) =>
  element('rdf:li', {}, [
    element('foaf:Person', {}, [
      element(
        'foaf:surname',
        {},
        literal || [nonDroppingParticle, family].filter(Boolean).join(' ') || given || '',
      ),
      literal || !family ? null : textElement('foaf:givenName', given ?? ''),
    ]),
  ])

function namesOf(item: CslItem, role: string, tag: string): Xml | null {
  const names = cslNamesIn(item[role])
  return names.length > 0 ? element(tag, {}, [element('rdf:Seq', {}, names.map(personOf))]) : null
}

function containerOf(item: CslItem): Xml | null {
  const title = said(item, 'container-title')
  if (!title) return null
  const inside = [
    textElement('prism:volume', said(item, 'volume')),
    textElement('prism:number', said(item, 'issue')),
    element('dc:title', {}, title),
  ]
  return element('dcterms:isPartOf', {}, [element(containers[item.type] ?? 'bib:Document', {}, inside)])
}

function publisherOf(item: CslItem): Xml | null {
  const [name, place] = [said(item, 'publisher'), said(item, 'publisher-place') || said(item, 'event-place')]
  if (!name && !place) return null
  const locality = place && element('vcard:Address', {}, [element('vcard:locality', {}, place)])
  return element('dc:publisher', {}, [
    element('foaf:Organization', {}, [
      locality ? element('vcard:adr', {}, [locality]) : null,
      textElement('foaf:name', name),
    ]),
  ])
}

/** Zotero's field Extra: a note, and variables without a field of their own as Zotero reads them there. */
const extraOf = (item: CslItem): string => {
  const jurisdiction = said(item, 'jurisdiction')
  return [said(item, 'note'), jurisdiction && `Jurisdiction: ${jurisdiction}`].filter(Boolean).join('\n')
}

/** The item as Zotero's own RDF, which keeps every field of it. `type` overrides the type that follows from CSL. */
export function zoteroRdfOf(item: CslItem, type: string | null, t: Translator): string {
  const url = said(item, 'URL')
  const identifier =
    url && element('dc:identifier', {}, [element('dcterms:URI', {}, [element('rdf:value', {}, url)])])
  return xmlDocument(
    element('rdf:RDF', namespaces, [
      element('rdf:Description', { 'rdf:about': url || `urn:stele:${item.id}` }, [
        element('z:itemType', {}, type ?? zoteroTypes[item.type] ?? 'document'),
        namesOf(item, 'author', 'bib:authors'),
        namesOf(item, 'editor', 'bib:editors'),
        namesOf(item, 'translator', 'z:translators'),
        namesOf(item, 'interviewer', 'z:interviewers'),
        namesOf(item, 'director', 'z:directors'),
        containerOf(item),
        publisherOf(item),
        textElement('dc:title', said(item, 'title')),
        textElement('dc:date', dateOf(item, 'issued', t)),
        textElement('bib:pages', said(item, 'page')),
        textElement('prism:number', said(item, 'number')),
        textElement('prism:edition', said(item, 'edition')),
        textElement('dc:type', said(item, 'genre')),
        textElement('dcterms:abstract', said(item, 'abstract')),
        textElement('z:language', said(item, 'language')),
        textElement('dc:rights', licenseIn(item)),
        textElement('z:archive', said(item, 'archive')),
        textElement('dc:coverage', said(item, 'archive_location') || said(item, 'call-number')),
        textElement('dc:description', extraOf(item)),
        identifier || null,
      ]),
    ]),
  )
}
