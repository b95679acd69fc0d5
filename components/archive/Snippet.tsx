import { createElement, Fragment } from 'react'
import type { Part } from '@/lib/search/snippet'

/** Text of a record with the matches marked. */
export function Snippet({ parts, language }: { parts: readonly Part[]; language: string }) {
  return (
    <p lang={language === 'und' ? undefined : language} dir="auto" className="mt-1.5 font-serif text-base">
      {createElement(Fragment, null, ...parts.map(shown))}
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
