const macKeys: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' }

const isMac = () => /Mac|iPhone|iPad/.test(navigator.platform)

/**
 * The key that was pressed; where a layout writes no Latin letter with it (Russian, Armenian), the one that a keyboard with Latin letters has there,
 * so that commands have the same keys on every keyboard.
 */
export const latinKey = ({ key, code = '' }: { key: string; code?: string }): string =>
  /^Key[A-Z]$/.test(code) && !/^[ -~]+$/.test(key) ? code.slice(3).toLowerCase() : key

/** True for this letter with Ctrl or ⌘ and nothing else. */
export const isWithMod = (event: KeyboardEvent, letter: string): boolean =>
  (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && latinKey(event) === letter

/** Keys as this machine writes them: "Ctrl+Shift+9", or "⌘⇧9" on a Mac. A page that the server renders has them as its own machine does. */
export const keysHere = (keys: readonly string[]): string =>
  isMac()
    ? keys.map((key) => macKeys[key] ?? key).join('')
    : keys.map((key) => (key === 'Mod' ? 'Ctrl' : key)).join('+')
