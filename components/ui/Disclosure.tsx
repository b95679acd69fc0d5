import type { ReactNode } from 'react'

type Props = { summary: ReactNode; children: ReactNode; open?: boolean; id?: string; className?: string }

/** Something that opens in place without a script. */
export function Disclosure({ summary, children, open, id, className = '' }: Props) {
  return (
    <details open={open} id={id} className={`group ${className}`}>
      <summary className="inline-flex items-baseline gap-2 py-1 font-medium text-accent hover:underline">
        <DisclosureSign />
        <span>{summary}</span>
      </summary>
      <div className="mt-2">{children}</div>
    </details>
  )
}

/** Points on when closed and down when open; for any <summary> inside a `group`. */
export function DisclosureSign() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 10 10"
      className="size-2.5 shrink-0 fill-current group-open:rotate-90 rtl:rotate-180 rtl:group-open:rotate-90"
    >
      <path d="M2 0l7 5-7 5z" />
    </svg>
  )
}
