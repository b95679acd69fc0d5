import { useLocale } from 'next-intl'
import { createElement, Fragment } from 'react'
import type { Run } from '@/lib/citations/runs'
import { directionOf } from '@/lib/text/language'

/**
 * A formatted citation with its italics and links. In a page from right to left each run has its own direction: else the comma after a Latin title
 * would be before it. Punctuation between runs has the direction of the page, by which its quotation marks are turned, and so have the spaces
 * and commas around a run.
 */
export function Runs({ runs }: { runs: readonly Run[] }) {
  const isMirrored = directionOf(useLocale()) === 'rtl'
  return createElement(
    Fragment,
    null,
    ...runs.map((run) => (isMirrored && /[\p{L}\p{N}]/u.test(run.text) ? isolated(run) : shown(run))),
  )
}

function isolated(run: Run) {
  const { text } = run
  const isBetween = (at: number) => /[\s,،;:؛]/.test(text.charAt(at))
  let [start, end] = [0, text.length]
  while (isBetween(start)) start += 1
  while (isBetween(end - 1)) end -= 1
  const inner = shown({ ...run, text: text.slice(start, end) })
  return createElement(
    Fragment,
    null,
    text.slice(0, start),
    createElement('bdi', null, inner),
    text.slice(end),
  )
}

function shown({ text, italic, href }: Run) {
  const content = italic ? <i>{text}</i> : text
  if (!href) return content
  return (
    <a href={href} rel="noopener noreferrer" className="link break-all">
      {content}
    </a>
  )
}
