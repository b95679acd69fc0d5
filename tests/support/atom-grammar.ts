import type { Grammar } from './xml-grammar'

const text = /^.+$/s
const iri = /^https?:\/\/[^\s<>"]+$/
const time = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/
/** The text of an element of type `html` with its markup escaped: it has no tag, and each `&` begins a character reference. */
const escapedHtml = /^(?:[^<>&]|&(?:amp|lt|gt|quot|apos);)*$/
/** Elements that are there once, in any order. */
const one = (names: readonly string[]) => names.map((name) => `(?=(?:\\w+ )*${name} )`).join('')
const atMostOne = (names: readonly string[]) => names.map((name) => `(?!.*\\b${name} .*\\b${name} )`).join('')

/**
 * The rules of RFC 4287 (Atom) for the elements that the feeds of an archive have: what must be there and how often, attributes, and the form of
 * dates and addresses. The author is required of a feed whose entries have none (4.1.1).
 */
export const atomGrammar: Grammar = {
  feed: {
    children: new RegExp(
      `^${one(['id', 'title', 'updated', 'author'])}${atMostOne(['id', 'title', 'updated', 'subtitle', 'rights', 'generator'])}(?:(?:id|title|updated|author|link|subtitle|rights|generator) )+(?:entry )*$`,
    ),
    required: ['xmlns'],
  },
  entry: {
    children: new RegExp(
      `^${one(['id', 'title', 'updated', 'link'])}${atMostOne(['id', 'title', 'updated', 'published', 'summary'])}(?:(?:id|title|updated|link|published|summary) )+$`,
    ),
  },
  id: { text: iri },
  title: { text },
  'entry/title': { text: escapedHtml, attributes: { type: /^html$/ } },
  summary: { text: escapedHtml, attributes: { type: /^html$/ } },
  subtitle: { text },
  rights: { text },
  generator: { text },
  updated: { text: time },
  published: { text: time },
  author: { children: /^name (?:uri )?$/ },
  name: { text },
  uri: { text: iri },
  link: { attributes: { rel: /^(?:alternate|self)$/, href: iri }, required: ['href'] },
}
