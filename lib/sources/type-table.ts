import type { ContributorRole, SourceField } from './fields'

export type SourceType = {
  label: string
  /** Fields that the form shows for this type; a filled field of another type is shown too, so that nothing hides. */
  fields: readonly SourceField[]
  /** Roles offered first. */
  roles: readonly ContributorRole[]
  /** What a field is called for this type. */
  labels?: Partial<Record<SourceField, string>>
}

const printed = ['publisher', 'publisherPlace', 'edition', 'isbn'] as const
const kept = ['archive', 'archivePlace', 'callNumber'] as const
const online = ['url'] as const
const press = (container: string): SourceType['labels'] => ({ containerTitle: container })

/** Types offered in the form, in its order: what an archive of testimony, press and resolutions meets. Terms: CSL 1.0.2, appendix III. */
export const offeredTypes = {
  'article-newspaper': {
    label: 'Newspaper article',
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
    labels: press('Newspaper'),
  },
  'article-magazine': {
    label: 'Magazine article',
    fields: ['containerTitle', 'publisherPlace', 'volume', 'issue', 'page', 'issn', ...kept, ...online],
    roles: ['author', 'translator'],
    labels: press('Magazine'),
  },
  'article-journal': {
    label: 'Journal article',
    fields: ['containerTitle', 'volume', 'issue', 'page', 'doi', 'issn', ...online],
    roles: ['author', 'translator'],
    labels: press('Journal'),
  },
  article: {
    label: 'Agency report or preprint',
    fields: ['publisher', 'publisherPlace', 'number', 'genre', 'doi', ...kept, ...online],
    roles: ['author'],
    labels: { publisher: 'Agency or server' },
  },
  interview: {
    label: 'Interview',
    fields: ['containerTitle', 'genre', 'medium', 'eventPlace', 'publisher', 'page', ...kept, ...online],
    roles: ['author', 'interviewer', 'translator'],
    labels: { eventPlace: 'Place of the interview' },
  },
  personal_communication: {
    label: 'Letter or message',
    fields: ['genre', 'medium', 'eventPlace', ...kept, ...online],
    roles: ['author', 'recipient', 'translator'],
    labels: { eventPlace: 'Written at' },
  },
  speech: {
    label: 'Speech or statement',
    fields: ['genre', 'eventTitle', 'eventPlace', 'publisher', ...kept, ...online],
    roles: ['author', 'translator'],
    labels: { eventTitle: 'Spoken at' },
  },
  legislation: {
    label: 'Resolution, law or decree',
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
    labels: { genre: 'Instrument', containerTitle: 'Official gazette', publisher: 'Body' },
  },
  bill: {
    label: 'Bill or motion',
    fields: [
      'jurisdiction',
      'genre',
      'number',
      'publisher',
      'containerTitle',
      'section',
      'page',
      ...kept,
      ...online,
    ],
    roles: ['author'],
    labels: { publisher: 'Body', genre: 'Instrument' },
  },
  regulation: {
    label: 'Regulation or order',
    fields: [
      'jurisdiction',
      'genre',
      'number',
      'publisher',
      'containerTitle',
      'section',
      'page',
      ...kept,
      ...online,
    ],
    roles: ['author'],
    labels: { publisher: 'Body', genre: 'Instrument' },
  },
  hearing: {
    label: 'Hearing or sitting',
    fields: ['jurisdiction', 'publisher', 'eventTitle', 'eventPlace', 'number', 'page', ...kept, ...online],
    roles: ['author', 'chair'],
    labels: { publisher: 'Body' },
  },
  legal_case: {
    label: 'Court decision',
    fields: ['jurisdiction', 'publisher', 'number', 'containerTitle', 'volume', 'page', ...kept, ...online],
    roles: ['author'],
    labels: { publisher: 'Court', containerTitle: 'Law report', number: 'Case number' },
  },
  treaty: {
    label: 'Treaty or agreement',
    fields: ['jurisdiction', 'number', 'containerTitle', 'volume', 'page', 'eventPlace', ...kept, ...online],
    roles: ['author'],
    labels: { containerTitle: 'Treaty series', eventPlace: 'Signed at' },
  },
  report: {
    label: 'Report',
    fields: ['genre', 'number', 'collectionTitle', 'page', ...printed, 'doi', ...kept, ...online],
    roles: ['author', 'editor', 'translator'],
    labels: { publisher: 'Institution' },
  },
  book: {
    label: 'Book',
    fields: ['collectionTitle', 'volume', 'page', ...printed, 'doi', ...kept, ...online],
    roles: ['author', 'editor', 'translator'],
  },
  chapter: {
    label: 'Chapter of a book',
    fields: ['containerTitle', 'collectionTitle', 'volume', 'page', ...printed, 'doi', ...online],
    roles: ['author', 'editor', 'translator', 'container-author'],
    labels: { containerTitle: 'Book' },
  },
  pamphlet: {
    label: 'Pamphlet or leaflet',
    fields: ['genre', ...printed, ...kept, ...online],
    roles: ['author'],
  },
  manuscript: {
    label: 'Manuscript or unpublished paper',
    fields: ['genre', 'medium', 'page', 'publisherPlace', ...kept, ...online],
    roles: ['author', 'translator'],
  },
  document: {
    label: 'Other document',
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
    label: 'Archival collection',
    fields: ['genre', 'medium', ...kept, ...online],
    roles: ['author'],
  },
  broadcast: {
    label: 'Radio or television broadcast',
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
    labels: { containerTitle: 'Programme', publisher: 'Broadcaster' },
  },
  motion_picture: {
    label: 'Film or video',
    fields: ['genre', 'medium', 'publisher', 'publisherPlace', ...kept, ...online],
    roles: ['director', 'producer', 'script-writer'],
    labels: { publisher: 'Producer or distributor' },
  },
  webpage: {
    label: 'Web page',
    fields: ['containerTitle', 'genre', 'publisher', ...online],
    roles: ['author', 'translator'],
    labels: { containerTitle: 'Site' },
  },
  'post-weblog': {
    label: 'Blog post',
    fields: ['containerTitle', 'genre', ...online],
    roles: ['author'],
    labels: { containerTitle: 'Blog' },
  },
  post: {
    label: 'Post on a network',
    fields: ['containerTitle', 'genre', 'number', ...online],
    roles: ['author'],
    labels: { containerTitle: 'Network' },
  },
  thesis: {
    label: 'Thesis',
    fields: ['genre', 'publisher', 'publisherPlace', 'page', ...kept, ...online],
    roles: ['author'],
    labels: { publisher: 'University' },
  },
  map: {
    label: 'Map',
    fields: ['genre', 'medium', 'collectionTitle', ...printed, ...kept, ...online],
    roles: ['author'],
  },
  graphic: {
    label: 'Photograph or picture',
    fields: ['genre', 'medium', 'publisher', ...kept, ...online],
    roles: ['author'],
  },
  dataset: {
    label: 'Data set',
    fields: ['genre', 'medium', 'number', 'publisher', 'doi', ...online],
    roles: ['author'],
  },
} as const satisfies Record<string, SourceType>
