import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { FormAction } from '@/components/desk/use-form'
import { Link } from '@/components/ui/Link'
import { ComparedEntries } from './ComparedEntries'
import { MergeForm } from './MergeForm'

/** One of the two entries. Its lines are label and text, with the same labels in the same order for both. */
type Entry = { id: string; version: number; label: string; lines: readonly (readonly [string, string])[] }
type Props = {
  title: string
  lead: string
  /** The address of the list of entries. */
  area: string
  /** The text of the link back to the entry. */
  back: string
  one: Entry
  /** Null until it is chosen. */
  other: Entry | null
  /** Text about the entry that isn't kept. */
  effect: string
  action: FormAction
  /** The ways to find the other entry. */
  children: ReactNode
}

/** Two entries side by side with the form to merge them, or the ways to find the second. */
export function MergePage({ title, lead, area, back, one, other, effect, action, children }: Props) {
  const t = useTranslations('merging.compared')
  const here = `${area}/${one.id}`
  return (
    <>
      <header className="py-8">
        <p>
          <Link href={here} className="link">
            {back}
          </Link>
        </p>
        <h1 className="font-serif text-3xl font-semibold">{title}</h1>
        <p className="mt-1 max-w-measure">{lead}</p>
      </header>
      <div className="space-y-8">
        {other ? (
          <>
            <ComparedEntries
              caption={t('caption')}
              names={[t('thisEntry'), t('otherEntry')]}
              lines={one.lines.map(([label, text], index) => ({
                label,
                texts: [text, other.lines[index]?.[1] ?? ''],
              }))}
            />
            <MergeForm
              action={action}
              entries={[
                { id: one.id, version: one.version, label: one.label, hint: t('thisEntry') },
                { id: other.id, version: other.version, label: other.label, hint: t('otherEntry') },
              ]}
              effect={effect}
            />
            <p>
              <Link href={`${here}/merge`} className="link">
                {t('another')}
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
