import type { Refusal } from '@/components/desk/refusal'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { useTranslator } from '@/components/ui/use-translator'
import { errorText } from '@/lib/errors'

type Props = {
  /** Why it was not put into the text, in a sentence. */
  fault: Refusal['message'] | null
  busy: boolean
  /** What the button says that puts a new one into the text. */
  insert: string
  /** Whether it stands in the text already. */
  stands: boolean
  /** Whether something was changed here that the text does not say. */
  changed: boolean
  /** Forgets what was written here. */
  onEmpty: () => void
  onRemove: () => void
}

/** How the panel of a quotation or citation ends: what is wrong, and the ways on for a new one or one that stands in the text. */
export function PanelEnd({ fault, busy, insert, stands, changed, onEmpty, onRemove }: Props) {
  const t = useTranslator()
  return (
    <>
      {fault && (
        <Alert tone="error" title={errorText(fault, t)}>
          Nothing you wrote here is lost.
        </Alert>
      )}
      {stands && changed && (
        <p className="text-quiet">
          What you changed here is not in the text yet. It is kept in this browser until you apply or drop it.
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" disabled={busy}>
          {stands ? 'Apply' : insert}
        </Button>
        {stands && changed && (
          <Button look="quiet" onClick={onEmpty}>
            Drop the changes
          </Button>
        )}
        {stands ? (
          <Button look="danger" onClick={onRemove}>
            Take it out of the text
          </Button>
        ) : (
          <Button look="quiet" onClick={onEmpty}>
            Empty this form
          </Button>
        )}
      </div>
    </>
  )
}
