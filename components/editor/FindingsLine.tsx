'use client'

import { useTranslations } from 'next-intl'
import { useTranslator } from '@/components/ui/use-translator'
import type { EditorFindings } from './use-findings'

type Props = { found: EditorFindings; isOpen: boolean; onOpen: () => void }

const shortened = (text: string) => (text.length <= 90 ? text.replace(/\.$/, '') : `${text.slice(0, 88)} …`)

/**
 * The number of findings and the first one that blocks publishing, above the text, and whether someone is missing who can check or publish
 * the record; opens the list. Read out once for each change.
 */
export function FindingsLine({ found: { count, failed, answer, findings }, isOpen, onOpen }: Props) {
  const t = useTranslations('editor.findings')
  const render = useTranslator()
  const first = findings.find(({ level }) => level === 'BLOCK')
  const blocks = first !== undefined || (answer?.report.crashed.length ?? 0) > 0
  return (
    <>
      {count && (
        <button
          type="button"
          data-findings
          aria-pressed={isOpen}
          onClick={onOpen}
          className={`link text-start ${blocks ? 'font-medium text-alarm' : 'text-quiet'}`}
        >
          {t.rich('line', {
            counts: count,
            hasBlocking: first ? 'yes' : 'no',
            text: first ? shortened(render(first.message)) : '',
            hidden: (chunks) => <span className="sr-only">{chunks}</span>,
            first: (chunks) => <span className="max-sm:hidden">{chunks}</span>,
          })}
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
