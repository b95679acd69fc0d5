import { ID_PATTERN, LANGUAGE_PATTERN } from '@/lib/messages/public-address'
import { keepingOf, TABLE_PATTERN } from '@/lib/page-store/addresses'

/** Files of the pages: styles, fonts, pictures, images and files of texts, the script of the public pages. */
const asset =
  /^\/(?:_next\/static\/[\w./~-]+|[a-z][\w-]*\.(?:css|js|png|svg|ico|webmanifest)|media\/[0-9a-f]{64}\/(?:\d{3,4}\.(?:avif|webp)|file\.[a-z0-9]{3,4}))(?:\?[\w=.&-]*)?$/

const language = `(?:/${LANGUAGE_PATTERN})?`
const firstLanguage = new RegExp(`^/(${LANGUAGE_PATTERN})(?=/|$)`)
const id = ID_PATTERN
const page = 'page=[1-9]\\d{0,4}'
/**
 * Names by letter, further pages of lists without other filters, and the tables of all that a register has: what is published, not kept as bytes by
 * the server.
 */
const further = new RegExp(
  `^${language}(?:/(?:records\\?(?:kind=[a-z-]{1,40}&)?${page}|names\\?of=[a-z]{1,20}(?:&letter=[^&=]{1,36})?(?:&${page})?|names/[a-z]{1,20}/${id}\\?${page}|(?:register|press|testimonies|timeline|new|sources|figures|corrections)\\?${page})|${TABLE_PATTERN})$`,
)

const copy = `/sources/${id}/copies/${id}`
/** Copies that readers can open as a whole: their pages, also by a passage on them, with the images of these pages, and their recordings. */
const ofCopies = new RegExp(
  `^(?:${language}${copy}(?:\\?(?:${page}|passage=${id}))?|${copy}/(?:image\\?${page}|recording(?:\\?type=[a-z0-9]{2,5})?|captions))$`,
)

const proofs = new RegExp(`^/api/public/proofs/${id}/[1-9]\\d{0,8}$`)

/** True for the proof of an edition. Its address has the id of the record, so what it shows is known from the data that lead to it. */
export const isProof = (address: string): boolean => proofs.test(address)

/** Lists of the API, by the cursor of a page. */
const lists = /^\/api\/public\/(?:list|withdrawals)(?:\?after=[\w-]{1,200})?$/

/** True for a page of a list of the API, which has the address of the next one. */
export const isDataList = (address: string): boolean => lists.test(address)

/**
 * True for a path of the archive (with its query) that a mirror has as a file: kept pages, further pages of lists, whole copies, the public log, and
 * what pages are shown with.
 */
export const isMirrored = (address: string): boolean =>
  !address.includes('..') &&
  (keepingOf(address) !== null ||
    [further, asset, ofCopies, lists, proofs, ofLog].some((form) => form.test(address)))

/** The head of the public log. Witnesses and time stamps reach it without an event: a mirror always asks for it again. */
export const HEAD = '/log/checkpoint'

/** The public log: its head, its key, and its tiles. The script verifies a proof (docs/proof.md). */
const ofLog =
  /^\/(?:log\/(?:checkpoint|key|tile\/(?:entries|\d{1,2})\/(?:x\d{3}\/){0,3}\d{3}(?:\.p\/[1-9]\d{0,2})?)|verify-edition\.mjs)$/

/** True for a whole tile of the public log, which never changes. */
export const isWholeTile = (address: string): boolean => /^\/log\/tile\/[^.]+$/.test(address)

/** True for a tile with entries of the public log. */
export const isEntries = (address: string): boolean => address.startsWith('/log/tile/entries/')

const atMoment = new RegExp(`^(${language}${copy})\\?t=[\\d.]+$`)

/** The address of the file that has what is at an address. A page of a recording is the same at each moment. */
export const withoutMoment = (address: string): string => atMoment.exec(address)?.[1] ?? address

const recording = /\/copies\/[^/]+\/recording$/
const isData = (path: string) => /^\/api\/|\/new\/json$/.test(path)

/** The file of an address below the folder of the mirror. A query becomes folders, as file servers look for none. */
export function fileOf(address: string): string {
  const [path = '', query] = address.split('?')
  // The query of an asset is its version. A new version is a new file of the same name.
  const isFolders = query !== undefined && !asset.test(address) && !recording.test(path)
  // A browser sends "%" decoded, and the server looks for that.
  const parts = isFolders ? `/_${query.replaceAll('%', '').replace(/[=&]/g, '/')}` : ''
  const file = `${path}${parts}`.slice(1)
  if (/\.[a-z0-9]{2,11}$/.test(path) || path.startsWith('/log/')) return file
  if (isData(path)) return `${file}.json`
  if (/\/copies\/[^/]+\/image$/.test(path)) return `${file}.webp`
  if (recording.test(path)) return query === undefined ? file : `${file}.${query.replace('type=', '')}`
  if (/\/copies\/[^/]+\/captions$/.test(path)) return `${file}.vtt`
  if (/\/csv$/.test(path)) return `${file}.csv`
  if (/\/new\/atom$/.test(path)) return `${file}.xml`
  if (/^\/sitemaps\//.test(path)) return `${file}.xml`
  return file === '' ? 'index.html' : `${file}/index.html`
}

/** The address of one file from another, as a browser resolves it on any server and without one. */
export function relativeAddress(from: string, to: string): string {
  const [own, other] = [from.split('/').slice(0, -1), to.split('/')]
  let shared = 0
  while (shared < own.length && shared < other.length - 1 && own[shared] === other[shared]) shared += 1
  return [...own.slice(shared).map(() => '..'), ...other.slice(shared)].join('/')
}

/** The file of the page for searching in the mirror, in the language of a page. */
export const searchFileFor = (address: string): string => {
  const [, language] = firstLanguage.exec(address) ?? []
  const isPrefix = language !== undefined && keepingOf(`/${language}/about`) !== null
  return isPrefix && !isPageAlone(language) ? `${language}/search/index.html` : 'search/index.html'
}

/** True for a word that is a page of its own ("/new"), not a language. */
const isPageAlone = (word: string) => keepingOf(`/xx/${word}`) !== null
