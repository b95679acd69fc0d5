type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement
type Entered = {
  value: string
  checked?: boolean
  caret?: readonly [number, number] | null
  /** True while an input method composes the text. */
  isComposing?: boolean
}
/** The forms that wait, each with the button that was pressed. */
type Waiting = Map<HTMLFormElement, HTMLButtonElement | HTMLInputElement | null>
type EarlyInput = { entered: Map<Control, Entered>; waiting: Waiting; forget: () => void; letGo: () => void }

/**
 * The script that remembers what a member types, chooses and sends before the components of a page begin. It runs before the page is shown. React
 * writes the saved text over what was typed into a <textarea>, and components don't know of what was typed into other fields. A form waits
 * where the browser alone would lose something: one that only its component sends, and one with changed fields that have no name of their own. What
 * a browser fills in by itself, when it shows a page again, isn't remembered, nor are passwords, nor what the browser sends.
 */
export const rememberEarlyInput = `(() => {
  const entered = new Map()
  const waiting = new Map()
  const remember = ({ target, isTrusted, isComposing = false }) => {
    if (!isTrusted || !('value' in target) || target.type === 'password') return
    const { value, checked, selectionStart: start, selectionEnd: end } = target
    entered.delete(target)
    entered.set(target, { value, checked, caret: typeof start === 'number' ? [start, end] : null, isComposing })
  }
  const hold = (event) => {
    const form = event.target
    const changed = [...entered.keys()].filter((control) => control.form === form)
    // Radio buttons have a name to belong together; components send their choice in another field.
    const isLost = ({ name, type }) => !name || type === 'radio'
    if ((form.hasAttribute('action') || form.hasAttribute('method')) && !changed.some(isLost)) {
      for (const control of changed) entered.delete(control)
      return
    }
    event.preventDefault()
    event.stopPropagation()
    waiting.set(form, event.submitter)
  }
  const changes = ['input', 'compositionend']
  for (const change of changes) addEventListener(change, remember, true)
  addEventListener('submit', hold, true)
  const forget = () => {
    for (const change of changes) removeEventListener(change, remember, true)
  }
  const letGo = () => removeEventListener('submit', hold, true)
  self.steleEarlyInput = { entered, waiting, forget, letGo }
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

/** Enters what was typed and chosen early once more, in its order, and sends the forms that wait. Called when all components have begun. */
export function enterEarlyInput(): void {
  const early = page.steleEarlyInput
  if (!early) return
  delete page.steleEarlyInput
  early.forget()
  for (const [control, what] of early.entered)
    if (what.isComposing) enterComposed(control)
    else if (control.isConnected && !control.disabled) enter(control, what)
  // Once the components have drawn what was entered.
  setTimeout(() => {
    early.letGo()
    for (const [form, button] of early.waiting)
      if (form.isConnected && (!button || (button.form === form && !button.disabled)))
        form.requestSubmit(button)
  })
}

/** Waits until the text is composed: another value meanwhile would end it in its middle, and the input method would write its signs twice. */
function enterComposed(control: Control) {
  const end = () => setTimeout(() => control.isConnected && enter(control, { value: control.value }))
  control.addEventListener('compositionend', end, { once: true })
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
