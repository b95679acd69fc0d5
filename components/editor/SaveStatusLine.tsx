'use client'

import type { SaveStatus } from './save-status'
import { saveWords } from './save-words'

type Props = { status: SaveStatus<unknown>; onRetry: () => void }

const calm = ['opened', 'saved', 'changed', 'saving']

/** Where the text stands, at the place where it is written. What goes wrong is announced; "Saving…" is not read out again and again. */
export function SaveStatusLine({ status, onRetry }: Props) {
  const words = saveWords(status)
  const isCalm = calm.includes(status.kind)
  return (
    <div className={isCalm ? 'text-quiet' : 'font-medium text-alarm'}>
      <span
        data-save-status={status.kind}
        data-draft-version={'version' in status ? status.version : undefined}
        aria-hidden={status.kind === 'changed' || status.kind === 'saving'}
      >
        {words}
      </span>
      {status.kind === 'signedOut' && (
        <>
          {' '}
          <a href="/sign-in?callbackUrl=/desk" target="_blank" rel="noopener" className="link">
            Sign in (new tab)
          </a>
        </>
      )}
      {(status.kind === 'unreachable' || status.kind === 'signedOut' || status.kind === 'refused') && (
        <>
          {' '}
          <button type="button" className="link" onClick={onRetry}>
            Try now
          </button>
        </>
      )}
      <span role={isCalm ? 'status' : 'alert'} className="sr-only">
        {status.kind === 'changed' || status.kind === 'saving' ? '' : words}
      </span>
    </div>
  )
}
