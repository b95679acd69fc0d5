import type { Part } from '@/lib/records/parts'
import { directionOf } from '@/lib/text'

/** The content of a record as plain text, part by part. */
export function RecordParts({ parts, language }: { parts: readonly Part[]; language: string }) {
  return (
    <dl className="space-y-4">
      {parts.map((part) => (
        <div key={part.key}>
          <dt className="font-medium">{part.label}</dt>
          <dd className="font-serif whitespace-pre-wrap" lang={language} dir={directionOf(language)}>
            {part.text}
          </dd>
        </div>
      ))}
    </dl>
  )
}
