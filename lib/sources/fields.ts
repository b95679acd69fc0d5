/**
 * The plain fields of a source: column name → CSL variable (CSL 1.0.2, appendix IV). Dates, names, title, type, language
 * and note have forms of their own. The order is the order of the form.
 */
export const sourceFields = {
  titleShort: { csl: 'title-short', max: 300 },
  containerTitle: { csl: 'container-title', max: 500 },
  collectionTitle: { csl: 'collection-title', max: 500 },
  genre: { csl: 'genre', max: 200 },
  number: { csl: 'number', max: 100 },
  volume: { csl: 'volume', max: 100 },
  issue: { csl: 'issue', max: 100 },
  page: { csl: 'page', max: 100 },
  section: { csl: 'section', max: 200 },
  edition: { csl: 'edition', max: 100 },
  publisher: { csl: 'publisher', max: 500 },
  publisherPlace: { csl: 'publisher-place', max: 200 },
  jurisdiction: { csl: 'jurisdiction', max: 200 },
  eventTitle: { csl: 'event-title', max: 500 },
  eventPlace: { csl: 'event-place', max: 200 },
  medium: { csl: 'medium', max: 200 },
  archive: { csl: 'archive', max: 500 },
  archivePlace: { csl: 'archive-place', max: 200 },
  callNumber: { csl: 'call-number', max: 200 },
  url: { csl: 'URL', max: 2000 },
  doi: { csl: 'DOI', max: 300 },
  isbn: { csl: 'ISBN', max: 50 },
  issn: { csl: 'ISSN', max: 50 },
} as const satisfies Record<string, { csl: string; max: number }>

export type SourceField = keyof typeof sourceFields
export const sourceFieldNames = Object.keys(sourceFields) as SourceField[]

/** The CSL name variables that an archive uses. */
export const contributorRoleNames = [
  'author',
  'editor',
  'translator',
  'interviewer',
  'recipient',
  'container-author',
  'collection-editor',
  'compiler',
  'composer',
  'contributor',
  'curator',
  'director',
  'guest',
  'host',
  'illustrator',
  'narrator',
  'organizer',
  'original-author',
  'performer',
  'producer',
  'reviewed-author',
  'script-writer',
  'series-creator',
  'executive-producer',
  'editorial-director',
  'editor-translator',
  'chair',
] as const
export type ContributorRole = (typeof contributorRoleNames)[number]
