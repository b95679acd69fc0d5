import type { ReactNode } from 'react'
import { useTranslator } from '@/components/ui/use-translator'
import type { SeenFinding } from '@/lib/review/findings/schema'
import { levelLabel } from './findings-messages'

type Level = SeenFinding['level']

/** A square blocks, a triangle warns, a ring is a note. */
const signs: Record<Level, ReactNode> = {
  BLOCK: <rect x="1" y="1" width="8" height="8" className="fill-current" />,
  WARN: <path d="M5 1l4 8H1z" className="fill-current" />,
  INFO: <circle cx="5" cy="5" r="3.5" className="fill-none stroke-current" />,
}

const looks: Record<Level, string> = {
  BLOCK: 'border-alarm text-alarm',
  WARN: 'border-edge',
  INFO: 'border-edge text-quiet',
}

/** The level of a finding, in a word and a shape. */
export function LevelTag({ level }: { level: Level }) {
  const t = useTranslator()
  return (
    <span className={`inline-flex items-center gap-1.5 rounded border px-1.5 text-xs ${looks[level]}`}>
      <svg aria-hidden="true" viewBox="0 0 10 10" className="size-2 shrink-0">
        {signs[level]}
      </svg>
      {t(levelLabel(level))}
    </span>
  )
}
