import { renderJSONContentToReactElement } from '@tiptap/static-renderer/json/react'
import type { ReactNode } from 'react'
import {
  type CitationAttributes,
  type Direction,
  type DocumentJson,
  directionOf,
  type NodeJson,
  numberingOf,
  paragraphsOf,
  type QuotationAttributes,
} from '@/lib/text'
import {
  citationAttributes,
  footnoteAttributes,
  quotationAttributes,
  sensitiveAttributes,
} from '@/lib/text/attributes'
import { directionOfNode } from '@/lib/text/direction'
import { headingsOf } from '@/lib/text/headings'
import { type Scope, scopesOf } from '@/lib/text/tables'
import { walk } from '@/lib/text/walk'
import { TextCell, TextTable } from './TextTable'
import { langOf, languageOf, textMarks } from './text-marks'

/** Components for the parts of a body that cite sources; `number` is their note number, from 1. */
export type RichTextParts = {
  quotation: (props: {
    quotation: QuotationAttributes
    number: number
    direction: Direction
    children: ReactNode
  }) => ReactNode
  citation: (props: { citation: CitationAttributes; number: number }) => ReactNode
  /** The mark of a footnote; `children` is its text. */
  footnote?: (props: { number: number; isWarned: boolean; children: ReactNode }) => ReactNode
  /** `ids` are the ids of the quotations and citations in it, `paragraphs` the numbers of its paragraphs. */
  sensitive: (props: {
    warning: string
    ids: readonly string[]
    paragraphs: readonly number[]
    children: ReactNode
  }) => ReactNode
  /** A paragraph that is a block of its own; `number` counts them from 1, `isWarned` is true behind a content warning. */
  paragraph?: (props: {
    number: number
    isWarned: boolean
    direction: Direction | undefined
    children: ReactNode
  }) => ReactNode
}

/** A footnote where its number is: for readers of a draft, who have no list of notes below it. */
const FootnoteInPlace = ({ number, children }: { number: number; children: ReactNode }) => (
  <span className="note-in-place">
    <sup>{number}</sup> [{children}]
  </span>
)

/** The simplest form of each part: a blockquote in its language, a raised number, a closed passage. */
const plainParts: RichTextParts = {
  quotation: ({ quotation, number, direction, children }) => (
    <blockquote lang={quotation.language ?? undefined} dir={direction}>
      <p>
        {children} <sup>{number}</sup>
      </p>
    </blockquote>
  ),
  citation: ({ number }) => <sup>{number}</sup>,
  sensitive: ({ warning, children }) => (
    <details>
      <summary>{warning}</summary>
      {children}
    </details>
  ),
}

const listTypes = ['1', 'a', 'A', 'i', 'I'] as const

/** The nodes behind content warnings, and the headings of tables with what they are the headings of. */
function readingOf(document: DocumentJson) {
  const warned = new Set<NodeJson>()
  const scopes = new Map<NodeJson, Scope>()
  walk(document, (node, _, parent) => {
    if (parent && (parent.type === 'sensitive' || warned.has(parent))) warned.add(node)
    if (node.type === 'table') for (const [cell, scope] of scopesOf(node)) scopes.set(cell, scope)
  })
  return { warned, scopes }
}

const nodesIn = (node: NodeJson): NodeJson[] =>
  (node.content ?? []).flatMap((child) => [child, ...nodesIn(child)])

/** The numbers of notes and paragraphs and the ids of headings in a whole body. */
export const placesIn = (document: DocumentJson) => ({
  numbers: numberingOf(document),
  headings: new Map(headingsOf(document).map((heading) => [heading.node, heading])),
  paragraphs: paragraphsOf(document),
})
type Places = ReturnType<typeof placesIn>

export type RichTextProps = {
  document: DocumentJson
  /** The numbers in the body that the document is a piece of. */
  places?: Places
  /** The language of the element around it: a block of the other direction gets a "dir" of its own. */
  language: string | null
  parts?: RichTextParts
}

/** A body as React elements, without script in the browser: headings carry ids, everything is escaped by React. */
export function RichText({
  document,
  language,
  parts = plainParts,
  places: { numbers, headings, paragraphs } = placesIn(document),
}: RichTextProps) {
  const around = directionOf(language)
  const dirOf = (node: NodeJson) => {
    const direction = directionOfNode(node, language)
    return direction === around ? undefined : direction
  }
  const { warned, scopes } = readingOf(document)
  const { quotation: Quotation, citation: Citation, sensitive: Sensitive, paragraph: Paragraph } = parts
  const Footnote = parts.footnote ?? FootnoteInPlace

  return renderJSONContentToReactElement<{ type: string; attrs?: Record<string, unknown> }, NodeJson>({
    nodeMapping: {
      doc: ({ children }) => <>{children}</>,
      text: ({ node }) => node.text,
      hardBreak: () => <br />,
      paragraph: ({ node, children }) => {
        const number = paragraphs.get(node)
        if (!Paragraph || number === undefined) return <p dir={dirOf(node)}>{children}</p>
        return (
          <Paragraph number={number} isWarned={warned.has(node)} direction={dirOf(node)}>
            {children}
          </Paragraph>
        )
      },
      blockquote: ({ node, children }) => <blockquote dir={dirOf(node)}>{children}</blockquote>,
      bulletList: ({ node, children }) => <ul dir={dirOf(node)}>{children}</ul>,
      listItem: ({ children }) => <li>{children}</li>,
      orderedList: ({ node, children }) => (
        <ol
          dir={dirOf(node)}
          start={typeof node.attrs?.start === 'number' ? node.attrs.start : 1}
          type={listTypes.find((type) => type === node.attrs?.type)}
        >
          {children}
        </ol>
      ),
      heading: ({ node, children }) => {
        const heading = headings.get(node)
        const Tag = `h${heading?.level ?? 2}` as const
        return (
          <Tag id={heading?.id} dir={dirOf(node)}>
            {children}
          </Tag>
        )
      },
      sensitive: ({ node, children }) => (
        <Sensitive
          warning={sensitiveAttributes.parse(node.attrs).warning}
          ids={[...numberingOf({ type: 'doc', content: [node] }).keys()]}
          paragraphs={nodesIn(node).flatMap((child) => paragraphs.get(child) ?? [])}
        >
          {children}
        </Sensitive>
      ),
      horizontalRule: () => <hr />,
      languageBlock: ({ node, children }) => {
        const language = languageOf(node.attrs)
        return (
          <div lang={langOf(language)} dir={directionOfNode(node, language)} className="in-language">
            {children}
          </div>
        )
      },
      verse: ({ node, children }) => (
        <p className="verse" dir={dirOf(node)}>
          {children}
        </p>
      ),
      dialogue: ({ children }) => <div className="dialogue">{children}</div>,
      turn: ({ node, children }) => (
        <p className="turn" dir={dirOf(node)}>
          {children}
        </p>
      ),
      table: ({ node, children }) => (
        <TextTable table={node} rows={[children].flat()} direction={dirOf(node)} />
      ),
      tableRow: ({ children }) => <tr>{children}</tr>,
      tableHeader: ({ node, children }) => (
        <TextCell cell={node} scope={scopes.get(node)}>
          {children}
        </TextCell>
      ),
      tableCell: ({ node, children }) => (
        <TextCell cell={node} scope={undefined}>
          {children}
        </TextCell>
      ),
      citation: ({ node }) => {
        const citation = citationAttributes.parse(node.attrs)
        return <Citation citation={citation} number={numbers.get(citation.id) ?? 0} />
      },
      footnote: ({ node, children }) => (
        <Footnote
          number={numbers.get(footnoteAttributes.parse(node.attrs).id) ?? 0}
          isWarned={warned.has(node)}
        >
          {children}
        </Footnote>
      ),
      quotation: ({ node, children }) => {
        const quotation = quotationAttributes.parse(node.attrs)
        return (
          <Quotation
            quotation={quotation}
            number={numbers.get(quotation.id) ?? 0}
            direction={directionOfNode(node, quotation.language)}
          >
            {children}
          </Quotation>
        )
      },
    },
    markMapping: textMarks,
  })({ content: document })
}
