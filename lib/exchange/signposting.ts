import { kindOf } from '@/lib/records/kinds'
import { editionPath } from './citing/item'
import type { Addressing } from './statements'

type Signpost = { href: string; rel: string; type?: string }
type Edition = { slug: string; number: number }
type Signposted = Edition & { kind: string; license: string | null; ark?: string | null }

/** What describes an edition, below its address in the public API, by media type. */
const descriptions = [
  ['/graph', 'application/ld+json'],
  ['/citations/record.csl', 'application/vnd.citationstyles.csl+json'],
  ['/citations/record.ris', 'application/x-research-info-systems'],
  ['/citations/record.bib', 'application/x-bibtex'],
] as const

/**
 * The typed links of a record by FAIR Signposting (signposting.org), for crawlers that read headers only: the address to cite, what its page and what
 * it describes are by schema.org, descriptions by format, its data, and the licence. `number` is that of its edition.
 */
export function signpostsOf(
  { license, ark, kind, ...edition }: Signposted,
  addressOf: Addressing,
): Signpost[] {
  const path = editionPath(edition)
  const data = (part: string) => addressOf(`/api/public${path}${part}`)
  return [
    { href: ark ?? addressOf(path), rel: 'cite-as' },
    { href: 'https://schema.org/AboutPage', rel: 'type' },
    { href: `https://schema.org/${kindOf(kind).schemaOrg.type}`, rel: 'type' },
    ...descriptions.map(([part, type]) => ({ href: data(part), rel: 'describedby', type })),
    { href: data(''), rel: 'item', type: 'application/json' },
    { href: data('/linkset'), rel: 'linkset', type: 'application/linkset+json' },
    ...(license ? [{ href: license, rel: 'license' }] : []),
  ]
}

/** The header with which a description of an edition, or its data as a part of it, leads back to the page. */
export const backLink = (rel: 'describes' | 'collection', edition: Edition, addressOf: Addressing) => ({
  Link: linkHeader([{ href: addressOf(editionPath(edition)), rel, type: 'text/html' }]),
})

/** The links as one header (RFC 8288). */
export const linkHeader = (signposts: readonly Signpost[]): string =>
  signposts
    .map(({ href, rel, type }) => `<${href}>; rel="${rel}"${type ? `; type="${type}"` : ''}`)
    .join(', ')

/** The links as a set of its own (RFC 9264): those of the page, and the way back from each description and from the data. */
export function linksetOf(edition: Signposted, addressOf: Addressing) {
  const anchor = addressOf(editionPath(edition))
  const signposts = signpostsOf(edition, addressOf).filter(({ rel }) => rel !== 'linkset')
  const byRelation = Map.groupBy(signposts, ({ rel }) => rel)
  const relations = [...byRelation].map(([rel, links]) => [rel, links.map(({ rel: _, ...link }) => link)])
  const page = [{ href: anchor, type: 'text/html' }]
  const backFrom = (rel: string, name: string) =>
    (byRelation.get(rel) ?? []).map(({ href }) => ({ anchor: href, [name]: page }))
  return {
    linkset: [
      { anchor, ...Object.fromEntries(relations) },
      ...backFrom('describedby', 'describes'),
      ...backFrom('item', 'collection'),
    ],
  }
}
