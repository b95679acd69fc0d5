import { expect, test } from 'vitest'
import { commandsIn } from '@/components/editor/commands/command'
import { textCommands } from '@/components/editor/commands/text-commands'
import { Toolbar } from '@/components/editor/tools/Toolbar'
import { htmlOf } from '@/tests/support/render'

test('the tools are in the page before the editor, and do nothing', () => {
  const actions = { openLink: () => {}, ask: () => {}, importWord: () => {} }
  const html = htmlOf(<Toolbar editor={null} actions={actions} commands={textCommands} />)
  for (const { id } of commandsIn(textCommands, 'bar')) expect(html).toContain(`data-tool="${id}"`)
  expect(html).toMatch(/^<div[^>]* inert=""/)
})
