import '@/tests/support/database'
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import type { Actor } from '@/lib/access'
import { limits } from '@/lib/review/findings/copy-texts'
import { reviewOf } from '@/lib/review/review'
import { english } from '@/tests/support/english'
import {
  type Cited,
  copyText,
  makeCited,
  makeMember,
  makeSubmitted,
  passageText,
} from '@/tests/support/factories'
import { sabotage } from '@/tests/support/sabotage'

let editor: Actor
let reviewer: Actor
beforeAll(async () => {
  editor = await makeMember()
  reviewer = await makeMember({ role: 'REVIEWER' })
})
beforeEach(() => {
  vi.spyOn(limits, 'text', 'get').mockReturnValue(1)
})
afterEach(() => vi.restoreAllMocks())

/** The blocking findings of a record, by check and excerpt. */
async function blocking(recordId: string) {
  const { reviewed } = await reviewOf(reviewer, recordId)
  const found = reviewed?.report.findings.filter(({ level }) => level === 'BLOCK') ?? []
  return [...new Set(found.map(({ check, message }) => `${check}: ${english(message)}`))]
}

const moveBy = ({ passage }: Cited, units: number) =>
  sabotage('UPDATE "Passage" SET start = start + $1, "end" = "end" + $1 WHERE id = $2', [units, passage.id])

it('an altered text layer blocks its record, whatever its length', async () => {
  const cited = await makeCited(editor)
  const { id } = await makeSubmitted(editor, { cited })
  expect(await blocking(id)).toEqual([])
  await sabotage(`UPDATE "TextLayer" SET text = text || ' More.' WHERE "holdingId" = $1`, [cited.holding.id])
  expect(await blocking(id)).toEqual([expect.stringMatching(/^altered-copy: .*checksum/)])
})

it.each([
  ['letters of one unit', copyText, passageText],
  ['signs of two units before it', `😀 𐤀𐤁 😀. ${copyText}`, passageText],
  ['signs of two units in it and after it', `😀 ${copyText} 𝄞 end.`, `${passageText} After it. 𝄞 end.`],
  // The database reads a text in pieces of 65,536 bytes.
  ['a place on the edge of two pieces', `${'ж'.repeat(32_760)}${copyText}`, passageText],
  ['a letter on the edge of two pieces', `a${'ж'.repeat(40_000)}${copyText}`, `жжж${copyText}`],
  ['a sign of two units on the edge', `abc${'😀'.repeat(20_000)}${copyText}`, `😀${copyText}`],
  ['letters of several bytes', `Мост был закрыт. Qapı açıq idi. ${copyText}`, passageText],
])('an altered passage in a long layer blocks its record: %s', async (_, text, words) => {
  const cited = await makeCited(editor, text, words)
  const { id } = await makeSubmitted(editor, { cited })
  const others = async () => (await blocking(id)).filter((found) => found.startsWith('altered-copy'))
  expect(await others()).toEqual([])
  await moveBy(cited, -1)
  expect(await others()).toEqual([expect.stringMatching(/doesn’t contain the text of the passage/)])
  await moveBy(cited, 1)
  expect(await others()).toEqual([])
  await moveBy(cited, 100_000)
  expect(await others()).toHaveLength(1)
})

it('a different surrogate pair at the place is no match', async () => {
  const cited = await makeCited(editor, `😀 ${copyText}`, `😀 ${copyText}`)
  const { id } = await makeSubmitted(editor, { cited })
  await sabotage('UPDATE "Passage" SET exact = $1 WHERE id = $2', [`😁 ${copyText}`, cited.passage.id])
  expect(await blocking(id)).toContainEqual(expect.stringMatching(/doesn’t contain the text of the passage/))
})
