type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement
type Entered = { value: string; checked?: boolean; caret?: readonly [number, number] | null }
type Sent = { form: HTMLFormElement; button: HTMLElement | null }
type EarlyInput = { entered: Map<Control, Entered>; sent: () => Sent | null; stop: () => void }

/**
 * The script that remembers what a member types, chooses and sends before the components of a page begin. It runs before the page is shown. React
 * writes the saved text over what was typed into a <textarea>, and components don't know of what was typed into other fields. A form waits
 * where the browser alone would lose something: one that only its component sends, and one with changed fields that have no name. What a
 * browser fills in by itself, when it shows a page again, isn't remembered, nor are passwords.
 */
export const rememberEarlyInput = `(() => {
  const entered = new Map()
  let sent = null
  const remember = ({ target, isTrusted }) => {
    if (!isTrusted || !('value' in target) || target.type === 'password') return
    const { value, checked, selectionStart: start, selectionEnd: end } = target
    entered.delete(target)
    entered.set(target, { value, checked, caret: typeof start === 'number' ? [start, end] : null })
  }
  const hold = (event) => {
    const form = event.target
    const isLost = ({ form: around, name }) => around === form && !name
    if ((form.hasAttribute('action') || form.hasAttribute('method')) && ![...entered.keys()].some(isLost)) return
    event.preventDefault()
    event.stopPropagation()
    sent = { form, button: event.submitter }
  }
  addEventListener('input', remember, true)
  addEventListener('submit', hold, true)
  const stop = () => {
    removeEventListener('input', remember, true)
    removeEventListener('submit', hold, true)
  }
  self.steleEarlyInput = { entered, sent: () => sent, stop }
})()`

const page = globalThis as typeof globalThis & { steleEarlyInput?: EarlyInput }

/** Puts text back that React wrote over, before the next key arrives. */
export function putBackEarlyText(): void {
  for (const [control, { value, caret }] of page.steleEarlyInput?.entered ?? [])
    if (control instanceof HTMLTextAreaElement && control.value !== value) {
      write(control, value)
      if (caret) select(control, ...caret)
    }
}

/** Enters what was typed and chosen early once more, in its order, and sends a form that waits. Called when all components have begun. */
export function enterEarlyInput(): void {
  const early = page.steleEarlyInput
  if (!early) return
  delete page.steleEarlyInput
  early.stop()
  for (const [control, what] of early.entered)
    if (control.isConnected && !control.disabled) enter(control, what)
  const sent = early.sent()
  // Once the components have drawn what was entered.
  if (sent?.form.isConnected) setTimeout(() => sent.form.requestSubmit(sent.button))
}

function enter(control: Control, { value, checked }: Entered) {
  if (control instanceof HTMLSelectElement) {
    if (!control.multiple) control.value = value
    return tell(control, 'change')
  }
  if (control.type === 'file') return tell(control, 'change')
  if (control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio')) {
    control.checked = !checked
    return control.click()
  }
  // A part of a date, for example, would be lost.
  if (value === control.defaultValue || control.validity.badInput) return
  const { selectionStart, selectionEnd } = control
  // React hears only of a value that is another one than it saw last.
  control.value = control.defaultValue
  write(control, value)
  tell(control, 'input')
  if (selectionStart !== null && selectionEnd !== null) select(control, selectionStart, selectionEnd)
}

function tell(control: Control, what: 'input' | 'change') {
  control.dispatchEvent(new Event(what, { bubbles: true }))
}

/** Sets the value as the browser does, which React doesn't see. */
function write(control: HTMLInputElement | HTMLTextAreaElement, value: string) {
  const { prototype } = control instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement
  Reflect.set(prototype, 'value', value, control)
}

function select(control: HTMLInputElement | HTMLTextAreaElement, start: number, end: number) {
  if (document.activeElement === control) control.setSelectionRange(start, end)
}
