import { Children, type ReactNode } from 'react'

/**
 * Short facts in a row with a dot between two of them; nothing for facts that aren't given. However they wrap, no line begins or ends with a dot
 * (`.dotted` in globals.css). Without styles and in copied text the dots are there, too.
 */
export function Dotted({ children }: { children: ReactNode }) {
  const facts = Children.toArray(children).filter((fact) => fact !== '')
  return (
    <span className="dotted">
      {facts.map((fact, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: facts have no other order, and no state
        <span key={index}>
          {index > 0 && <i aria-hidden="true"> · </i>}
          {fact}
        </span>
      ))}
    </span>
  )
}
