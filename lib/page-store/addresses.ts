import { ID_PATTERN, LANGUAGE_PATTERN, SLUG_PATTERN } from '@/lib/messages/public-address'

/** How the answer to a public address is kept: until something public changes, or at most until the day (UTC) ends. */
export type Keeping = { changesDaily: boolean }

const always: Keeping = { changesDaily: false }
const daily: Keeping = { changesDaily: true }

const language = `(?:/${LANGUAGE_PATTERN})?`
const slug = SLUG_PATTERN
const id = ID_PATTERN

/**
 * The public pages whose answers are kept. Each is the same for every reader of its language, and an event of the log announces each change of
 * what it shows (public-events.ts). A new public page is one line.
 */
const pages: readonly (readonly [pattern: string, Keeping])[] = [
  ['/', daily],
  ['/about(?:/help)?', always],
  ['/about/method', daily],
  ['/imprint', always],
  ['/(?:unverified|corrections|data)', always],
  [`/pages/${slug}`, always],
  ['/records(?:\\?kind=[a-z-]{1,40})?', always],
  [`/records/${slug}`, always],
  [
    `/records/${slug}/editions(?:/[1-9]\\d{0,8}(?:/(?:changes|cite|preview\\.png|captions/[0-9a-f]{64}\\.vtt))?)?`,
    always,
  ],
  ['/(?:register|press|testimonies|timeline|figures|names|map|new|collections|sources)', always],
  [`/new(?:/(?:atom|json))?(?:\\?(?:kind=[a-z-]{1,40}|collection=${slug}))?`, always],
  [`/collections/${slug}`, always],
  [`/names/(?:person|body|place|periodical)/${id}`, always],
  ['/this-day', daily],
  [`/sources/${id}`, always],
  [`/sources/${id}/more\\?page=[1-9]\\d{0,3}`, always],
]

/** The same for what machines read, which is there once. */
const data: readonly (readonly [pattern: string, Keeping])[] = [
  ['/sitemap\\.xml', always],
  ['/sitemaps/(?:records|sources|names)-[1-9]\\d{0,4}', always],
  ['/api/public/(?:openapi\\.json|withdrawals)', always],
  ['/robots\\.txt', always],
  [`/api/public/records/${slug}(?:/(?:editions|graph|annotations))?`, always],
  [
    `/api/public/records/${slug}/editions/[1-9]\\d{0,8}(?:/(?:parts|graph|linkset|annotations(?:/[A-Za-z0-9-]{1,80})?|citations/[a-z0-9.-]{1,80}))?`,
    always,
  ],
]

const patterns = [
  // The first page of a language has no slash at its end.
  ...pages.map(
    ([pattern, keeping]) => [pattern === '/' ? `(?:/|${language})` : language + pattern, keeping] as const,
  ),
  ...data,
].map(([pattern, keeping]) => [new RegExp(`^${pattern}$`), keeping] as const)

/** How the answer to this address (path and query) is kept; null for an address whose answer isn't. */
export const keepingOf = (address: string): Keeping | null =>
  patterns.find(([pattern]) => pattern.test(address))?.[1] ?? null

/** True for an answer of megabytes, which is in memory several times while it is made. The front makes one at a time. */
export const isLong = (address: string): boolean => /^\/sitemap(?:\.xml$|s\/)/.test(address)

const ofMembers = /^\/(?:desk|sign-in|setup|invitation|api|_next)(?:[/?]|$)/

/** The form of the address of a table with all that a register, the timeline, the map or the figures have, without its query. */
export const TABLE_PATTERN = '/(?:register|press|testimonies|timeline|map|figures)/csv'

/**
 * Recordings, and other files of the media library: sent as they are read, in the parts that a player asks for. Tables of all that a register has are
 * sent row by row.
 */
const files = new RegExp(
  `^${language}(?:/sources/[^/?]+/copies/[^/?]+/(?:recording|captions)|/media/[^/?]+/file\\.[a-z0-9]+|${TABLE_PATTERN})(?:\\?|$)`,
)

/** True for the address of a page for readers, kept or not: it runs no script of the framework (docs/decisions/002). */
export const isForReaders = (address: string): boolean => !ofMembers.test(address) && !files.test(address)
