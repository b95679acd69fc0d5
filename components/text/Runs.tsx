import { createElement, Fragment } from 'react'
import type { Run } from '@/lib/citations/runs'

/** A formatted citation with its italics and links. */
export const Runs = ({ runs }: { runs: readonly Run[] }) => createElement(Fragment, null, ...runs.map(shown))

function shown({ text, italic, href }: Run) {
  const content = italic ? <i>{text}</i> : text
  if (!href) return content
  return (
    <a href={href} rel="noopener noreferrer" className="link break-all">
      {content}
    </a>
  )
}
