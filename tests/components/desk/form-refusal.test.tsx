import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { refused } from '@/components/desk/refusal'
import { shownInPage, stubBrowser } from '@/tests/support/browser-page'

beforeEach(stubBrowser)
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

it('why a form was refused comes in sight of who sent it', async () => {
  const inSight = vi.spyOn(HTMLElement.prototype, 'scrollIntoView')
  const page = (reason: string | null) => (
    <>
      <input id="elsewhere" />
      <form>
        <FormRefusal refusal={reason === null ? null : refused(reason)} />
        <button type="submit">Save</button>
      </form>
    </>
  )
  const { container, show, leave } = await shownInPage(page(null))
  container.querySelector('button')?.focus()
  await show(page('First.'))
  expect(inSight).toHaveBeenCalledTimes(1)
  // The browser takes the focus from a button that is disabled while the form is sent.
  container.querySelector('button')?.blur()
  expect(document.activeElement).toBe(document.body)
  await show(page('Second.'))
  expect(inSight).toHaveBeenCalledTimes(2)
  container.querySelector('input')?.focus()
  await show(page('Third.'))
  expect(inSight).toHaveBeenCalledTimes(2)
  await leave()
})

it('a refusal beside its form comes in sight unless someone types elsewhere', async () => {
  const inSight = vi.spyOn(HTMLElement.prototype, 'scrollIntoView')
  const page = (reason: string | null) => (
    <>
      <input id="elsewhere" />
      <form>
        <button type="submit">Remove</button>
      </form>
      <FormRefusal refusal={reason === null ? null : refused(reason)} />
    </>
  )
  const { container, show, leave } = await shownInPage(page(null))
  container.querySelector('button')?.focus()
  await show(page('First.'))
  expect(inSight).toHaveBeenCalledTimes(1)
  container.querySelector('input')?.focus()
  await show(page('Second.'))
  expect(inSight).toHaveBeenCalledTimes(1)
  await leave()
})
