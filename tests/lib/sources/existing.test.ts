import '@/tests/support/database'
import { expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import type { DateGroup } from '@/lib/dates'
import { existingFor } from '@/lib/sources/likeness'
import { proposalsOf } from '@/lib/sources/references/proposals'
import { english } from '@/tests/support/english'
import { makeMember, makeSource } from '@/tests/support/factories'
import { queriesOf } from '@/tests/support/queries'

const found = async (actor: Actor, text: string) =>
  (
    await existingFor(
      actor,
      proposalsOf(text).map(({ source }) => source),
      english,
    )
  ).map((sources) => sources.map(({ title, label }) => `${title}; ${label}`))

const day = (edtf: string): DateGroup => ({ verbatim: edtf, edtf, basis: 'AS_PRINTED' })

it('a pasted reference finds the sources it could be', async () => {
  const editor = await makeMember({ role: 'EDITOR' })
  const inPaper = { type: 'article-newspaper', containerTitle: 'Harbour News' } as const
  await makeSource(editor, { ...inPaper, title: 'The ferry was late', issued: day('1992-03-14') })
  await makeSource(editor, { ...inPaper, title: 'The ferry was late', issued: day('1993-01-02') })
  await makeSource(editor, { ...inPaper, title: 'The ferry was late', containerTitle: 'Hill Gazette' })
  await makeSource(editor, { type: 'book', title: 'Boats', isbn: '978-0-306-40615-7', doi: '10.1000/BOATS' })
  await makeSource(editor, { type: 'webpage', title: 'Piers', url: 'https://example.org/piers' })

  expect(await found(editor, '“The ferry was late!”, Harbour News, 14 March 1992')).toEqual([
    ['The ferry was late; Harbour News, 14 March 1992'],
  ])
  expect(await found(editor, 'ISBN 9780306406157')).toEqual([['Boats; ']])
  expect(await found(editor, 'https://doi.org/10.1000/boats')).toEqual([['Boats; ']])
  expect(await found(editor, 'https://example.org/piers')).toEqual([['Piers; ']])
  const queries = await queriesOf(() =>
    found(
      editor,
      '@book{a, title={Piers}}\n@book{b, title={Nothing of that kind}, doi={10.1000/boats}}\n@book{c, title={Other}}',
    ),
  )
  expect(
    await found(
      editor,
      '@book{a, title={Piers}}\n@book{b, title={Nothing of that kind}, doi={10.1000/boats}}\n@book{c, title={Other}}',
    ),
  ).toEqual([['Piers; '], ['Boats; '], []])
  expect(queries.length).toBeLessThan(10)
})
