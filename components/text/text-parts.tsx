import type { ReactNode } from 'react'
import type { CitationAttributes, Direction, QuotationAttributes, TextPlace } from '@/lib/text'
import type { FileAttributes, ImageAttributes } from '@/lib/text/attributes'

/** Components for the parts of a body that cite sources; `number` is their note number, from 1. */
export type RichTextParts = {
  quotation: (props: {
    quotation: QuotationAttributes
    number: number
    direction: Direction
    children: ReactNode
  }) => ReactNode
  citation: (props: { citation: CitationAttributes; number: number }) => ReactNode
  /** `isWarned` is true for one within a passage behind a content warning. */
  image?: (props: { image: ImageAttributes; isWarned: boolean }) => ReactNode
  /** A recording or document of the media library; `number` counts the files of the text, from 1. */
  file?: (props: { file: FileAttributes; number: number; isWarned: boolean }) => ReactNode
  /** The mark of a footnote; `children` is its text. */
  footnote?: (props: { number: number; isWarned: boolean; children: ReactNode }) => ReactNode
  /** `ids` are the ids of the quotations and citations in it, `places` the names of its paragraphs, list items and tables in addresses. */
  sensitive: (props: {
    warning: string
    ids: readonly string[]
    places: readonly string[]
    children: ReactNode
  }) => ReactNode
  /** The address of a paragraph, list item or table. Without it, these have none. */
  address?: PlaceAddress
}

/** Where a place of a text is found in a page, and the link to it. `isWarned` is true behind a content warning. */
export type PlaceAddress = {
  idOf: (place: TextPlace, isWarned: boolean) => string
  link: (props: { place: TextPlace; isWarned: boolean }) => ReactNode
}

/** A footnote where its number is: for readers of a draft, who have no list of notes below it. */
export const FootnoteInPlace = ({ number, children }: { number: number; children: ReactNode }) => (
  <span className="note-in-place">
    <sup>{number}</sup> [{children}]
  </span>
)

/** The simplest form of each part: a blockquote in its language, a raised number, a closed passage. */
export const plainParts: RichTextParts = {
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
