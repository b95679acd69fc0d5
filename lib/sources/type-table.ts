import type { MessageKey, Messages } from '@/lib/messages/keys'
import { type Message, message } from '@/lib/messages/message'
import type { ContributorRole, SourceField } from './fields'

export type SourceType = {
  /** Fields that the form shows for this type; filled fields of other types are shown too, so that nothing is hidden. */
  fields: readonly SourceField[]
  /** Roles offered first. */
  roles: readonly ContributorRole[]
  /** Labels of fields that this type calls by a name of its own. */
  labels?: Partial<Record<SourceField, Message>>
}

const printed = ['publisher', 'publisherPlace', 'edition', 'isbn'] as const
const ofRules = ['jurisdiction', 'genre', 'number', 'publisher', 'containerTitle', 'section', 'page'] as const
const kept = ['archive', 'archivePlace', 'callNumber'] as const
const online = ['url'] as const

type OwnLabels = Messages['labels']['sourceTypeField']

/** The labels that a type has of its own: `labels.sourceTypeField.<type>.<field>`. */
function own<Type extends keyof OwnLabels & string, Field extends keyof OwnLabels[Type] & SourceField>(
  type: Type,
  fields: readonly Field[],
): Partial<Record<SourceField, Message>> {
  const entries = fields.map((field) => [field, message(ownKey(type, field))])
  return Object.fromEntries(entries)
}

const ownKey = <Type extends keyof OwnLabels & string, Field extends keyof OwnLabels[Type] & string>(
  type: Type,
  field: Field,
) => `labels.sourceTypeField.${type}.${field}` as MessageKey

/** Types offered in the form, in its order: those that an archive of testimony, press and resolutions needs. Terms: CSL 1.0.2, appendix III. */
export const offeredTypes = {
  'article-newspaper': {
    fields: [
      'containerTitle',
      'publisherPlace',
      'edition',
      'section',
      'page',
      'number',
      'issn',
      ...kept,
      ...online,
    ],
    roles: ['author', 'translator'],
    labels: own('article-newspaper', ['containerTitle']),
  },
  'article-magazine': {
    fields: ['containerTitle', 'publisherPlace', 'volume', 'issue', 'page', 'issn', ...kept, ...online],
    roles: ['author', 'translator'],
    labels: own('article-magazine', ['containerTitle']),
  },
  'article-journal': {
    fields: ['containerTitle', 'volume', 'issue', 'page', 'doi', 'issn', ...online],
    roles: ['author', 'translator'],
    labels: own('article-journal', ['containerTitle']),
  },
  article: {
    fields: ['publisher', 'publisherPlace', 'number', 'genre', 'doi', ...kept, ...online],
    roles: ['author'],
    labels: own('article', ['publisher']),
  },
  interview: {
    fields: ['containerTitle', 'genre', 'medium', 'eventPlace', 'publisher', 'page', ...kept, ...online],
    roles: ['author', 'interviewer', 'translator'],
    labels: own('interview', ['eventPlace']),
  },
  personal_communication: {
    fields: ['genre', 'medium', 'eventPlace', ...kept, ...online],
    roles: ['author', 'recipient', 'translator'],
    labels: own('personal_communication', ['eventPlace']),
  },
  speech: {
    fields: ['genre', 'eventTitle', 'eventPlace', 'publisher', ...kept, ...online],
    roles: ['author', 'translator'],
    labels: own('speech', ['eventTitle']),
  },
  legislation: {
    fields: [
      'jurisdiction',
      'genre',
      'number',
      'containerTitle',
      'volume',
      'section',
      'page',
      'publisher',
      ...kept,
      ...online,
    ],
    roles: ['author'],
    labels: own('legislation', ['genre', 'containerTitle', 'publisher']),
  },
  bill: {
    fields: [...ofRules, ...kept, ...online],
    roles: ['author'],
    labels: own('bill', ['publisher', 'genre']),
  },
  regulation: {
    fields: [...ofRules, ...kept, ...online],
    roles: ['author'],
    labels: own('regulation', ['publisher', 'genre']),
  },
  hearing: {
    fields: ['jurisdiction', 'publisher', 'eventTitle', 'eventPlace', 'number', 'page', ...kept, ...online],
    roles: ['author', 'chair'],
    labels: own('hearing', ['publisher']),
  },
  legal_case: {
    fields: ['jurisdiction', 'publisher', 'number', 'containerTitle', 'volume', 'page', ...kept, ...online],
    roles: ['author'],
    labels: own('legal_case', ['publisher', 'containerTitle', 'number']),
  },
  treaty: {
    fields: ['jurisdiction', 'number', 'containerTitle', 'volume', 'page', 'eventPlace', ...kept, ...online],
    roles: ['author'],
    labels: own('treaty', ['containerTitle', 'eventPlace']),
  },
  report: {
    fields: ['genre', 'number', 'collectionTitle', 'page', ...printed, 'doi', ...kept, ...online],
    roles: ['author', 'editor', 'translator'],
    labels: own('report', ['publisher']),
  },
  book: {
    fields: ['collectionTitle', 'volume', 'page', ...printed, 'doi', ...kept, ...online],
    roles: ['author', 'editor', 'translator'],
  },
  chapter: {
    fields: ['containerTitle', 'collectionTitle', 'volume', 'page', ...printed, 'doi', ...online],
    roles: ['author', 'editor', 'translator', 'container-author'],
    labels: own('chapter', ['containerTitle']),
  },
  pamphlet: {
    fields: ['genre', ...printed, ...kept, ...online],
    roles: ['author'],
  },
  manuscript: {
    fields: ['genre', 'medium', 'page', 'publisherPlace', ...kept, ...online],
    roles: ['author', 'translator'],
  },
  document: {
    fields: [
      'genre',
      'number',
      'containerTitle',
      'publisher',
      'publisherPlace',
      'medium',
      'page',
      ...kept,
      ...online,
    ],
    roles: ['author', 'translator'],
  },
  collection: {
    fields: ['genre', 'medium', ...kept, ...online],
    roles: ['author'],
  },
  broadcast: {
    fields: [
      'containerTitle',
      'genre',
      'number',
      'medium',
      'publisher',
      'publisherPlace',
      ...kept,
      ...online,
    ],
    roles: ['author', 'host', 'guest', 'director'],
    labels: own('broadcast', ['containerTitle', 'publisher']),
  },
  motion_picture: {
    fields: ['genre', 'medium', 'publisher', 'publisherPlace', ...kept, ...online],
    roles: ['director', 'producer', 'script-writer'],
    labels: own('motion_picture', ['publisher']),
  },
  webpage: {
    fields: ['containerTitle', 'genre', 'publisher', ...online],
    roles: ['author', 'translator'],
    labels: own('webpage', ['containerTitle']),
  },
  'post-weblog': {
    fields: ['containerTitle', 'genre', ...online],
    roles: ['author'],
    labels: own('post-weblog', ['containerTitle']),
  },
  post: {
    fields: ['containerTitle', 'genre', 'number', ...online],
    roles: ['author'],
    labels: own('post', ['containerTitle']),
  },
  thesis: {
    fields: ['genre', 'publisher', 'publisherPlace', 'page', ...kept, ...online],
    roles: ['author'],
    labels: own('thesis', ['publisher']),
  },
  map: {
    fields: ['genre', 'medium', 'collectionTitle', ...printed, ...kept, ...online],
    roles: ['author'],
  },
  graphic: {
    fields: ['genre', 'medium', 'publisher', ...kept, ...online],
    roles: ['author'],
  },
  dataset: {
    fields: ['genre', 'medium', 'number', 'publisher', 'doi', ...online],
    roles: ['author'],
  },
} as const satisfies Record<string, SourceType>
