import { Parser } from 'htmlparser2'
import { z } from 'zod'
import type { Item } from '../references/formats'

type Found = { metas: Map<string, string[]>; title: string; language: string | null; data: string[] }

/** What a page says of itself: its meta elements, title and language, and its JSON-LD. Runs in time linear in the page. */
function metadataIn(html: string): Found {
  const found: Found = { metas: new Map(), title: '', language: null, data: [] }
  let inside: 'title' | 'data' | null = null
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'html') found.language = attributes.lang ?? null
      if (name === 'title' && found.title === '') inside = 'title'
      if (name === 'script' && attributes.type === 'application/ld+json') {
        inside = 'data'
        found.data.push('')
      }
      const key = (attributes.name ?? attributes.property ?? '').toLowerCase()
      const content = attributes.content?.trim()
      if (name === 'meta' && key && content)
        found.metas.set(key, [...(found.metas.get(key) ?? []), content].slice(0, MOST_NAMES))
    },
    ontext(text) {
      if (inside === 'title') found.title += text
      if (inside === 'data') found.data[found.data.length - 1] += text
    },
    onclosetag(name) {
      if (name === 'title' || name === 'script') inside = null
    },
  })
  parser.end(html)
  return found
}

const MOST_NAMES = 50

const nameSchema = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)])
const namesSchema = z.union([nameSchema.transform((name) => [name]), z.array(nameSchema)]).catch([])
const articleSchema = z.object({
  '@type': z.union([z.string(), z.array(z.string())]),
  headline: z.string().optional().catch(undefined),
  datePublished: z.string().optional().catch(undefined),
  author: namesSchema,
  publisher: nameSchema.optional().catch(undefined),
})
type Article = z.output<typeof articleSchema>

/** The article that the JSON-LD of a page describes; null where there is none. */
function articleIn(texts: readonly string[]): Article | null {
  for (const text of texts) {
    try {
      const parsed: unknown = JSON.parse(text)
      const graph = z.object({ '@graph': z.array(z.unknown()) }).safeParse(parsed).data?.['@graph']
      for (const thing of graph ?? (Array.isArray(parsed) ? parsed : [parsed])) {
        const article = articleSchema.safeParse(thing).data
        if (article && [article['@type']].flat().some((type) => /Article$|^BlogPosting$/.test(type)))
          return article
      }
    } catch {
      // JSON-LD with a fault says nothing.
    }
  }
  return null
}

const dayOf = (text: string | undefined) => /^(\d{4})(?:[-/](\d{2}))?(?:[-/](\d{2}))?/.exec(text ?? '')

/** A date of a page as CSL: of "1992-03-14T10:00:00Z" the day, of any other text the text. */
function dateOf(text: string | undefined): Item {
  const parts = dayOf(text)?.slice(1).filter(Boolean).map(Number)
  if (parts && parts.length > 0) return { issued: { 'date-parts': [parts] } }
  return text ? { issued: { raw: text } } : {}
}

/**
 * What a web page says of itself as an item of CSL-JSON, from the metadata that pages have for citing (Highwire, Dublin Core, Open Graph, schema.org);
 * null where it has no title. Only what the page states: a title is never made from the text.
 */
export function itemOfPage(html: string, address: string): Item | null {
  const { metas, title, language, data } = metadataIn(html)
  const article = articleIn(data)
  const first = (...names: string[]) => names.flatMap((name) => metas.get(name) ?? [])[0]
  const called =
    first('citation_title', 'dc.title', 'dcterms.title') ??
    article?.headline ??
    first('og:title') ??
    title.trim()
  if (!called) return null
  const journal = first('citation_journal_title')
  const isNews = [article?.['@type'] ?? []].flat().some((type) => /NewsArticle$/.test(type))
  const container =
    journal ?? article?.publisher ?? first('og:site_name', 'citation_publisher', 'dc.publisher')
  const names = metas.get('citation_author') ?? metas.get('dc.creator') ?? article?.author ?? []
  const pages = [first('citation_firstpage'), first('citation_lastpage')].filter(Boolean).join('–')
  const [volume, issue, doi] = [first('citation_volume'), first('citation_issue'), first('citation_doi')]
  return {
    type: journal ? 'article-journal' : isNews ? 'article-newspaper' : 'webpage',
    title: called.replace(/\s+/g, ' '),
    URL: address,
    ...(container && { 'container-title': container }),
    author: names.map(nameOf),
    ...dateOf(
      first('citation_publication_date', 'citation_date', 'dc.date', 'dcterms.date') ??
        article?.datePublished ??
        first('article:published_time'),
    ),
    ...(pages && { page: pages }),
    ...(volume && { volume }),
    ...(issue && { issue }),
    ...(doi && { DOI: doi }),
    ...(language && { language }),
  }
}

/** "Doe, Jane" has a family name and a given one; "Jane Doe" is kept whole, because which is which isn't said. */
function nameOf(name: string): Item {
  const [family = '', given = '', ...rest] = name.split(',').map((part) => part.trim())
  return family && given && rest.length === 0 ? { family, given } : { literal: name.trim() }
}
