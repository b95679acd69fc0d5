import { type Extensions, getSchema } from '@tiptap/core'
import { Heading } from '@tiptap/extension-heading'
import { Link } from '@tiptap/extension-link'
import { StarterKit } from '@tiptap/starter-kit'
import { isAllowedLink } from './attributes'
import { Deleted, Editorial, SmallCaps, Speaker, Subscript, Superscript, WordsInLanguage } from './marks'
import {
  Citation,
  Dialogue,
  File,
  Footnote,
  Image,
  LanguageBlock,
  Quotation,
  Sensitive,
  Turn,
  Verse,
} from './nodes'
import { Cell, HeadingCell, Row, TextTable } from './table-nodes'

/**
 * Stored with every document; increases when a document can have parts that the version before didn't know. A change only adds: a document of
 * any earlier version is valid as it is, with the same hash, so none is rewritten.
 */
export const SCHEMA_VERSION = 4

/** The record's title is the page's first heading, so levels start at 2; pasted headings get the nearest level. */
const Headings = Heading.configure({ levels: [2, 3, 4] }).extend({
  addAttributes: () => ({ level: { default: 2, rendered: false } }),
  parseHTML: () => [2, 2, 3, 4, 4, 4].map((level, index) => ({ tag: `h${index + 1}`, attrs: { level } })),
})

const Links = Link.configure({
  autolink: false,
  openOnClick: false,
  defaultProtocol: 'https',
  protocols: ['http', 'https', 'mailto'],
  isAllowedUri: (href) => isAllowedLink(href),
  HTMLAttributes: { target: null, rel: 'noopener noreferrer', class: null },
}).extend({
  addAttributes: () => ({ href: { isRequired: true } }),
})

/**
 * The one schema of every body: editor, server, imports and tests use this list. `undoRedo` and cursors do something only in an editor.
 * There is no trailing-paragraph plug-in: it would change a document as soon as it is opened.
 */
export const extensions: Extensions = [
  StarterKit.configure({
    code: false,
    codeBlock: false,
    heading: false,
    link: false,
    strike: false,
    trailingNode: false,
    underline: false,
  }),
  Headings,
  Links,
  Quotation,
  Citation,
  Sensitive,
  Footnote,
  Image,
  File,
  LanguageBlock,
  Verse,
  Dialogue,
  Turn,
  TextTable,
  Row,
  HeadingCell,
  Cell,
  Subscript,
  Superscript,
  Deleted,
  SmallCaps,
  WordsInLanguage,
  Editorial,
  Speaker,
]

/** The ProseMirror schema that the extensions make. */
export const bodySchema = getSchema(extensions)
