import { createElement, Fragment } from 'react'
import type { Part } from '@/lib/search/snippet'

type Props = {
  parts: readonly Part[]
  language: string
  /** True for words of a source, which are put in the quotation marks of their language. */
  isQuoted?: boolean
}

/** Text of a record with the matches marked. */
export function Snippet({ parts, language, isQuoted = false }: Props) {
  const text = createElement(Fragment, null, ...parts.map(shown))
  return (
    <p lang={language === 'und' ? undefined : language} dir="auto" className="mt-1.5 font-serif text-base">
      {isQuoted ? <q>{text}</q> : text}
    </p>
  )
}

const shown = ({ text, fits }: Part) =>
  fits ? (
    <mark className="bg-transparent font-semibold text-ink underline decoration-accent underline-offset-3">
      {text}
    </mark>
  ) : (
    text
  )
