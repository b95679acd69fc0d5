import { randomBytes, randomUUID } from 'node:crypto'
import { Window } from 'happy-dom'
import { act, useLayoutEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { readEntry, whenRead, writeEntry } from '@/components/desk/kept-entries'
import { keptFirst } from '@/components/desk/typed-early'
import { useKept } from '@/components/desk/use-kept'

const schema = z.object({ title: z.string(), note: z.string() })
type Typed = z.output<typeof schema>
const opened: Typed = { title: '', note: '' }
const stored = new Map<string, string>()

beforeEach(() => {
  stored.clear()
  const window = new Window()
  vi.stubGlobal('document', window.document)
  vi.stubGlobal('window', window)
  vi.stubGlobal('addEventListener', window.addEventListener.bind(window))
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, text: string) => stored.set(name, text),
    removeItem: (name: string) => stored.delete(name),
  })
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
})
afterEach(() => vi.unstubAllGlobals())

type Now = { kept: Typed | null }
type Change = (before: Typed | null) => Typed | null
type Together = (found: Typed, changed: Typed) => Typed
type Props = { name: string; together: Together | undefined; early: readonly Change[]; now: Now }

/** Changes its input before the kept one is read. */
function Form({ name, together, early, now }: Props) {
  const { kept, change } = useKept(name, schema, together && { together })
  now.kept = kept
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useLayoutEffect(() => {
    for (const next of early) change(next)
  }, [])
  return null
}

/** A form that keeps its input under a name of its own, where something was kept before. */
async function shown(before: Typed, together: Together | undefined, ...early: Change[]) {
  const memberId = randomUUID()
  const key = randomBytes(32).toString('base64')
  vi.stubGlobal('fetch', async () => Response.json({ memberId, key }))
  const name = `stele-form-${memberId}-new`
  await writeEntry(name, { from: '', value: before })
  const now: Now = { kept: null }
  const root = createRoot(document.createElement('div'))
  await act(async () => {
    root.render(<Form {...{ name, together, early, now }} />)
  })
  await act(() => whenRead([name]))
  return { name, now, leave: () => act(async () => root.unmount()) }
}

const titled: Change = (before) => ({ ...(before ?? opened), title: 'T' })

it('input before the kept one was read is added to it', async () => {
  const { name, now, leave } = await shown({ title: '', note: 'Yesterday.' }, keptFirst, titled)
  expect(now.kept).toEqual({ title: 'T', note: 'Yesterday.' })
  await vi.waitFor(async () => expect(await readEntry(name)).toMatchObject({ value: now.kept }), 120_000)
  await leave()
})

it('kept input stays where it was changed before it was read', async () => {
  const before = { title: 'Kept', note: 'Yesterday.' }
  for (const early of [[titled], [() => opened], [() => opened, () => null]]) {
    const { name, now, leave } = await shown(before, undefined, ...early)
    expect(now.kept).toEqual(before)
    expect(await readEntry(name)).toMatchObject({ value: before })
    await leave()
  }
})
