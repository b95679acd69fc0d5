import { Node } from '@tiptap/core'
import type { z } from 'zod'
import {
  citationAttributes,
  fileAttributes,
  footnoteAttributes,
  imageAttributes,
  languageAttributes,
  quotationAttributes,
  sensitiveAttributes,
} from './attributes'
import { staffImageAddress } from './image-address'
import { directionOf } from './language'

/** Attributes carried through HTML (copy and paste) as one JSON value; an element whose value doesn't parse is not our node. */
const carried = (schema: z.ZodType<Record<string, unknown>>, name: string) => (element: HTMLElement) => {
  try {
    const parsed = schema.safeParse(JSON.parse(element.getAttribute(name) ?? ''))
    return parsed.success ? parsed.data : false
  } catch {
    return false
  }
}

const unrendered = (value: unknown) => ({ default: value, rendered: false })
const required = { isRequired: true, rendered: false }

/** A quotation with a stable id. Plain text only, so that it can be compared with the archive copy. */
export const Quotation = Node.create({
  name: 'quotation',
  group: 'block',
  content: '(text | hardBreak)*',
  marks: '',
  isolating: true,
  defining: true,
  addAttributes: () => ({
    id: required,
    mode: required,
    passageId: unrendered(null),
    chain: required,
    language: unrendered(null),
    original: unrendered(null),
    translator: unrendered(null),
    openlyUnverified: unrendered(false),
  }),
  // Before the plain block quote, which would match the same tag.
  parseHTML: () => [
    {
      tag: 'blockquote[data-quotation]',
      priority: 60,
      preserveWhitespace: 'full',
      getAttrs: carried(quotationAttributes, 'data-quotation'),
    },
  ],
  renderHTML({ node }) {
    const language: unknown = node.attrs.language
    const written =
      typeof language === 'string' ? { lang: language, dir: directionOf(language) } : { dir: 'auto' }
    return ['blockquote', { 'data-quotation': JSON.stringify(node.attrs), ...written }, 0]
  },
})

/** A mark in the text that ties the sentence before it to a source. */
export const Citation = Node.create({
  name: 'citation',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({ id: required, passageId: unrendered(null), chain: required }),
  parseHTML: () => [{ tag: 'cite[data-citation]', getAttrs: carried(citationAttributes, 'data-citation') }],
  renderHTML: ({ node }) => ['cite', { 'data-citation': JSON.stringify(node.attrs) }],
  renderText: () => '',
})

/** A note, where its number is in the text. It has no other note in it, and cites sources as the text does. */
export const Footnote = Node.create({
  name: 'footnote',
  group: 'inline',
  inline: true,
  content: '(text | hardBreak | citation)*',
  isolating: true,
  addAttributes: () => ({ id: required }),
  parseHTML: () => [{ tag: 'span[data-footnote]', getAttrs: carried(footnoteAttributes, 'data-footnote') }],
  renderHTML: ({ node }) => ['span', { 'data-footnote': JSON.stringify(node.attrs) }, 0],
  // In brackets, so that it doesn't become a part of the sentence.
  renderText: ({ node }) => ` [${node.textContent}]`,
})

/** Passages behind a content warning, which a reader opens on purpose. One can't be the direct child of another. */
export const Sensitive = Node.create({
  name: 'sensitive',
  group: 'block',
  content:
    '(paragraph | heading | blockquote | bulletList | orderedList | quotation | table | horizontalRule | languageBlock | verse | dialogue | image | file)+',
  isolating: true,
  defining: true,
  addAttributes: () => ({ warning: required }),
  parseHTML: () => [
    {
      tag: 'section[data-sensitive]',
      getAttrs: (element) => {
        const parsed = sensitiveAttributes.safeParse({ warning: element.getAttribute('data-sensitive') })
        return parsed.success ? parsed.data : false
      },
    },
  ],
  renderHTML: ({ node }) => ['section', { 'data-sensitive': node.attrs.warning }, 0],
})

/** Paragraphs in another language than the record, in their direction. A quotation has a language of its own. */
export const LanguageBlock = Node.create({
  name: 'languageBlock',
  group: 'block',
  content: '(paragraph | heading | blockquote | bulletList | orderedList | table | verse | dialogue)+',
  defining: true,
  addAttributes: () => ({ language: required }),
  parseHTML: () => [
    {
      tag: 'section[data-language]',
      getAttrs: (element) => {
        const parsed = languageAttributes.safeParse({ language: element.getAttribute('data-language') })
        return parsed.success ? parsed.data : false
      },
    },
  ],
  renderHTML({ node }) {
    const language: string = node.attrs.language
    return ['section', { 'data-language': language, lang: language, dir: directionOf(language) }, 0]
  },
})

/** An image of the media library, as a block of its own. */
export const Image = Node.create({
  name: 'image',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    sha256: required,
    width: required,
    height: required,
    alternative: unrendered(null),
    caption: unrendered(''),
    credit: unrendered(''),
    rights: unrendered(''),
    warning: unrendered(''),
  }),
  parseHTML: () => [{ tag: 'img[data-image]', getAttrs: carried(imageAttributes, 'data-image') }],
  renderHTML({ node }) {
    const { sha256, width, height, alternative } = imageAttributes.parse(node.attrs)
    const src = staffImageAddress(sha256, 480, 'webp')
    return ['img', { 'data-image': JSON.stringify(node.attrs), src, width, height, alt: alternative ?? '' }]
  },
})

/** A recording or a document of the media library, as a block of its own. */
export const File = Node.create({
  name: 'file',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    sha256: required,
    mediaType: required,
    size: required,
    title: required,
    description: unrendered(null),
    credit: unrendered(''),
    rights: unrendered(''),
    warning: unrendered(''),
    transcript: unrendered([]),
    language: unrendered(null),
  }),
  parseHTML: () => [{ tag: 'figure[data-file]', getAttrs: carried(fileAttributes, 'data-file') }],
  renderHTML({ node }) {
    const { title } = fileAttributes.parse(node.attrs)
    return ['figure', { 'data-file': JSON.stringify(node.attrs) }, title]
  },
})

/** Verse: its lines end where they end in print. An empty line begins a stanza. */
export const Verse = Node.create({
  name: 'verse',
  group: 'block',
  content: 'inline*',
  defining: true,
  parseHTML: () => [{ tag: 'p.verse', priority: 60 }],
  renderHTML: () => ['p', { class: 'verse' }, 0],
})

/** Who says what, turn by turn: an interview, a hearing. */
export const Dialogue = Node.create({
  name: 'dialogue',
  group: 'block',
  content: 'turn+',
  defining: true,
  parseHTML: () => [{ tag: 'div.dialogue' }],
  renderHTML: () => ['div', { class: 'dialogue' }, 0],
})

/** One turn of a dialogue. Its speaker is the marked beginning of its text. */
export const Turn = Node.create({
  name: 'turn',
  content: 'inline*',
  parseHTML: () => [{ tag: 'p.turn', priority: 60 }],
  renderHTML: () => ['p', { class: 'turn' }, 0],
})
