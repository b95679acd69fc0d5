import type { ReactNode } from 'react'
import type { FormAction } from '@/components/desk/use-form'
import { Link } from '@/components/ui/Link'
import { ComparedEntries } from './ComparedEntries'
import { MergeForm } from './MergeForm'

/** One of the two, with what is said of it: label and text, the same labels in the same order for both. */
type Entry = { id: string; version: number; label: string; lines: readonly (readonly [string, string])[] }
type Props = {
  title: string
  lead: string
  /** Where the entry stands among the others, and what it is called. */
  area: string
  noun: string
  one: Entry
  /** The other of the two, once it is found. */
  other: Entry | null
  /** What becomes of the one that goes. */
  what: string
  action: FormAction
  /** The ways to find the other. */
  children: ReactNode
}

/** Two entries of one thing side by side, to be made one; or the ways to find the second. */
export function MergePage({ title, lead, area, noun, one, other, what, action, children }: Props) {
  const here = `${area}/${one.id}`
  return (
    <>
      <header className="py-8">
        <p>
          <Link href={here} className="link">
            Back to the {noun}
          </Link>
        </p>
        <h1 className="font-serif text-3xl font-semibold">{title}</h1>
        <p className="mt-1 max-w-measure">{lead}</p>
      </header>
      <div className="space-y-8">
        {other ? (
          <>
            <ComparedEntries
              caption="The two entries side by side"
              names={['This entry', 'The other entry']}
              lines={one.lines.map(([label, text], index) => ({
                label,
                texts: [text, other.lines[index]?.[1] ?? ''],
              }))}
            />
            <MergeForm
              action={action}
              entries={[
                { id: one.id, version: one.version, label: one.label, hint: 'This entry' },
                { id: other.id, version: other.version, label: other.label, hint: 'The other entry' },
              ]}
              what={what}
            />
            <p>
              <Link href={`${here}/merge`} className="link">
                Compare with another
              </Link>
            </p>
          </>
        ) : (
          children
        )}
      </div>
    </>
  )
}
