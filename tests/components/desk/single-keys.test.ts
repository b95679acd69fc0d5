import { afterAll, beforeEach, expect, it, vi } from 'vitest'
import { listenForSingleKeys } from '@/components/desk/single-keys'

const page = Object.assign(new EventTarget(), { querySelector: () => dialog })
let dialog: object | null = null
let heard: string[] = []
vi.stubGlobal('document', page)
vi.stubGlobal('HTMLElement', class {})
vi.stubGlobal('localStorage', { getItem: () => null })
afterAll(() => vi.unstubAllGlobals())
beforeEach(() => {
  dialog = null
  heard = []
})

const press = (key: string, more = {}) => {
  const event = new Event('keydown', { cancelable: true })
  page.dispatchEvent(Object.assign(event, { key, ctrlKey: false, metaKey: false, altKey: false, ...more }))
}

it('hears single keys unless a dialog is open or G comes before', () => {
  const stop = listenForSingleKeys((key) => heard.push(key))
  press('n')
  press('r', { ctrlKey: true })
  press('g')
  press('r')
  press('r')
  dialog = {}
  press('n')
  stop()
  dialog = null
  press('n')
  expect(heard).toEqual(['n', 'g', 'r'])
})

it('hears the Latin letter of a key of any layout', () => {
  const stop = listenForSingleKeys((key) => heard.push(key))
  // Russian, Armenian, Azerbaijani and French keyboards, and one with Latin letters that stand elsewhere.
  press('о', { code: 'KeyJ' })
  press('ն', { code: 'KeyN' })
  press('ü', { code: 'KeyW' })
  press('a', { code: 'KeyQ' })
  press('п', { code: 'KeyG' })
  press('к', { code: 'KeyR' })
  press('?', { code: 'Digit7' })
  stop()
  expect(heard).toEqual(['j', 'n', 'w', 'a', 'g', '?'])
})
