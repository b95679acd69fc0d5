import { Parser } from 'htmlparser2'
import { z } from 'zod'
import { entriesIn, tileAddresses } from '../log-tiles'
import { fileOf, isDataList, isMirrored, relativeAddress, searchFileFor, withoutMoment } from './files'

const attributes = new Set(['href', 'src', 'srcset', 'action', 'poster', 'data'])

type Found = { from: number; to: number; value: string; tag: string; name: string }

const plain = (value: string) => value.replaceAll('&amp;', '&')
const written = (value: string) => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

/** The attributes of a page that lead to an address of the archive without naming its host, and where they are. */
function linksOf(html: string): Found[] {
  const found: Found[] = []
  let tag = ''
  const parser = new Parser(
    {
      onopentagname(name) {
        tag = name
      },
      onattribute(name, value, quote) {
        if (!attributes.has(name) || quote !== '"' || !/^\/(?!\/)/.test(value)) return
        const to = html.lastIndexOf('"', parser.endIndex)
        const from = to - value.length
        if (html.slice(from, to) === value) found.push({ from, to, value: plain(value), tag, name })
      },
    },
    { decodeEntities: false },
  )
  parser.end(html)
  return found
}

/** The addresses in a value: of a `srcset`, those of each size. */
const addressesIn = ({ name, value }: Found): string[] =>
  name === 'srcset' ? value.split(',').map((one) => one.trim().split(' ', 1)[0] ?? '') : [value]

/** The addresses of the archive, without their fragments, that a page leads to and a mirror has. */
export const mirroredLinks = (html: string): string[] => [
  ...new Set(
    linksOf(html)
      .flatMap(addressesIn)
      .map((value) => withoutMoment(value.split('#', 1)[0] ?? ''))
      .filter(isMirrored),
  ),
]

/** Addresses in a style sheet. */
const inStyles = /url\((["']?)([^)"']+)\1\)/g

/** The addresses of the style sheet at an address that a mirror has. */
export const linksOfStyles = (css: string, address: string): string[] =>
  [...css.matchAll(inStyles)].flatMap(([, , to = '']) => {
    const { origin, pathname, search } = new URL(to, `http://mirror${address}`)
    return origin === 'http://mirror' && isMirrored(pathname + search) ? [pathname + search] : []
  })

/** What an answer of the archive says, where its type is one that is read as text. */
export type TextAnswer = { type: string; text: string }

/** True for the types of pages, style sheets, lists and data. All others are files, which can be of any size and lead nowhere. */
export const isText = (type: string): boolean => /^text\/|[/+](?:json|xml)\b/.test(type)

/** True for a page. */
export const isHtml = (type: string): boolean => type.startsWith('text/html')

/** What a sitemap lists. Records also have data, which their pages link by edition only. */
function listedIn(xml: string, origin: string): string[] {
  const found = [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].flatMap(([, url = '']) =>
    url.startsWith(origin) ? [url.slice(origin.length).replaceAll('&amp;', '&') || '/'] : [],
  )
  return found.flatMap((address) =>
    /^\/records\/[a-z0-9-]+$/.test(address)
      ? [
          address,
          ...['', '/editions', '/graph', '/annotations'].map((part) => `/api/public${address}${part}`),
        ]
      : [address],
  )
}

const nextSchema = z.object({ next: z.string().nullable() })

/** The next page of a list. */
function nextIn(json: string, origin: string): string[] {
  const { next } = nextSchema.parse(JSON.parse(json))
  return next?.startsWith(origin) ? [next.slice(origin.length)] : []
}

const proofSchema = z.object({
  edition: z.object({ hash: z.object({ proof: z.string().nullable() }).nullable() }),
})

/** The proof of the edition that these data are of; none where it was hashed as a whole. */
function proofIn(json: string, origin: string): string[] {
  const proof = proofSchema.parse(JSON.parse(json)).edition.hash?.proof
  return proof?.startsWith(origin) ? [proof.slice(origin.length)] : []
}

const entrySchema = z.object({
  record: z.string(),
  number: z.number().nullish(),
  root: z.string().nullish(),
})

/** The proofs of the editions in a tile with entries of the public log, also of those that were withdrawn or erased. */
export const proofsOfEntries = (tile: Buffer): string[] =>
  entriesIn(tile).flatMap((entry) => {
    const { record, number, root } = entrySchema.parse(JSON.parse(entry))
    // An edition that was hashed as a whole has none.
    return number && root ? [`/api/public/proofs/${record}/${number}`] : []
  })

/** The tiles of the log whose head this is: its second line is the number of entries. */
const tilesOf = (checkpoint: string): string[] =>
  tileAddresses(Number(checkpoint.split('\n')[1])).map((tile) => `/log/tile/${tile}`)

const ofEdition = /^\/api\/public\/records\/[a-z0-9-]+\/editions\/\d+$/

/** The addresses that an answer leads to and a mirror has. */
export function linksIn({ type, text }: TextAnswer, address: string, origin: string): string[] {
  if (isHtml(type)) return mirroredLinks(text)
  if (type.startsWith('text/css')) return linksOfStyles(text, address)
  if (/^\/sitemaps?[./]/.test(address)) return listedIn(text, origin)
  if (isDataList(address)) return nextIn(text, origin)
  if (address === '/log/checkpoint') return tilesOf(text)
  // Pages name the set of links in a header only.
  if (ofEdition.test(address)) return [`${address}/linkset`, ...proofIn(text, origin)]
  return []
}

export type Places = {
  /** The page's own address. */
  address: string
  /** The archive's own address, for what a mirror doesn't have. */
  origin: string
  /** Addresses that would be in the mirror but can't be shown now. */
  missing: ReadonlySet<string>
}

/** A style sheet as a mirror keeps it. */
export const styleOfMirror = (css: string, { address }: Pick<Places, 'address'>): string =>
  css.replace(inStyles, (whole, _, to: string) =>
    isMirrored(to) ? `url(${relativeAddress(fileOf(address), fileOf(to))})` : whole,
  )

/**
 * A page as a mirror keeps it: its bytes, with links that work from a file. Links to what the mirror doesn't have lead to the archive; the form
 * for searching leads to the mirror's own page for it.
 */
export function pageOfMirror(html: string, places: Places): string {
  const { address, origin, missing } = places
  const file = fileOf(address)
  const sizes = (value: string) =>
    value
      .split(',')
      .map((one) => {
        const [to = '', ...size] = one.trim().split(' ')
        return [leadTo({ value: to, tag: 'img', name: 'src' }), ...size].join(' ')
      })
      .join(', ')
  const leadTo = ({ value, tag, name }: Pick<Found, 'value' | 'tag' | 'name'>): string => {
    if (name === 'srcset') return sizes(value)
    if (tag === 'form' && name === 'action' && /\/records$/.test(value))
      return relativeAddress(file, searchFileFor(address))
    const [asked = '', fragment] = value.split('#')
    const path = withoutMoment(asked)
    const end = fragment === undefined ? '' : `#${fragment}`
    if (!isMirrored(path) || missing.has(path)) return origin + value
    return path === address && end !== '' ? end : relativeAddress(file, fileOf(path)) + end
  }
  const parts: string[] = []
  let from = 0
  for (const link of linksOf(html)) {
    parts.push(html.slice(from, link.from), written(leadTo(link)))
    from = link.to
  }
  return parts.join('') + html.slice(from)
}
