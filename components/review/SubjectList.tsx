import { DisclosureSign } from '@/components/ui/Disclosure'
import type { LaidOut } from '@/lib/review/queries'
import type { FormAction } from '../desk/use-form'
import { SubjectSheet } from './SubjectSheet'

type Props = {
  recordId: string
  laid: readonly LaidOut[]
  /** Of the whole record; null when there is none. */
  warning: string | null
  /** Null for those who cannot judge now. */
  action: FormAction | null
  /** Null for those who may not write the record. */
  accept: FormAction | null
}

/** The subjects in the order of the page. A warning of the whole record closes them all until they are opened. */
export function SubjectList({ recordId, laid, warning, action, accept }: Props) {
  if (laid.length === 0) return <p className="text-quiet">Nothing here is left to check.</p>
  const sheets = (
    <div className="space-y-5">
      {laid.map((one) => (
        <SubjectSheet key={one.anchor} recordId={recordId} laid={one} action={action} accept={accept} />
      ))}
    </div>
  )
  if (warning === null) return sheets
  return (
    <details className="group" data-record-warning>
      <summary className="mb-5 inline-flex items-baseline gap-2 rounded border border-edge px-3 py-2">
        <DisclosureSign />
        <span>Content warning: {warning} Show what is to be checked.</span>
      </summary>
      {sheets}
    </details>
  )
}
