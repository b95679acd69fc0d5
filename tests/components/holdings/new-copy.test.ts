import { expect, it } from 'vitest'
import { copyOf } from '@/components/holdings/new-copy'
import { uploadSchema } from '@/lib/holdings/schema'

const form = new FormData()
form.set('kind', 'TRANSCRIPT')
form.set('language', 'en')
form.set('origin', 'HUMAN')
form.set('text', '<!doctype html><html><body>The source of a page</body></html>')
form.set('file', new File(['words'], 'page.html'))

const sent = (mode: 'FILE' | 'TEXT') => {
  const copy = copyOf(form, mode, '00000000-0000-4000-8000-000000000001', 1)
  if ('fault' in copy) throw new Error(copy.fault.key)
  const { searchParams } = new URL(copy.address, 'http://localhost:3000')
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
