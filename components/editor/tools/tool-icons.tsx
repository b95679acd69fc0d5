import type { ReactNode } from 'react'
import type { CommandId } from '../commands/command'

const lines = <path d="M6.5 3.5h8M6.5 8h8M6.5 12.5h8" />

const Dot = ({ y }: { y: number }) => <circle cx="2.5" cy={y} r="0.75" className="fill-current" />

/** The drawing of a command in a square of 16; commands without one are shown by their text. */
const drawings: Partial<Readonly<Record<CommandId, ReactNode>>> = {
  bullets: (
    <>
      <Dot y={3.5} />
      <Dot y={8} />
      <Dot y={12.5} />
      {lines}
    </>
  ),
  numbers: (
    <>
      {/* The digits 1, 2, 3: text in the drawing would be taken for the button’s name. */}
      <path d="M1.7 2.4l1.2-.9v4M1.6 7c.4-.9 2.1-.8 2.1.3 0 .9-2.1 1.3-2.1 2.4h2.3M1.6 11.3h2l-1.2 1.4c1.8 0 1.7 2 0 2-.5 0-.8-.2-1-.5" />
      {lines}
    </>
  ),
  blockquote: (
    <>
      <path d="M2.5 2v12" className="stroke-2" />
      {lines}
    </>
  ),
  undo: <path d="M6 2.5l-3.5 3.5l3.5 3.5M2.5 6h7a4 4 0 0 1 0 8h-4" />,
  redo: <path d="M10 2.5l3.5 3.5l-3.5 3.5M13.5 6h-7a4 4 0 0 0 0 8h4" />,
}

/** The icon of a command, mirrored where the interface is written from right to left; null where its text is shown. */
export function toolIcon(id: CommandId): ReactNode {
  const drawing = drawings[id]
  if (!drawing) return null
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 16 16"
      // Digits are never mirrored.
      className={`mx-auto size-4 fill-none stroke-current ${id === 'numbers' ? '' : 'rtl:-scale-x-100'}`}
    >
      {drawing}
    </svg>
  )
}
