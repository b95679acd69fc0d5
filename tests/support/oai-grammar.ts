import type { Grammar } from './xml-grammar'

const second = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/
const dayOrSecond = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}Z)?$/
const address = /^[^\s<>"{}|\\^`]*$/
const prefix = /^[\w\-.!~*'()]+$/
const set = /^[\w\-.!~*'()]+(?::[\w\-.!~*'()]+)*$/
const text = /^.+$/s
const dublinCore = [
  ...['title', 'creator', 'subject', 'description', 'publisher', 'contributor', 'date', 'type', 'format'],
  ...['identifier', 'source', 'language', 'relation', 'coverage', 'rights'],
]
const schemaOf = (namespace: string, file: string) =>
  new RegExp(`^${`${namespace} ${file}`.replaceAll('.', '\\.')}$`)

/**
 * The rules of OAI-PMH.xsd (2004) and oai_dc.xsd (2002) of the Open Archives Initiative, as far as they don't need a full validator: elements and
 * their order, attributes, and the patterns of simple types.
 */
export const oaiGrammar: Grammar = {
  'OAI-PMH': {
    children:
      /^responseDate request (?:(?:error )+|Identify |ListMetadataFormats |ListSets |GetRecord |ListIdentifiers |ListRecords )$/,
    attributes: {
      'xsi:schemaLocation': schemaOf(
        'http://www.openarchives.org/OAI/2.0/',
        'http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd',
      ),
    },
    required: ['xsi:schemaLocation', 'xmlns'],
  },
  responseDate: { text: second },
  request: {
    text: address,
    attributes: {
      verb: /^(?:Identify|ListMetadataFormats|ListSets|GetRecord|ListIdentifiers|ListRecords)$/,
      identifier: address,
      metadataPrefix: prefix,
      from: dayOrSecond,
      until: dayOrSecond,
      set,
      resumptionToken: /^/,
    },
  },
  error: {
    text: /^/,
    attributes: {
      code: /^(?:cannotDisseminateFormat|idDoesNotExist|badArgument|badVerb|noMetadataFormats|noRecordsMatch|badResumptionToken|noSetHierarchy)$/,
    },
    required: ['code'],
  },
  Identify: {
    children:
      /^repositoryName baseURL protocolVersion (?:adminEmail )+earliestDatestamp deletedRecord granularity (?:compression )*(?:description )*$/,
  },
  repositoryName: { text },
  baseURL: { text: address },
  protocolVersion: { text: /^2\.0$/ },
  adminEmail: { text: /^\S+@(?:\S+\.)+\S+$/ },
  earliestDatestamp: { text: dayOrSecond },
  deletedRecord: { text: /^(?:no|persistent|transient)$/ },
  granularity: { text: /^(?:YYYY-MM-DD|YYYY-MM-DDThh:mm:ssZ)$/ },
  ListMetadataFormats: { children: /^(?:metadataFormat )+$/ },
  metadataFormat: { children: /^metadataPrefix schema metadataNamespace $/ },
  metadataPrefix: { text: prefix },
  schema: { text: address },
  metadataNamespace: { text: address },
  ListSets: { children: /^(?:set )+(?:resumptionToken )?$/ },
  set: { children: /^setSpec setName (?:setDescription )*$/ },
  setSpec: { text: set },
  setName: { text },
  setDescription: { children: /^oai_dc:dc $/ },
  GetRecord: { children: /^record $/ },
  ListRecords: { children: /^(?:record )+(?:resumptionToken )?$/ },
  ListIdentifiers: { children: /^(?:header )+(?:resumptionToken )?$/ },
  record: { children: /^header (?:metadata (?:about )*)?$/ },
  header: { children: /^identifier datestamp (?:setSpec )*$/, attributes: { status: /^deleted$/ } },
  identifier: { text: address },
  datestamp: { text: dayOrSecond },
  metadata: { children: /^oai_dc:dc $/ },
  resumptionToken: {
    text: /^[\w-]*$/,
    attributes: { cursor: /^\d+$/, completeListSize: /^[1-9]\d*$/, expirationDate: second },
  },
  // Metadata parts must name their schema (OAI-PMH 2.0, sections 2.5 and 4.6).
  'oai_dc:dc': {
    children: new RegExp(`^(?:dc:(?:${dublinCore.join('|')}) )*$`),
    attributes: {
      'xsi:schemaLocation': schemaOf(
        'http://www.openarchives.org/OAI/2.0/oai_dc/',
        'http://www.openarchives.org/OAI/2.0/oai_dc.xsd',
      ),
    },
    required: ['xsi:schemaLocation', 'xmlns:oai_dc', 'xmlns:dc', 'xmlns:xsi'],
  },
  ...Object.fromEntries(dublinCore.map((name) => [`dc:${name}`, { text }])),
}
