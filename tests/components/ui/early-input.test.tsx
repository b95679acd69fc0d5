import { runInThisContext } from 'node:vm'
import { Window } from 'happy-dom'
import { act, useState } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { EarlyInput } from '@/components/ui/EarlyInput'
import { enterEarlyInput, rememberEarlyInput } from '@/components/ui/early-input'

const classes = ['HTMLElement', 'HTMLInputElement', 'HTMLTextAreaElement', 'HTMLSelectElement'] as const

beforeEach(() => {
  const window = new Window()
  for (const name of ['document', 'Event', 'FormData', ...classes] as const) vi.stubGlobal(name, window[name])
  vi.stubGlobal('window', window)
  vi.stubGlobal('self', globalThis)
  vi.stubGlobal('addEventListener', window.addEventListener.bind(window))
  vi.stubGlobal('removeEventListener', window.removeEventListener.bind(window))
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
})
afterEach(() => vi.unstubAllGlobals())

const sent = vi.fn<(values: unknown) => void>()

function Form() {
  const [isRead, setRead] = useState(false)
  const [kind, setKind] = useState('account')
  return (
    <>
      <form
        action=""
        onSubmit={(event) => {
          event.preventDefault()
          sent({ isRead, kind, note: new FormData(event.currentTarget).get('note') })
        }}
      >
        <input
          id="read"
          type="checkbox"
          checked={isRead}
          onChange={({ target }) => setRead(target.checked)}
        />
        <select id="kind" value={kind} onChange={({ target }) => setKind(target.value)}>
          <option>account</option>
          <option>testimony</option>
        </select>
        <textarea id="note" name="note" defaultValue="As saved." />
        <button type="submit">Save</button>
      </form>
      <EarlyInput />
    </>
  )
}

/** What a browser does when a member changes a control. */
function change<Control extends HTMLElement>(
  id: string,
  by: (control: Control) => void,
  { type = 'input', isComposing = false } = {},
) {
  const control = document.querySelector<Control>(`#${id}`)
  if (!control) throw new Error(`There is no #${id}.`)
  by(control)
  const event = new Event(type, { bubbles: true })
  Object.defineProperties(event, { isTrusted: { value: true }, isComposing: { value: isComposing } })
  control.dispatchEvent(event)
  return control
}

/** Presses the button of a form early; true when the form waits. */
function press(form: HTMLFormElement | null) {
  const early = new Event('submit', { bubbles: true, cancelable: true })
  form?.dispatchEvent(early)
  return early.defaultPrevented
}

it('what is typed, chosen and sent before the script reaches the form', async () => {
  document.body.innerHTML = `<div>${renderToString(<Form />)}</div>`
  runInThisContext(rememberEarlyInput)
  change<HTMLInputElement>('read', (box) => {
    box.checked = true
  })
  change<HTMLSelectElement>('kind', (list) => {
    list.value = 'testimony'
  })
  const note = change<HTMLTextAreaElement>('note', (field) => {
    field.value = 'As saved. And more.'
  })
  expect([press(note.form), press(note.form)]).toEqual([true, true])

  const container = document.body.firstElementChild
  if (container) await act(async () => void hydrateRoot(container, <Form />))
  await vi.waitFor(() => expect(sent).toHaveBeenCalled(), 120_000)
  expect(sent).toHaveBeenCalledExactlyOnceWith({
    isRead: true,
    kind: 'testimony',
    note: 'As saved. And more.',
  })
})

it('a form waits only for what the browser alone would lose', async () => {
  document.body.innerHTML = `<form action=""><input id="title" name="title" value=""><input type="radio" id="one" name="kind"></form>`
  runInThisContext(rememberEarlyInput)
  const type = () =>
    change<HTMLInputElement>('title', (field) => {
      field.value = 'A title'
    })
  expect(press(type().form)).toBe(false)
  const chosen = change<HTMLInputElement>('one', (button) => {
    button.checked = true
  })
  expect(press(chosen.form)).toBe(true)
  document.body.innerHTML = ''
  enterEarlyInput()
  // It ends to listen when what was entered has been drawn.
  await new Promise((resolve) => setTimeout(resolve))
})

it('text that an input method composes is entered when it is composed', async () => {
  document.body.innerHTML = `<form><input id="title"></form>`
  runInThisContext(rememberEarlyInput)
  const field = change<HTMLInputElement>(
    'title',
    (field) => {
      field.value = 'zh'
    },
    { isComposing: true },
  )
  const heard: string[] = []
  field.addEventListener('input', () => heard.push(field.value))
  enterEarlyInput()
  await new Promise((resolve) => setTimeout(resolve))
  expect(heard).toEqual([])
  change<HTMLInputElement>(
    'title',
    (field) => {
      field.value = '中'
    },
    { type: 'compositionend' },
  )
  await vi.waitFor(() => expect(heard).toEqual(['中']))
})
