/**
 * The plain fields of a source: column name → CSL variable (CSL 1.0.2, appendix IV) and plain label. Dates, names, title, type, language
 * and note have forms of their own. The order is the order of the form.
 */
export const sourceFields = {
  titleShort: { csl: 'title-short', label: 'Short title', max: 300 },
  containerTitle: { csl: 'container-title', label: 'Published in', max: 500 },
  collectionTitle: { csl: 'collection-title', label: 'Series', max: 500 },
  genre: { csl: 'genre', label: 'Kind of work', max: 200 },
  number: { csl: 'number', label: 'Number', max: 100 },
  volume: { csl: 'volume', label: 'Volume', max: 100 },
  issue: { csl: 'issue', label: 'Issue', max: 100 },
  page: { csl: 'page', label: 'Pages', max: 100 },
  section: { csl: 'section', label: 'Section', max: 200 },
  edition: { csl: 'edition', label: 'Edition', max: 100 },
  publisher: { csl: 'publisher', label: 'Publisher', max: 500 },
  publisherPlace: { csl: 'publisher-place', label: 'Place of publication', max: 200 },
  jurisdiction: { csl: 'jurisdiction', label: 'Country or jurisdiction', max: 200 },
  eventTitle: { csl: 'event-title', label: 'Event', max: 500 },
  eventPlace: { csl: 'event-place', label: 'Place of the event', max: 200 },
  medium: { csl: 'medium', label: 'Medium', max: 200 },
  archive: { csl: 'archive', label: 'Kept in', max: 500 },
  archivePlace: { csl: 'archive-place', label: 'Place of the archive', max: 200 },
  callNumber: { csl: 'call-number', label: 'Call number', max: 200 },
  url: { csl: 'URL', label: 'Web address', max: 2000 },
  doi: { csl: 'DOI', label: 'DOI', max: 300 },
  isbn: { csl: 'ISBN', label: 'ISBN', max: 50 },
  issn: { csl: 'ISSN', label: 'ISSN', max: 50 },
} as const satisfies Record<string, { csl: string; label: string; max: number }>

export type SourceField = keyof typeof sourceFields
export const sourceFieldNames = Object.keys(sourceFields) as SourceField[]

/** CSL name variables that an archive uses, with what the form calls them. */
export const contributorRoles = {
  author: 'Author',
  editor: 'Editor',
  translator: 'Translator',
  interviewer: 'Interviewer',
  recipient: 'Recipient',
  'container-author': 'Author of the whole',
  'collection-editor': 'Editor of the series',
  compiler: 'Compiler',
  composer: 'Composer',
  contributor: 'Contributor',
  curator: 'Curator',
  director: 'Director',
  guest: 'Guest',
  host: 'Host',
  illustrator: 'Illustrator',
  narrator: 'Narrator',
  organizer: 'Organiser',
  'original-author': 'Original author',
  performer: 'Performer',
  producer: 'Producer',
  'reviewed-author': 'Author of the reviewed work',
  'script-writer': 'Script writer',
  'series-creator': 'Creator of the series',
  'executive-producer': 'Executive producer',
  'editorial-director': 'Editorial director',
  'editor-translator': 'Editor and translator',
  chair: 'Chair',
} as const satisfies Record<string, string>

export type ContributorRole = keyof typeof contributorRoles
export const contributorRoleNames = Object.keys(contributorRoles) as ContributorRole[]
