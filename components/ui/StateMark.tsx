import type { ReactNode } from 'react'

export type State = 'CHECKED' | 'SECOND_HAND' | 'DISPUTED' | 'AWAITS_SECOND' | 'UNCHECKED'

const looks: Record<State, { word: string; color: string; sign: ReactNode }> = {
  CHECKED: { word: 'Checked', color: 'text-checked', sign: <path d="M3 8.5l3.2 3L13 4.5" /> },
  SECOND_HAND: {
    word: 'Second-hand',
    color: 'text-second-hand',
    sign: <path d="M2.5 8h7M6.5 4.5L10 8l-3.5 3.5M13 3.5v9" />,
  },
  DISPUTED: { word: 'Disputed', color: 'text-disputed', sign: <path d="M3 6h10M3 10h10M10.5 3l-5 10" /> },
  AWAITS_SECOND: {
    word: 'Awaits a second reviewer',
    color: 'text-quiet',
    sign: (
      <>
        <circle cx="8" cy="8" r="5" strokeDasharray="2.2 2" />
        <path d="M8 3a5 5 0 0 1 0 10z" className="fill-current" />
      </>
    ),
  },
  UNCHECKED: {
    word: 'Not checked',
    color: 'text-quiet',
    sign: <circle cx="8" cy="8" r="5" strokeDasharray="2.2 2" />,
  },
}

/** Every state there is to show. */
export const states = Object.keys(looks) as State[]

/** How far something is checked: a sign and a word, never a colour alone. `children` replaces the word where more must be said. */
export function StateMark({ state, children }: { state: State; children?: ReactNode }) {
  const { word, color, sign } = looks[state]
  return (
    <span className={`inline-flex items-baseline gap-1.5 font-sans text-xs font-medium normal-nums ${color}`}>
      <svg
        aria-hidden="true"
        viewBox="0 0 16 16"
        className="size-3.5 shrink-0 translate-y-0.5 fill-none stroke-current stroke-2"
      >
        {sign}
      </svg>
      <span>{children ?? word}</span>
    </span>
  )
}
