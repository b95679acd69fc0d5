import { describe, expect, it } from 'vitest'
import { consentOf, newRecordOf } from '@/app/(desk)/desk/records/forms'

const form = (fields: Record<string, string | Blob>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}

describe('the forms of records', () => {
  it('take a file where text is asked for as nothing typed', () => {
    expect(newRecordOf(form({ title: new Blob(['x']) })).title).toBe('')
  })

  it('send names only on request, and empty days as null', () => {
    const asked = consentOf(form({ version: '3', legalName: '', embargoUntil: '' }))
    expect(asked).toMatchObject({ version: 3, legalName: '', embargoUntil: null })
    expect(consentOf(form({ version: '3' }))).not.toHaveProperty('legalName')
  })
})
