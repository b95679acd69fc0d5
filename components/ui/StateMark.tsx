import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

export type State = 'CHECKED' | 'SECOND_HAND' | 'DISPUTED' | 'AWAITS_SECOND' | 'UNCHECKED'

const looks: Record<State, { color: string; sign: ReactNode }> = {
  CHECKED: { color: 'text-checked', sign: <path d="M3 8.5l3.2 3L13 4.5" /> },
  SECOND_HAND: {
    color: 'text-second-hand',
    sign: <path d="M2.5 8h7M6.5 4.5L10 8l-3.5 3.5M13 3.5v9" />,
  },
  DISPUTED: { color: 'text-disputed', sign: <path d="M3 6h10M3 10h10M10.5 3l-5 10" /> },
  AWAITS_SECOND: {
    color: 'text-quiet',
    sign: (
      <>
        <circle cx="8" cy="8" r="5" strokeDasharray="2.2 2" />
        <path d="M8 3a5 5 0 0 1 0 10z" className="fill-current" />
      </>
    ),
  },
  UNCHECKED: {
    color: 'text-quiet',
    sign: <circle cx="8" cy="8" r="5" strokeDasharray="2.2 2" />,
  },
}

/** All states that can be shown. */
export const states = Object.keys(looks) as State[]

/** The state of checking as an icon and a word, never a colour alone. `children` replace the word. */
export function StateMark({ state, children }: { state: State; children?: ReactNode }) {
  const t = useTranslations('ui.state')
  const { color, sign } = looks[state]
  return (
    <span className={`inline-flex items-baseline gap-1.5 font-sans text-xs font-medium normal-nums ${color}`}>
      <svg
        aria-hidden="true"
        viewBox="0 0 16 16"
        className="size-3.5 shrink-0 translate-y-0.5 fill-none stroke-current stroke-2"
      >
        {sign}
      </svg>
      <span>{children ?? t(state)}</span>
    </span>
  )
}
