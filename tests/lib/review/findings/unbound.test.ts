import '@/tests/support/database'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import type { Actor } from '@/lib/access'
import { mergeSources } from '@/lib/merging/sources'
import { limits } from '@/lib/review/findings/copy-texts'
import { findingsOf } from '@/lib/review/findings/report'
import { reviewOf } from '@/lib/review/review'
import { english } from '@/tests/support/english'
import {
  alteredPassageText,
  copyText,
  doc,
  hop,
  makeCited,
  makeHolding,
  makeMember,
  makeRecord,
  makeSource,
  makeSubmitted,
  passageText,
  quotation,
} from '@/tests/support/factories'
import { queriesOf } from '@/tests/support/queries'

let editor: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR' })
})
afterEach(() => vi.restoreAllMocks())

const elsewhere = 'The ferry was painted green in autumn.'
type Hops = Parameters<typeof quotation>[0]['chain']
/** A draft that quotes these words without binding them. */
const quoting = (chain: Hops, ...words: string[]) =>
  makeRecord(editor, {
    content: { body: doc(...words.map((text) => quotation({ chain, passageId: null }, text))) },
  })
const said = async ({ id }: { id: string }) =>
  (await findingsOf(editor, id)).report.findings
    .filter(({ check }) => check === 'no-copy')
    .map(({ level, message, excerpt }) => [level, english(message), excerpt] as const)

it('unbound quotations are searched in copies of the seen source only', async () => {
  const [cited, other] = [await makeCited(editor), await makeCited(editor, elsewhere, elsewhere)]
  const chain = [hop(other.source, { access: 'NOT_SEEN' }), hop(cited.source)]
  expect(await said(await quoting(chain, passageText, alteredPassageText, elsewhere))).toEqual([
    ['WARN', expect.stringMatching(/^This text is in the archive copy “copy.txt”/), passageText],
    ['WARN', expect.stringMatching(/^Much the same text is in/), alteredPassageText],
    ['WARN', expect.stringMatching(/^This text wasn’t found in the archive copy “copy.txt”/), elsewhere],
  ])
  const bound = await makeRecord(editor, {
    content: {
      body: doc(quotation({ chain: [hop(cited.source)], passageId: cited.passage.id }, passageText)),
    },
  })
  expect(await said(bound)).toEqual([])
  expect(await said(await quoting([hop(await makeSource(editor))], passageText))).toEqual([])
})

it('copies of merged entries are searched, and long ones are named', async () => {
  const [one, stays] = [await makeCited(editor), await makeSource(editor)]
  await makeHolding(editor, stays, { text: elsewhere })
  const record = await quoting([hop(stays)], passageText, passageText)
  expect((await said(record)).map(([, message]) => message)).toEqual([
    expect.stringContaining('wasn’t found'),
    expect.stringContaining('wasn’t found'),
  ])
  const body = doc(quotation({ chain: [hop(one.source)], passageId: null }, elsewhere))
  const { id } = await makeSubmitted(editor, { cited: one, content: { body } })
  await mergeSources(editor, {
    ...{ keptId: stays.id, keptVersion: 1 },
    ...{ otherId: one.source.id, otherVersion: 1 },
  })
  const underReview = (await reviewOf(editor, id)).reviewed?.report.findings
  expect(underReview?.find(({ check }) => check === 'no-copy')).toMatchObject({
    message: { key: 'checks.no-copy.found' },
  })
  expect((await said(record)).map(([, message]) => message)).toEqual([
    expect.stringContaining('This text is in'),
    expect.stringContaining('This text is in'),
  ])
  // Each reading counts: enough for one quotation, not for the other.
  vi.spyOn(limits, 'text', 'get').mockReturnValue(copyText.length + elsewhere.length)
  expect((await said(record)).map(([, message]) => message)).toEqual([
    expect.stringContaining('This text is in'),
    expect.stringMatching(/^No passage is bound\. Not searched.*2 archive copies/),
  ])
})

it('many unbound quotations take as many queries as one', async () => {
  const { source } = await makeCited(editor)
  const [one, many] = [
    await quoting([hop(source)], passageText),
    await quoting([hop(source)], ...Array.from({ length: 20 }, () => passageText)),
  ]
  const few = await queriesOf(() => findingsOf(editor, one.id))
  expect(await queriesOf(() => findingsOf(editor, many.id))).toHaveLength(few.length)
})
