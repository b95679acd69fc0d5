import { randomBytes, randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import {
  deleteUnreachableCopies,
  draftOf,
  nothingUnfinished,
  unfinishedName,
  unfinishedSchema,
  withoutDraft,
  withRead,
  withTyped,
} from '@/components/citing/unfinished-source'
import { readEntry, writeEntry } from '@/components/desk/kept-entries'
import { proposalsOf } from '@/lib/sources/references/proposals'

const memberId = randomUUID()
const existing = randomUUID()
const key = randomBytes(32).toString('base64')
const stored = new Map<string, string>()

beforeEach(() => {
  stored.clear()
  vi.stubGlobal(
    'localStorage',
    new Proxy(
      {
        getItem: (name: string) => stored.get(name) ?? null,
        setItem: (name: string, text: string) => void stored.set(name, text),
        removeItem: (name: string) => void stored.delete(name),
      },
      {
        ownKeys: () => [...stored.keys()],
        getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
      },
    ),
  )
  vi.stubGlobal('fetch', async (path: string) =>
    Response.json(
      path.startsWith('/api/sources')
        ? [{ id: existing, title: 'There', label: '', facts: null, holdings: [] }]
        : { memberId, key },
    ),
  )
})
afterEach(() => vi.unstubAllGlobals())

const read = (text: string) => withRead(nothingUnfinished, proposalsOf(text))

it('a half-typed new source is restored as it was', async () => {
  const [draft] = read('“A bridge”, 1992').drafts
  if (!draft) throw new Error('Nothing was read.')
  const typed = {
    ...draft,
    source: { ...draft.source, title: '', issued: { verbatim: '3/', edtf: '19', basis: 'AS_PRINTED' } },
    copy: { ...draft.copy, what: 'typed', language: 'e' },
    isChanged: true,
  }
  const value = { reference: '“A bridge”, 1992', drafts: [typed] }
  const name = unfinishedName(`${memberId}-${randomUUID()}`)
  await writeEntry(name, { from: '', value })
  expect([...stored.values()].join()).not.toContain('bridge')
  expect(unfinishedSchema.parse(JSON.parse(JSON.stringify(value)))).toEqual(value)
  expect(await readEntry(name)).toEqual({ from: '', value })
})

it('reading another reference keeps what a member completed', () => {
  const [first] = proposalsOf('“A bridge”')
  const untouched = read('“A bridge”')
  expect(withRead(untouched, proposalsOf('“A dam”')).drafts.map(({ source }) => source.title)).toEqual([
    'A dam',
  ])
  if (!first) throw new Error('Nothing was read.')
  const changed = { reference: '', drafts: [{ ...draftOf(first), isChanged: true }] }
  const both = withRead(changed, proposalsOf('“A dam”')).drafts
  expect(both.map(({ source }) => source.title)).toEqual(['A dam', 'A bridge'])
  expect(both.at(1)?.id).toBe(changed.drafts[0]?.id)
})

it('a reference pasted before the kept one is read keeps both', () => {
  const kept = { ...nothingUnfinished, reference: 'Yesterday.' }
  const pasted = { ...nothingUnfinished, reference: 'Today.' }
  expect(withTyped(kept, pasted).reference).toBe('Yesterday.\n\nToday.')
  expect(withTyped(kept, nothingUnfinished).reference).toBe('Yesterday.')
  expect(withTyped(nothingUnfinished, pasted).reference).toBe('Today.')
})

it('the last source that was added leaves nothing behind', () => {
  const two = read('[{"type":"book","title":"One"},{"type":"book","title":"Two"}]')
  const now = { reference: 'both', drafts: two.drafts }
  const [one, other] = now.drafts.map(({ id }) => id)
  const rest = withoutDraft(now, one ?? '')
  expect(rest.drafts.map(({ id }) => id)).toEqual([other])
  expect(withoutDraft(rest, other ?? '')).toEqual(nothingUnfinished)
})

it('only texts of copies that no form shows are deleted', async () => {
  const { drafts } = read('“A bridge”')
  const [draft] = drafts
  const copy = (id: string) => `stele-text-${memberId}-copy-${id}`
  await writeEntry(unfinishedName(`${memberId}-record`), { from: '', value: { reference: '', drafts } })
  const kept = [copy(draft?.id ?? ''), copy(existing), `stele-text-${memberId}-copy-text-${randomUUID()}--0`]
  const others = copy(randomUUID()).replace(memberId, randomUUID())
  stored.set(others, 'sealed:another member’s')
  for (const name of [...kept, copy(randomUUID())]) await writeEntry(name, { from: '', text: 'Typed.' })
  // Another version can have kept it for a source that this one can't read.
  const unknown = unfinishedName(`${memberId}-of-another-version`)
  await writeEntry(unknown, { from: '', value: { sources: [] } })
  await deleteUnreachableCopies(memberId)
  expect([...stored.keys()].filter((name) => name.includes('-copy-'))).toHaveLength(kept.length + 2)
  await writeEntry(unknown, null)
  await deleteUnreachableCopies(memberId)
  expect([...stored.keys()].filter((name) => name.includes('-copy-')).sort()).toEqual(
    [...kept, others].sort(),
  )
})
