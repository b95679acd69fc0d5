import type { ReactNode } from 'react'

/** A page that says what happened, what was kept and what to do (404, errors, tombstones). */
export function Notice({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="mx-auto max-w-2xl py-16">
      <h1 className="font-serif text-3xl font-semibold">{title}</h1>
      <div className="mt-5 space-y-4 text-base">{children}</div>
    </div>
  )
}
