import type { ReactNode } from 'react'
import { DisclosureSign } from '@/components/ui/Disclosure'

type Props = {
  warning: string
  of: string
  /** The names of the places in it that an address may lead to (places.ts). */
  entrances?: readonly string[]
  children: ReactNode
}

/** What a reader opens knowingly: closed by default, the warning first. */
export function Warned({ warning, of, entrances = [], children }: Props) {
  return (
    <details className="warned">
      <summary className="block max-w-measure rounded border border-edge bg-panel px-4 py-3 font-sans text-base">
        {entrances.map((name) => (
          <span key={name} id={name} />
        ))}
        <span className="block text-xs font-medium text-quiet">Content warning</span>
        <span className="block">{warning}</span>
        <span className="mt-1 inline-flex items-baseline gap-1.5 text-sm text-accent">
          <DisclosureSign />
          <span className="when-closed underline underline-offset-3">Show {of}</span>
          <span className="when-open underline underline-offset-3">Hide {of}</span>
        </span>
      </summary>
      <div className="mt-5">{children}</div>
    </details>
  )
}
