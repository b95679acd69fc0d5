import type { ReactNode } from 'react'

/** Explains what an empty list is for and offers the first step. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string
  children: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="rounded border border-dashed border-edge px-6 py-10 text-center">
      <p className="font-serif text-xl">{title}</p>
      <div className="mx-auto mt-2 max-w-prose text-quiet">{children}</div>
      {action && <div className="mt-5">{action}</div>}
    </div>
  )
}
