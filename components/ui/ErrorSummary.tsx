'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'

type Props = {
  /** Error messages by the path of their field, as `Invalid` has them. */
  fields: Readonly<Record<string, string>>
  /** Returns the id of the control of a field; by default the field's path. */
  idOf?: (field: string) => string
  title?: string
}

/** Lists the errors of a form, each with a link to its field (GOV.UK error summary). Takes the focus. */
export function ErrorSummary({ fields, idOf = (field) => field, title }: Props) {
  const t = useTranslations('ui.errorSummary')
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
      <h2 className="text-base font-semibold text-alarm">{title ?? t('title')}</h2>
      <p className="mt-1">{t('kept')}</p>
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
