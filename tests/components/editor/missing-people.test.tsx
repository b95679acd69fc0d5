import { expect, test } from 'vitest'
import { FindingsLine } from '@/components/editor/FindingsLine'
import { FindingsPanel } from '@/components/editor/FindingsPanel'
import type { EditorFindings } from '@/components/editor/use-findings'
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
