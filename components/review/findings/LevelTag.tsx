import type { ReactNode } from 'react'
import type { SeenFinding } from '@/lib/review/findings/schema'
import { levelWords } from './findings-words'

type Level = SeenFinding['level']

/** A square stops, a triangle warns, a ring only tells. */
const signs: Record<Level, ReactNode> = {
  BLOCK: <rect x="1" y="1" width="8" height="8" className="fill-current" />,
  WARN: <path d="M5 1l4 8H1z" className="fill-current" />,
  INFO: <circle cx="5" cy="5" r="3.5" className="fill-none stroke-current" />,
}

/** How much a finding weighs, in a word and a shape. */
export function LevelTag({ level }: { level: Level }) {
  const { words, look } = levelWords[level]
  return (
    <span className={`inline-flex items-center gap-1.5 rounded border px-1.5 text-xs ${look}`}>
      <svg aria-hidden="true" viewBox="0 0 10 10" className="size-2 shrink-0">
        {signs[level]}
      </svg>
      {words}
    </span>
  )
}
