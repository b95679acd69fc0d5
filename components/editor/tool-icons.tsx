import type { ReactNode } from 'react'
import type { CommandId } from './commands/command'

const lines = <path d="M6.5 3.5h8M6.5 8h8M6.5 12.5h8" />

const Dot = ({ y }: { y: number }) => <circle cx="2.5" cy={y} r="0.75" className="fill-current" />

const Digit = ({ y, children }: { y: number; children: string }) => (
  <text x="1" y={y} fontSize="5.5" stroke="none" className="fill-current">
    {children}
  </text>
)

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
      <Digit y={5.5}>1</Digit>
      <Digit y={10}>2</Digit>
      <Digit y={14.5}>3</Digit>
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
