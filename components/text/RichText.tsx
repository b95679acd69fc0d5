import { renderJSONContentToReactElement } from '@tiptap/static-renderer/json/react'
import { type DocumentJson, type NodeJson, numberingOf, placeName, textPlacesOf } from '@/lib/text'
import {
  citationAttributes,
  fileAttributes,
  footnoteAttributes,
  imageAttributes,
  quotationAttributes,
  sensitiveAttributes,
} from '@/lib/text/attributes'
import { directionOfNode, directionsAround } from '@/lib/text/direction'
import { headingsOf } from '@/lib/text/headings'
import { type Scope, scopesOf } from '@/lib/text/tables'
import { walk } from '@/lib/text/walk'
import { StaffFile } from './TextFile'
import { StaffImage } from './TextImage'
import { TextCell, TextTable } from './TextTable'
import { langOf, languageOf, textMarks } from './text-marks'
import { FootnoteInPlace, plainParts, type RichTextParts } from './text-parts'

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

/** The first paragraphs of list items, which carry the links to them, with their items. */
function firstParagraphs(document: DocumentJson) {
  const found = new Map<NodeJson, NodeJson>()
  walk(document, (node) => {
    const [first] = node.content ?? []
    if (node.type === 'listItem' && first?.type === 'paragraph') found.set(first, node)
  })
  return found
}

/** The numbers of the recordings and documents in a body, from 1. */
function fileNumbersOf(document: DocumentJson) {
  const numbers = new Map<NodeJson, number>()
  walk(document, (node) => {
    if (node.type === 'file') numbers.set(node, numbers.size + 1)
  })
  return numbers
}

const nodesIn = (node: NodeJson): NodeJson[] =>
  (node.content ?? []).flatMap((child) => [child, ...nodesIn(child)])

/** The numbers of notes, files and of what has an address, and the ids of headings in a whole body. */
export const placesIn = (document: DocumentJson) => ({
  numbers: numberingOf(document),
  headings: new Map(headingsOf(document).map((heading) => [heading.node, heading])),
  addressed: textPlacesOf(document),
  files: fileNumbersOf(document),
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
  places: { numbers, headings, addressed, files } = placesIn(document),
}: RichTextProps) {
  const around = directionsAround(document, language)
  const dirOf = (node: NodeJson) => {
    const direction = directionOfNode(node, null)
    return direction === 'auto' || direction === around.get(node) ? undefined : direction
  }
  const { warned, scopes } = readingOf(document)
  const { quotation: Quotation, citation: Citation, sensitive: Sensitive, address } = parts
  const Footnote = parts.footnote ?? FootnoteInPlace
  const Image = parts.image ?? StaffImage
  const File = parts.file ?? StaffFile
  const itemOf = firstParagraphs(document)
  const idOf = (node: NodeJson) => {
    const place = addressed.get(node)
    return address && place && address.idOf(place, warned.has(node))
  }
  const linkTo = (node: NodeJson) => {
    const place = addressed.get(node)
    return address && place ? <address.link place={place} isWarned={warned.has(node)} /> : null
  }

  return renderJSONContentToReactElement<{ type: string; attrs?: Record<string, unknown> }, NodeJson>({
    nodeMapping: {
      doc: ({ children }) => <>{children}</>,
      text: ({ node }) => node.text,
      hardBreak: () => <br />,
      paragraph: ({ node, children }) => {
        const link = linkTo(itemOf.get(node) ?? node)
        return (
          <p id={idOf(node)} dir={dirOf(node)}>
            {children}
            {link && ' '}
            {link}
          </p>
        )
      },
      blockquote: ({ node, children }) => <blockquote dir={dirOf(node)}>{children}</blockquote>,
      bulletList: ({ node, children }) => <ul dir={dirOf(node)}>{children}</ul>,
      listItem: ({ node, children }) => (
        <li id={idOf(node)} dir={dirOf(node)}>
          {children}
        </li>
      ),
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
          places={nodesIn(node).flatMap((child) => {
            const place = addressed.get(child)
            return place ? placeName(place) : []
          })}
        >
          {children}
        </Sensitive>
      ),
      horizontalRule: () => <hr />,
      image: ({ node }) => <Image image={imageAttributes.parse(node.attrs)} isWarned={warned.has(node)} />,
      file: ({ node }) => (
        <File
          file={fileAttributes.parse(node.attrs)}
          number={files.get(node) ?? 0}
          isWarned={warned.has(node)}
        />
      ),
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
        <TextTable
          table={node}
          rows={[children].flat()}
          direction={dirOf(node)}
          id={idOf(node)}
          link={linkTo(node)}
        />
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
