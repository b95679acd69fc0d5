import { expect, it } from 'vitest'
import { copiesOf, MOST_FILES } from '@/components/holdings/new-copy'
import { laterUploadSchema, uploadSchema } from '@/lib/holdings/schema'

const form = new FormData()
form.set('kind', 'TRANSCRIPT')
form.set('language', 'en')
form.set('origin', 'HUMAN')
form.set('text', '<!doctype html><html><body>The source of a page</body></html>')
form.set('file', new File(['words'], 'page.html'))

const sent = (mode: 'FILE' | 'TEXT') => {
  const copy = copiesOf(form, mode, '00000000-0000-4000-8000-000000000001', 1)
  if (!('one' in copy)) throw new Error('It is not sent at once.')
  const { searchParams } = new URL(copy.one.address, 'http://localhost:3000')
  return uploadSchema.parse(Object.fromEntries(searchParams))
}

it('a pasted text is sent as pasted, and a file is not', () => {
  expect(sent('TEXT')).toMatchObject({ filename: 'pasted.txt', pasted: true })
  expect(sent('FILE')).toMatchObject({ filename: 'page.html', pasted: false })
})

it('an upload without kind, origin and language is refused', () => {
  const { error } = uploadSchema.safeParse({
    sourceId: '00000000-0000-4000-8000-000000000001',
    filename: 'a',
  })
  expect(error?.issues.map(({ path }) => path[0]).toSorted()).toEqual(['kind', 'language', 'origin'])
})

it('an encoding that a person chose is sent with the file', () => {
  form.set('encoding', 'koi8-r')
  expect(sent('FILE')).toMatchObject({ encoding: 'koi8-r' })
})

/** What is sent of these files, with at most eight megabytes each. */
const sentLater = (files: File[]) => {
  const many = new FormData()
  for (const [name, value] of form) if (name !== 'file') many.set(name, value)
  many.set('betterThanId', '00000000-0000-4000-8000-000000000002')
  for (const file of files) many.append('file', file)
  return copiesOf(many, 'FILE', '00000000-0000-4000-8000-000000000001', 8)
}
const megabytes = (count: number, name: string) => new File([new Uint8Array(count * 1024 * 1024)], name)

it('many files are read after they were sent', () => {
  const sent = sentLater([new File(['a'], 'a.txt'), megabytes(9, 'b.txt'), new File([''], 'c.txt')])
  if (!('later' in sent)) throw new Error('They are sent at once.')
  const [first, second, third] = sent.later
  if (!first || !('address' in first)) throw new Error('The first is not sent.')
  const { pathname, searchParams } = new URL(first.address, 'http://localhost:3000')
  expect(pathname).toBe('/api/holdings/later')
  expect(laterUploadSchema.parse(Object.fromEntries(searchParams))).toMatchObject({
    ...{ filename: 'a.txt', kind: 'TRANSCRIPT', betterThanId: null },
  })
  expect(second).toMatchObject({ name: 'b.txt', fault: { key: 'holdings.errors.tooLarge' } })
  expect(third).toMatchObject({ name: 'c.txt', fault: { key: 'holdings.errors.emptyFile' } })
})

it('a long PDF alone is read after it was sent', () => {
  const sent = sentLater([megabytes(5, 'long.pdf')])
  const [only] = 'later' in sent ? sent.later : []
  expect(only).toMatchObject({ address: expect.stringContaining('betterThanId=00000000') })
  expect(sentLater([megabytes(5, 'long.txt')])).toHaveProperty('one')
})

it('more than fifty files are refused at once', () => {
  const files = Array.from({ length: MOST_FILES + 1 }, (_, number) => new File(['a'], `${number}.txt`))
  expect(sentLater(files)).toMatchObject({ fault: { key: 'holdings.errors.tooManyFiles' } })
})
