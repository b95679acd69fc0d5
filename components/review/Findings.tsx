import type { Finding } from '@/lib/review/checks'

const levels: Record<Finding['level'], { words: string; look: string }> = {
  BLOCK: { words: 'Stops publishing', look: 'border-alarm text-alarm' },
  WARN: { words: 'Look at this', look: 'border-edge' },
  INFO: { words: 'To know', look: 'border-edge text-quiet' },
}

/** What the automatic checks found, each with how much it weighs. They judge nothing; a person does. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0) return null
  return (
    <ul aria-label="Found by the automatic checks" className="space-y-1.5 text-sm">
      {findings.map(({ key, level, message, excerpt, place }) => (
        <li key={key} className="flex flex-wrap items-baseline gap-x-2">
          <span className={`rounded border px-1.5 text-xs ${levels[level].look}`}>{levels[level].words}</span>
          <span className="min-w-0 flex-1 basis-60">
            {message}
            {place.subjectId === null && excerpt && (
              <span className="text-quiet"> At “{excerpt.slice(0, 120)}”.</span>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
