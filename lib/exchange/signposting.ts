import type { Addressing } from './statements'

type Signpost = { href: string; rel: string; type?: string }

/**
 * The typed links of a record by FAIR Signposting (signposting.org), for crawlers that read headers only: the address to cite, descriptions by
 * format, and the licence. `number` is that of its edition.
 */
export function signpostsOf(
  {
    slug,
    number,
    license,
    ark,
  }: { slug: string; number: number; license: string | null; ark?: string | null },
  addressOf: Addressing,
): Signpost[] {
  const edition = `/records/${slug}/editions/${number}`
  const data = (path: string) => addressOf(`/api/public${edition}${path}`)
  return [
    { href: ark ?? addressOf(edition), rel: 'cite-as' },
    { href: 'https://schema.org/AboutPage', rel: 'type' },
    { href: data('/graph'), rel: 'describedby', type: 'application/ld+json' },
    {
      href: data('/citations/record.csl'),
      rel: 'describedby',
      type: 'application/vnd.citationstyles.csl+json',
    },
    { href: data('/citations/record.ris'), rel: 'describedby', type: 'application/x-research-info-systems' },
    { href: data('/citations/record.bib'), rel: 'describedby', type: 'application/x-bibtex' },
    { href: data(''), rel: 'item', type: 'application/json' },
    { href: data('/linkset'), rel: 'linkset', type: 'application/linkset+json' },
    ...(license ? [{ href: license, rel: 'license' }] : []),
  ]
}

/** The links as one header (RFC 8288). */
export const linkHeader = (signposts: readonly Signpost[]): string =>
  signposts
    .map(({ href, rel, type }) => `<${href}>; rel="${rel}"${type ? `; type="${type}"` : ''}`)
    .join(', ')

/** The links as a set of its own (RFC 9264). */
export const linksetOf = (anchor: string, signposts: readonly Signpost[]) => {
  const byRelation = Map.groupBy(
    signposts.filter(({ rel }) => rel !== 'linkset'),
    ({ rel }) => rel,
  )
  const relations = [...byRelation].map(([rel, links]) => [rel, links.map(({ rel: _, ...link }) => link)])
  return { linkset: [{ anchor, ...Object.fromEntries(relations) }] }
}
