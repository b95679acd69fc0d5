import { useEffect, useRef } from 'react'
import type { Refusal } from '@/components/desk/refusal'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { useTranslator } from '@/components/ui/use-translator'
import { errorText } from '@/lib/errors'

type Props = {
  /** Why it was not put into the text. */
  fault: Refusal['message'] | null
  busy: boolean
  /** The label of the button that inserts a new one. */
  insert: string
  /** True when it is in the text, so that the form changes it. */
  isInText: boolean
  /** True when the form has changes that are not in the text. */
  isChanged: boolean
  /** Discards the contents of the form. */
  onClear: () => void
  onRemove: () => void
}

/** The end of the form of a quotation or citation: what is wrong, and the buttons. */
export function PanelEnd({ fault, busy, insert, isInText, isChanged, onClear, onRemove }: Props) {
  const t = useTranslator()
  const said = useRef<HTMLDivElement>(null)
  // Where a passage was dropped into the text, the end of the form can be out of sight.
  useEffect(() => {
    if (fault && !busy) said.current?.scrollIntoView({ block: 'nearest' })
  }, [fault, busy])
  return (
    <>
      {fault && (
        <div ref={said}>
          <Alert tone="error" title={errorText(fault, t)}>
            {t('editor.panel.notLost')}
          </Alert>
        </div>
      )}
      {isInText && isChanged && <p className="text-quiet">{t('editor.panel.pending')}</p>}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" disabled={busy}>
          {isInText ? t('editor.panel.apply') : insert}
        </Button>
        {isInText && isChanged && (
          <Button look="quiet" onClick={onClear}>
            {t('editor.panel.discard')}
          </Button>
        )}
        {isInText ? (
          <Button look="danger" onClick={onRemove}>
            {t('editor.panel.remove')}
          </Button>
        ) : (
          <Button look="quiet" onClick={onClear}>
            {t('editor.panel.clear')}
          </Button>
        )}
      </div>
    </>
  )
}
