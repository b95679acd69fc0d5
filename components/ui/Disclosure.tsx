import type { ReactNode } from 'react'

type Props = { summary: ReactNode; children: ReactNode; open?: boolean; id?: string; className?: string }

/** Content that opens in place without a script. */
export function Disclosure({ summary, children, open, id, className = '' }: Props) {
  return (
    <details open={open} id={id} className={className || undefined}>
      <summary className="inline-flex items-baseline gap-2 py-1 font-medium text-accent hover:underline">
        <DisclosureSign />
        <span>{summary}</span>
      </summary>
      <div className="mt-2">{children}</div>
    </details>
  )
}

/** The arrow of a <summary>: sideways when closed, down when open. */
export function DisclosureSign() {
  return (
    <svg aria-hidden="true" viewBox="0 0 10 10" className="disclosure-sign size-2.5 shrink-0 fill-current">
      <path d="M2 0l7 5-7 5z" />
    </svg>
  )
}
