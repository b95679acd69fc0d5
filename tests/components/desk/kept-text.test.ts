import { randomBytes, randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { keepTextOf, keptTextOf, unseenTextIn } from '@/components/desk/kept-text'

const memberId = randomUUID()
const key = randomBytes(32).toString('base64')
const stored = new Map<string, string>()
let page = new EventTarget()

beforeEach(() => {
  stored.clear()
  page = new EventTarget()
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, text: string) => stored.set(name, text),
    removeItem: (name: string) => stored.delete(name),
  })
  vi.stubGlobal('fetch', async () => Response.json({ memberId, key }))
})
afterEach(() => vi.unstubAllGlobals())

/** As much of a text field as the code uses. */
function fieldWith(defaultValue = '') {
  const frame = { dataset: { member: memberId } }
  const field = Object.assign(new EventTarget(), {
    defaultValue,
    value: defaultValue,
    dataset: {},
    closest: (selector: string) => (selector === '[data-member]' ? frame : null),
  }) as unknown as HTMLTextAreaElement
  const type = (text: string) => {
    field.value = text
    field.dispatchEvent(new Event('input'))
  }
  return { field, type }
}

/** A restored text is kept again a moment later, so that another test can begin meanwhile. */
const isKept = (name: string) => stored.has(`stele-text-${memberId}-${name}`)

async function leftBehind(text: string, name: string, defaultValue?: string) {
  const { field, type } = fieldWith(defaultValue)
  const stop = keepTextOf(field, name)
  type(text)
  await expect.poll(() => isKept(name)).toBe(true)
  stop()
}

it('an unsent text comes back encrypted and whole', async () => {
  await leftBehind('Typed and not sent.', 'note')
  expect(JSON.stringify([...stored])).not.toContain('Typed')
  const { field } = fieldWith()
  const restored = vi.fn()
  keepTextOf(field, 'note', restored)
  await expect.poll(() => field.value).toBe('Typed and not sent.')
  expect(restored).toHaveBeenCalledOnce()
})

it('a field that is shown twice gets its text once', async () => {
  await leftBehind('Typed and not sent.', 'twice')
  const { field } = fieldWith()
  keepTextOf(field, 'twice')()
  const restored = vi.fn()
  keepTextOf(field, 'twice', restored)
  await expect.poll(() => restored.mock.calls.length).toBe(1)
  keepTextOf(field, 'twice', restored)
  await expect.poll(() => restored.mock.calls.length).toBe(2)
  expect(field.value).toBe('Typed and not sent.')
})

it('text typed before the old one is read keeps both', async () => {
  await leftBehind('Typed before.', 'early')
  const { field, type } = fieldWith()
  keepTextOf(field, 'early')
  type('Typed at once.')
  await expect.poll(() => field.value).toBe('Typed before.\n\nTyped at once.')
})

it('text over another original is not restored', async () => {
  await leftBehind('Changed.', 'original', 'As it was.')
  const { field } = fieldWith('As others changed it.')
  keepTextOf(field, 'original')
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(field.value).toBe('As others changed it.')
})

const formOf = (field: HTMLTextAreaElement) =>
  ({ querySelectorAll: () => [field] }) as unknown as HTMLFormElement

it('a form sent before its kept text shows is refused once', async () => {
  await leftBehind('Typed yesterday.', 'sent-early')
  const { field } = fieldWith()
  keepTextOf(field, 'sent-early')
  expect(await unseenTextIn(formOf(field))).not.toBeNull()
  expect(field.value).toBe('Typed yesterday.')
  expect(await unseenTextIn(formOf(field))).toBeNull()
})

it('a form sent after a key or a press is not refused', async () => {
  await leftBehind('Typed yesterday.', 'seen')
  const { field } = fieldWith()
  keepTextOf(field, 'seen')
  await expect.poll(() => field.value).toBe('Typed yesterday.')
  page.dispatchEvent(new Event('pointerdown'))
  expect(await unseenTextIn(formOf(field))).toBeNull()
})

it('a form deletes no text that was not read yet', async () => {
  await leftBehind('Typed yesterday.', 'unread')
  const { field } = fieldWith()
  keepTextOf(field, 'unread')
  keptTextOf(formOf(field))()
  await expect.poll(() => field.value).toBe('Typed yesterday.')
  expect(isKept('unread')).toBe(true)
  keptTextOf(formOf(field))()
  expect(isKept('unread')).toBe(false)
})
