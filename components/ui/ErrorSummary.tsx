'use client'

import { useEffect, useRef } from 'react'

type Props = {
  /** As `Invalid` gives them: path of the field to one sentence. */
  fields: Readonly<Record<string, string>>
  /** Id of the control of a field; the field's path unless said otherwise. */
  idOf?: (field: string) => string
  title?: string
}

/** What must be mended before a form can be taken, each line leading to its field (gov.uk error summary). Takes the focus. */
export function ErrorSummary({
  fields,
  idOf = (field) => field,
  title = 'There is something to mend',
}: Props) {
  const summary = useRef<HTMLDivElement>(null)
  const entries = Object.entries(fields)
  useEffect(() => {
    if (Object.keys(fields).length > 0) summary.current?.focus()
  }, [fields])
  if (entries.length === 0) return null
  return (
    <div
      ref={summary}
      role="alert"
      tabIndex={-1}
      className="rounded border border-s-4 border-alarm bg-panel px-4 py-3"
    >
      <h2 className="text-base font-semibold text-alarm">{title}</h2>
      <p className="mt-1">Nothing you typed is lost.</p>
      <ul className="mt-2 list-disc ps-5">
        {entries.map(([field, message]) => (
          <li key={field}>
            {field ? (
              <a href={`#${idOf(field)}`} className="link">
                {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
