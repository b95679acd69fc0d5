/**
 * The script of a search form, allowed by its hash (app/content-security-policy.ts). The form works without it. It shows links to names,
 * collections and records that begin with what is typed (WAI-ARIA combobox with a list), asked for 200 ms after the last key.
 */
export const suggesting = `(() => {
  for (const form of document.querySelectorAll('form[data-suggestions]')) {
    const field = form.querySelector('input[type=search]')
    const list = form.querySelector('[role=listbox]')
    const status = form.querySelector('[role=status]')
    let at = -1, timer, stop
    const say = (text) => { status.textContent = text }
    const rows = () => [...list.children]
    const close = () => {
      clearTimeout(timer)
      if (stop) stop.abort()
      list.hidden = true
      list.replaceChildren()
      mark(-1)
      field.setAttribute('aria-expanded', 'false')
    }
    const mark = (next) => {
      at = next
      rows().forEach((row, index) => row.setAttribute('aria-selected', index === at ? 'true' : 'false'))
      if (at < 0) field.removeAttribute('aria-activedescendant')
      else {
        field.setAttribute('aria-activedescendant', list.id + '-' + at)
        rows()[at].scrollIntoView({ block: 'nearest' })
      }
    }
    const show = ({ suggestions, found }) => {
      list.replaceChildren(...suggestions.map(({ text, what, href }, index) => {
        const row = document.createElement('div')
        row.id = list.id + '-' + index
        row.setAttribute('role', 'option')
        row.dataset.href = href
        for (const part of [text, what]) {
          const words = document.createElement('bdi')
          words.textContent = part
          row.append(words, ' ')
        }
        return row
      }))
      list.hidden = suggestions.length === 0
      field.setAttribute('aria-expanded', String(!list.hidden))
      mark(-1)
      say(found)
    }
    const ask = () => {
      if (stop) stop.abort()
      stop = new AbortController()
      const query = form.dataset.suggestions + '?q=' + encodeURIComponent(field.value)
      fetch(query, { signal: stop.signal }).then((answer) => answer.ok ? answer.json().then(show) : close(), () => {})
    }
    field.setAttribute('role', 'combobox')
    field.setAttribute('aria-autocomplete', 'list')
    field.setAttribute('aria-controls', list.id)
    field.setAttribute('aria-expanded', 'false')
    field.autocomplete = 'off'
    field.addEventListener('input', () => {
      clearTimeout(timer)
      if (field.value.trim().length < 2) close()
      else timer = setTimeout(ask, 200)
    })
    field.addEventListener('keydown', (event) => {
      const count = rows().length
      if (event.isComposing || count === 0) return
      if (event.key === 'ArrowDown') mark(at + 1 < count ? at + 1 : -1)
      else if (event.key === 'ArrowUp') mark(at < 0 ? count - 1 : at - 1)
      else if (event.key === 'Escape') close()
      else if (event.key === 'Enter' && at >= 0) location.assign(rows()[at].dataset.href)
      else return
      event.preventDefault()
    })
    field.addEventListener('blur', close)
    list.addEventListener('pointerdown', (event) => event.preventDefault())
    list.addEventListener('click', (event) => {
      const row = event.target.closest('[data-href]')
      if (row) location.assign(row.dataset.href)
    })
  }
})()`
