'use client'

import { useSyncExternalStore } from 'react'
import { useTranslator } from '@/components/ui/use-translator'
import { saveText } from './save-messages'
import { isCalm } from './save-status'
import { type SaveState, useSaveStatus } from './use-save-status'

type Props = { state: SaveState; onRetry: () => void }

const never = () => () => {}
/** False on the server, which doesn't know the reader's time zone. */
const useHasTimeZone = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )

/** The save status, above the text. Problems are announced; "Saving…" is not read out again and again. */
export function SaveStatusLine({ state, onRetry }: Props) {
  const status = useSaveStatus(state, (whole) => whole)
  const t = useTranslator()
  const text = useHasTimeZone() ? saveText(status, t) : ''
  const calm = isCalm(status)
  return (
    <div className={calm ? 'text-quiet' : 'font-medium text-alarm'}>
      <span
        data-save-status={status.kind}
        data-draft-version={'version' in status ? status.version : undefined}
        aria-hidden={status.kind === 'changed' || status.kind === 'saving'}
      >
        {text}
      </span>
      {status.kind === 'signedOut' && (
        <>
          {' '}
          <a href="/sign-in?callbackUrl=/desk" target="_blank" rel="noopener" className="link">
            {t('editor.save.signIn')}
          </a>
        </>
      )}
      {(status.kind === 'unreachable' || status.kind === 'signedOut' || status.kind === 'refused') && (
        <>
          {' '}
          <button type="button" className="link" onClick={onRetry}>
            {t('editor.save.retry')}
          </button>
        </>
      )}
      <span role={calm ? 'status' : 'alert'} className="sr-only">
        {status.kind === 'changed' || status.kind === 'saving' ? '' : text}
      </span>
    </div>
  )
}
