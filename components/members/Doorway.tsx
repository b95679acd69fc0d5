import type { ReactNode } from 'react'

/** A page at the door of the desk: one narrow column with one form. */
export function Doorway({
  archive,
  title,
  children,
}: {
  archive: string
  title: string
  children: ReactNode
}) {
  return (
    <main id="main" tabIndex={-1} className="mx-auto max-w-md px-4 py-16">
      <a href="/" className="font-serif text-xl font-semibold tracking-tight no-underline">
        {archive}
      </a>
      <h1 className="mt-8 mb-6 font-serif text-3xl font-semibold">{title}</h1>
      {children}
    </main>
  )
}
