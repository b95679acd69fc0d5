import type { ReactNode } from 'react'
import { DisclosureSign } from '@/components/ui/Disclosure'
import { Link } from '@/components/ui/Link'

type Props = {
  warning: string
  /** What opening it shows: "Show the words." */
  opens: string
  /** One subject, or all of the record, or words of a held copy. */
  of: 'SUBJECT' | 'RECORD' | 'COPY'
  children: ReactNode
}

/** Closes what may be hard to read behind its warning, and says before it that one can stop. Works without a script. */
export function PauseOffer({ warning, opens, of, children }: Props) {
  return (
    <div>
      <p className="mb-3 has-[+details[open]]:hidden">
        {of === 'COPY'
          ? 'A record that quotes this bears a warning. You can stop here: nothing is lost.'
          : 'You can stop here: your place and the verdicts that you gave are kept.'}{' '}
        <Link href="/desk" className="link">
          Stop for now
        </Link>
      </p>
      <details data-warning={of !== 'RECORD' || undefined} data-record-warning={of === 'RECORD' || undefined}>
        <summary className="inline-flex items-baseline gap-2 rounded border border-edge px-3 py-2">
          <DisclosureSign />
          <span>
            Content warning: {warning.replace(/\.?$/, '.')} {opens}
          </span>
        </summary>
        <div className="mt-4 space-y-4">{children}</div>
      </details>
    </div>
  )
}

type WithPauseProps = {
  warning: string | null
  opens: string
  /** Fragments of addresses that lead to what is closed: they stop before it. */
  entrances?: readonly string[]
  children: ReactNode
}

/** Words of a held copy: as they are where no record warns of them. */
export function WithPause({ warning, opens, entrances = [], children }: WithPauseProps) {
  if (!warning) return children
  return (
    <>
      {entrances.map((id) => (
        <span key={id} id={id} className="scroll-mt-4" />
      ))}
      <PauseOffer warning={warning} opens={opens} of="COPY">
        {children}
      </PauseOffer>
    </>
  )
}
