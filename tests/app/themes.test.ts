import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { modulesIn } from '@/tests/support/modules'

const declarations = (css: string) =>
  [...css.matchAll(/^\s+([\w-]+):\s*([^;]+);/gm)].map(([, name = '', value = '']) => ({ name, value }))

/** Guards the assumption with which the browser tests check the dark theme's contrasts only (tests/e2e/support/axe.ts). */
it('the dark theme changes colours only', () => {
  const tokens = readFileSync('app/tokens.css', 'utf8')
  const [light = '', rest = ''] = tokens.split('@media (prefers-color-scheme: dark)')
  const dark = declarations(rest.split('@media')[0] ?? '')
  const names = declarations(light).map(({ name }) => name)
  expect(dark.length).toBeGreaterThan(5)
  for (const { name, value } of dark) {
    expect(names).toContain(name)
    expect(value).toMatch(/^#[0-9a-f]{3,6}$/)
  }
  const sheets = readdirSync('app', { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.css') && entry.name !== 'tokens.css')
    .map(({ name }) => name)
  for (const sheet of sheets)
    expect(readFileSync(`app/${sheet}`, 'utf8')).not.toContain('prefers-color-scheme')
  for (const { file, text } of modulesIn('app', 'components'))
    expect(text, file).not.toMatch(/["'`\s]dark:[\w[-]/)
})
