import type { ReactNode } from 'react'

/** One term of a description list with its value; nothing where there is no value. */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  if (!children) return null
  return (
    <>
      <dt className="text-quiet">{label}</dt>
      <dd>{children}</dd>
    </>
  )
}
