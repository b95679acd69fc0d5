import 'server-only'
import { earliestHarvest, type Harvested, harvest, harvestedEditions } from '@/lib/editions/harvest'
import { isSlug } from '@/lib/input'
import type { Translator } from '@/lib/messages/translator'
import { kinds } from '@/lib/records/kinds'
import { kindDescription, kindPlural } from '@/lib/records/kinds/labels'
import { type ArchiveSettings, archiveName } from '@/lib/settings/schema'
import { wordOf } from '../cursor'
import type { Addressing } from '../statements'
import { element, textElement, type Xml, xmlDocument } from '../xml'
import { FORMAT, OaiRefusal, type OaiRequest, oaiRequest } from './arguments'
import { dublinCoreNamespaces, dublinCoreOf } from './dublin-core'

/** The records of one answer. */
export const OAI_PAGE = 100

type Archive = {
  archive: ArchiveSettings
  addressOf: Addressing
  /** The address of the ARK of an edition; null in an archive without ARKs. */
  arkOf: (edition: { recordId: string; number: number }) => string | null
  t: Translator
}

const second = (at: string) => `${at.slice(0, 19)}Z`
const prefixOf = (addressOf: Addressing) => `oai:${new URL(addressOf('/')).hostname}:`

const headerOf = ({ slug, at, kind, isDeleted }: Harvested, { addressOf }: Archive): Xml =>
  element('header', isDeleted ? { status: 'deleted' } : {}, [
    element('identifier', {}, prefixOf(addressOf) + slug),
    element('datestamp', {}, second(at)),
    element('setSpec', {}, kind),
  ])

async function recordsOf(found: readonly Harvested[], given: Archive): Promise<Xml[]> {
  const editions = await harvestedEditions(found.filter(({ isDeleted }) => !isDeleted).map(({ id }) => id))
  return found.map((one) => {
    const edition = editions.get(one.id)
    if (!edition) return element('record', {}, [headerOf(one, given)])
    const ark = given.arkOf({ recordId: one.id, number: edition.number })
    const metadata = element('metadata', {}, [
      dublinCoreOf(edition, given.archive, { addressOf: given.addressOf, ark }, given.t),
    ])
    return element('record', {}, [headerOf(one, given), metadata])
  })
}

async function identify({ archive, addressOf, t }: Archive): Promise<Xml[]> {
  const earliest = (await earliestHarvest()) ?? '1970-01-01T00:00:00'
  return [
    element('repositoryName', {}, archiveName(archive, t)),
    element('baseURL', {}, addressOf('/api/public/oai')),
    element('protocolVersion', {}, '2.0'),
    // The standard asks for an address with a dot after the @; one that can't receive mail says that none was given.
    element('adminEmail', {}, archive.contact || 'nobody@archive.invalid'),
    element('earliestDatestamp', {}, second(earliest)),
    element('deletedRecord', {}, 'persistent'),
    element('granularity', {}, 'YYYY-MM-DDThh:mm:ssZ'),
  ]
}

const formats = (): Xml[] => [
  element('metadataFormat', {}, [
    element('metadataPrefix', {}, FORMAT),
    element('schema', {}, 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd'),
    element('metadataNamespace', {}, 'http://www.openarchives.org/OAI/2.0/oai_dc/'),
  ]),
]

const sets = (t: Translator): Xml[] =>
  kinds.map(({ id }) =>
    element('set', {}, [
      element('setSpec', {}, id),
      element('setName', {}, t(kindPlural(id))),
      element('setDescription', {}, [
        element('oai_dc:dc', dublinCoreNamespaces, [textElement('dc:description', t(kindDescription(id)))]),
      ]),
    ]),
  )

/** The record of an identifier, also when it was withdrawn. */
async function byIdentifier(identifier: string, { addressOf }: Archive): Promise<Harvested> {
  const prefix = prefixOf(addressOf)
  const slug = identifier.startsWith(prefix) ? identifier.slice(prefix.length) : ''
  const [found] = isSlug(slug) ? await harvest({ slug }, 1) : []
  if (!found) throw new OaiRefusal('idDoesNotExist', 'This archive has no record with this identifier')
  return found
}

async function list({ verb, selection, token }: OaiRequest, given: Archive): Promise<Xml[]> {
  const { set: kind, from, before } = selection
  const found = await harvest({ kind, from, before, after: token?.after }, OAI_PAGE)
  const shown = found.slice(0, OAI_PAGE)
  const last = shown.at(-1)
  if (!last)
    throw new OaiRefusal('noRecordsMatch', 'No record was published or withdrawn in this time and set')
  const done = token?.done ?? 0
  const isMore = found.length > OAI_PAGE
  const next = isMore
    ? wordOf({ set: kind, from, before, after: { at: last.at, id: last.id }, done: done + shown.length })
    : ''
  const resumption = isMore || token ? element('resumptionToken', { cursor: String(done) }, next) : null
  const entries =
    verb === 'ListIdentifiers' ? shown.map((one) => headerOf(one, given)) : await recordsOf(shown, given)
  return resumption ? [...entries, resumption] : entries
}

async function contentOf(request: OaiRequest, given: Archive): Promise<Xml[]> {
  const { verb, identifier, token } = request
  switch (verb) {
    case 'Identify':
      return identify(given)
    case 'ListMetadataFormats':
      if (identifier !== null) await byIdentifier(identifier, given)
      return formats()
    case 'ListSets':
      if (token) throw new OaiRefusal('badResumptionToken', 'The list of sets has one page')
      return sets(given.t)
    case 'GetRecord':
      return recordsOf([await byIdentifier(identifier ?? '', given)], given)
    default:
      return list(request, given)
  }
}

/** Attributes of `request`: the arguments as given, but none after a request that could not be read (OAI-PMH 2.0, section 3.2). */
const requestOf = (asked: URLSearchParams, refusal: OaiRefusal | null, { addressOf }: Archive): Xml => {
  const isUnread = refusal?.code === 'badVerb' || refusal?.code === 'badArgument'
  return element('request', isUnread ? {} : Object.fromEntries(asked), addressOf('/api/public/oai'))
}

/**
 * Answers a request of OAI-PMH 2.0 (openarchives.org/OAI/openarchivesprotocol.html) with XML. Public records in Dublin Core, a set for each kind,
 * and withdrawn records as deleted ones, for ever.
 */
export async function oaiAnswer(asked: URLSearchParams, given: Archive, now: Date): Promise<string> {
  let [refusal, verb]: [OaiRefusal | null, string] = [null, '']
  let content: Xml[] = []
  try {
    const request = oaiRequest(asked)
    verb = request.verb
    content = await contentOf(request, given)
  } catch (error) {
    if (!(error instanceof OaiRefusal)) throw error
    refusal = error
  }
  return xmlDocument(
    element(
      'OAI-PMH',
      {
        xmlns: 'http://www.openarchives.org/OAI/2.0/',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
        'xsi:schemaLocation':
          'http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd',
      },
      [
        element('responseDate', {}, second(now.toISOString())),
        requestOf(asked, refusal, given),
        refusal ? element('error', { code: refusal.code }, refusal.reason) : element(verb, {}, content),
      ],
    ),
  )
}
