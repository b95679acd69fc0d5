import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime'
import { expect, test } from 'vitest'
import { FindingsLine } from '@/components/editor/panels/FindingsLine'
import { FindingsPanel } from '@/components/editor/panels/FindingsPanel'
import type { EditorFindings } from '@/components/editor/panels/use-findings'
import { SubmitContents } from '@/components/editor/SubmitDialog'
import { SaveState } from '@/components/editor/saving/use-save-status'
import { type Message, message } from '@/lib/messages/message'
import { english } from '@/tests/support/english'
import { htmlOf } from '@/tests/support/render'

const found = (missing: Message[]): EditorFindings => ({
  answer: {
    version: 1,
    missing,
    report: {
      ran: [],
      notApplicable: [],
      crashed: [],
      findings: [],
      atGate: [],
      dismissed: [],
      reopened: [],
    },
  },
  failed: false,
  findings: [],
  current: null,
  go: () => {},
  take: () => {},
  count: 'Nothing found',
  announcement: '',
})
const editorWith = (missing: Message[]) =>
  htmlOf(
    <>
      <FindingsLine found={found(missing)} onOpen={() => {}} />
      <FindingsPanel opened={0} recordId="r" found={found(missing)} />
    </>,
  )

test('the editor names the steps that no one could take', () => {
  const html = editorWith([message('review.missing.publisher')])
  expect(html).toContain(english('editor.findings.missing'))
  expect(html).toContain(english('review.missing.publisher'))
  expect(html).toContain(english('review.missing.hint', { before: 'SUBMIT' }))
})

test('the editor names no steps while someone can take each', () => {
  expect(editorWith([])).not.toContain(english('editor.findings.missing'))
})

test('a draft is submitted where the checks did not answer', () => {
  const wrong = { level: 'BLOCK', message: message('editor.quotation.textMissing'), key: 'wrong' }
  const before = found([])
  const submitting = (failed: boolean, savedVersion: number) => {
    const status = {
      kind: 'saved',
      version: savedVersion,
      savedAt: '2026-01-01T00:00:00Z',
      kept: true,
    } as const
    const editing = {
      found: { ...before, failed, findings: [wrong] },
      saveState: new SaveState(status),
    }
    return htmlOf(
      <AppRouterContext.Provider value={{} as never}>
        <SubmitContents
          record={{ id: 'r', kind: 'account', state: 'DRAFT' } as never}
          memberId="m"
          editing={editing as never}
          action={async () => null}
          onClose={() => {}}
        />
      </AppRouterContext.Provider>,
    )
  }
  const [text, running] = [english('editor.quotation.textMissing'), english('editor.findings.running')]
  expect(submitting(false, 1)).toContain(text)
  for (const part of ['<form', running]) expect(submitting(false, 1)).not.toContain(part)
  expect(submitting(false, 2)).toContain(running)
  expect(submitting(false, 2)).not.toContain('<form')
  expect(submitting(true, 2)).toContain(english('editor.findings.failed'))
  expect(submitting(true, 2)).toContain('<form')
  for (const part of [text, english('editor.submit.ready')]) expect(submitting(true, 2)).not.toContain(part)
})
