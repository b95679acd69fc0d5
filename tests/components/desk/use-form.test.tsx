import { Window } from 'happy-dom'
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type FormAnswer, useAnswer } from '@/components/desk/use-form'

type Answer = { reason: string }

beforeEach(() => {
  const window = new Window()
  for (const name of ['document', 'SubmitEvent', 'FormData', 'HTMLElement'] as const)
    vi.stubGlobal(name, window[name])
  vi.stubGlobal('window', window)
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
})
afterEach(() => vi.unstubAllGlobals())

/** Gives another object for "no answer" in each render. */
function Form({ action, label }: { action: FormAnswer<Answer>; label: string }) {
  const { answer, taken, accepted, form } = useAnswer<Answer>(action, { reason: 'No answer.' })
  return (
    <form {...form} aria-label={label}>
      <output>{JSON.stringify({ answer, taken, accepted })}</output>
    </form>
  )
}

/** Such a form that was rendered twice. */
async function shown(action: FormAnswer<Answer>) {
  const container = document.createElement('div')
  const root = createRoot(container)
  const render = (label: string) => act(async () => root.render(<Form action={action} label={label} />))
  await render('first')
  await render('second')
  return {
    state: () => JSON.parse(container.querySelector('output')?.textContent ?? ''),
    submit: () =>
      act(async () => {
        container
          .querySelector('form')
          ?.dispatchEvent(new window.Event('submit', { cancelable: true, bubbles: true }))
      }),
  }
}

it('a form that was not sent has no answer when shown again', async () => {
  const { state } = await shown(async () => null)
  expect(state()).toEqual({ answer: null, taken: false, accepted: 0 })
})

it('a form that was sent has the answer, or none that came', async () => {
  const answers = [{ reason: 'Refused.' }, null]
  const { state, submit } = await shown(async () => {
    const [answer] = answers.splice(0, 1)
    if (answer === undefined) throw new Error('offline')
    return answer
  })
  await submit()
  expect(state()).toEqual({ answer: { reason: 'Refused.' }, taken: false, accepted: 0 })
  await submit()
  expect(state()).toEqual({ answer: null, taken: true, accepted: 1 })
  await submit()
  expect(state()).toEqual({ answer: { reason: 'No answer.' }, taken: false, accepted: 1 })
})
