import { expect, it } from 'vitest'
import { CopyMemory } from '@/components/citing/copy-memory'

it('a copy says nothing of itself before the member does', () => {
  const memory = new CopyMemory()
  expect(memory.of('a')).toEqual({ seen: null, firstPage: null })
  expect(memory.pageOf('a', 3)).toBeNull()
})

it('what was seen is remembered for its copy only', () => {
  const memory = new CopyMemory()
  memory.remember('a', { seen: 'FACSIMILE_SEEN' })
  expect(memory.of('a').seen).toBe('FACSIMILE_SEEN')
  expect(memory.of('b').seen).toBeNull()
  memory.remember('a', { seen: null })
  expect(memory.of('a').seen).toBeNull()
})

it('the printed page of one sheet gives those of the others', () => {
  const memory = new CopyMemory()
  memory.remember('a', { seen: 'ORIGINAL_SEEN' })
  memory.rememberPage('a', 2, { label: 'page', value: '14' })
  expect(memory.pageOf('a', 5)).toEqual({ label: 'page', value: '17' })
  expect(memory.of('a').seen).toBe('ORIGINAL_SEEN')
  expect(memory.pageOf('a', null)).toBeNull()
  expect(memory.pageOf('b', 5)).toBeNull()
})

it('other locators say nothing of sheets', () => {
  const memory = new CopyMemory()
  for (const locator of [null, { label: 'column', value: '2' }, { label: 'page', value: 'xii' }] as const)
    memory.rememberPage('a', 1, locator)
  expect(memory.pageOf('a', 1)).toBeNull()
})
