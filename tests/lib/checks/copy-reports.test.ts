import '@/tests/support/database'
import { describe, expect, it } from 'vitest'
import { copyReportsOf } from '@/lib/checks/copy-reports'
import { NotFound } from '@/lib/errors'
import { makeHolding, makeMember, makePassage, makeSource } from '@/tests/support/factories'

describe('the report on the copies of a source', () => {
  it('has the findings in each text and the state of its passages', async () => {
    const editor = await makeMember()
    const source = await makeSource(editor)
    const holding = await makeHolding(editor, source, {
      text: 'First line.\nOn 28 May the senate adopted resolution 12-2013 of 3 April 2014, they say (83).',
    })
    await makePassage(editor, holding.layer, 'the senate adopted')
    const [copy, ...others] = await copyReportsOf(editor, source.id)
    expect(others).toEqual([])
    expect(copy).toMatchObject({
      textLayerId: holding.layer.id,
      intact: true,
      passages: 1,
      astray: 0,
      language: 'en',
    })
    expect(copy?.report.crashed).toEqual([])
    expect(copy?.report.findings.map(({ check }) => check).toSorted()).toEqual([
      'dangling-marker',
      'missing-year',
      'number-year',
    ])
  })

  it('is empty without copies and not found without a source', async () => {
    const editor = await makeMember()
    const source = await makeSource(editor)
    expect(await copyReportsOf(editor, source.id)).toEqual([])
    await expect(copyReportsOf(editor, 'no-source')).rejects.toThrow(NotFound)
    await expect(copyReportsOf(editor, editor.id)).rejects.toThrow(NotFound)
  })
})
