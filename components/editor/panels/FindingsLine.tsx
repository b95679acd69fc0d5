'use client'

import { useTranslations } from 'next-intl'
import { useTranslator } from '@/components/ui/use-translator'
import { shortened } from '@/lib/text/shortened'
import type { EditorFindings } from './use-findings'

type Props = { found: EditorFindings; onOpen: () => void }

const inLine = (text: string) => shortened(text.replace(/\.$/, ''), 90)

/**
 * How many findings are to fix, in the bar, and whether someone is missing who can check or publish the record; opens the list. Read out in full
 * once for each change.
 */
export function FindingsLine({ found: { count, failed, answer, findings }, onOpen }: Props) {
  const t = useTranslations('editor.findings')
  const render = useTranslator()
  const first = findings.find(({ level }) => level === 'BLOCK')
  const blocking = findings.filter(({ level }) => level === 'BLOCK').length
  const crashed = answer?.report.crashed.length ?? 0
  const warnings = findings.filter(({ level }) => level === 'WARN').length
  const full = (
    <span className="sr-only">
      {t('line', {
        counts: count ?? '',
        hasBlocking: first ? 'yes' : 'no',
        text: first ? inLine(render(first.message)) : '',
      })}
    </span>
  )
  return (
    <>
      {count && (
        <button
          type="button"
          data-findings
          onClick={onOpen}
          className={`link text-start ${blocking + crashed > 0 ? 'font-medium text-alarm' : 'text-quiet'}`}
        >
          {full}
          <span aria-hidden="true">{t('short', { blocking: blocking + crashed, warnings })}</span>
        </button>
      )}
      <span role="status">
        {answer && answer.missing.length > 0 && (
          <button type="button" className="link text-start font-medium text-disputed" onClick={onOpen}>
            {t('missing')}
          </button>
        )}
      </span>
      {failed && <span className="text-quiet">{t('failed')}</span>}
      <span role="status" className="sr-only">
        {failed ? '' : count}
      </span>
    </>
  )
}
