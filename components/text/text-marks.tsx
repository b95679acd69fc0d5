import type { ReactNode } from 'react'
import { directionOf } from '@/lib/text'
import { languageAttributes } from '@/lib/text/attributes'
import type { MarkJson } from '@/lib/text/json'

type MarkProps = { mark: { type: string; attrs?: Record<string, unknown> }; children?: ReactNode }

/** The language that a node or a mark gives. */
export const languageOf = (attrs: MarkJson['attrs']) => languageAttributes.parse(attrs).language

/** A language as HTML names it; an unknown one isn't named. */
export const langOf = (language: string) => (language === 'und' ? undefined : language)

/** Each mark of a text as an element. */
export const textMarks: Readonly<Record<string, (props: MarkProps) => ReactNode>> = {
  bold: ({ children }) => <strong>{children}</strong>,
  italic: ({ children }) => <em>{children}</em>,
  subscript: ({ children }) => <sub>{children}</sub>,
  superscript: ({ children }) => <sup>{children}</sup>,
  deleted: ({ children }) => <del>{children}</del>,
  speaker: ({ children }) => <b className="turn-speaker">{children}</b>,
  smallCaps: ({ children }) => <span className="small-caps">{children}</span>,
  editorial: ({ children }) => <span className="editorial">{children}</span>,
  language: ({ mark, children }) => {
    const language = languageOf(mark.attrs)
    return (
      <span lang={langOf(language)} dir={directionOf(language)}>
        {children}
      </span>
    )
  },
  link: ({ mark, children }) => (
    <a href={typeof mark.attrs?.href === 'string' ? mark.attrs.href : undefined} rel="noopener noreferrer">
      {children}
    </a>
  ),
}
