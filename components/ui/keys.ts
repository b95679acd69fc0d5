const macKeys: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' }

const isMac = () => /Mac|iPhone|iPad/.test(navigator.platform)

/** Keys as this machine writes them: "Ctrl+Shift+9", or "⌘⇧9" on a Mac. Only in the browser. */
export const keysHere = (keys: readonly string[]): string =>
  isMac()
    ? keys.map((key) => macKeys[key] ?? key).join('')
    : keys.map((key) => (key === 'Mod' ? 'Ctrl' : key)).join('+')
