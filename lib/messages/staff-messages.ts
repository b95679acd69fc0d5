import { createHash } from 'node:crypto'
import { messagesOf } from './catalogue'
import type { Messages } from './keys'
import { sharedMessages } from './shared'

type Script = { address: string; text: string }

const scripts = new WeakMap<Messages, Script>()

/**
 * The script that gives the browser the messages of staff pages in a language. Its address changes with them, so that a browser keeps it: they would
 * be most of each page. From then on components on the server find them, too.
 */
export function staffMessages(language: string): Script {
  const all = messagesOf(language)
  const known = scripts.get(all)
  if (known) return known
  const { archive, commands, ...messages } = all
  sharedMessages[language] = messages
  const text = `(self.steleMessages ??= {})[${JSON.stringify(language)}] = ${JSON.stringify(messages)}\n`
  const version = createHash('sha256').update(text).digest('base64url').slice(0, 16)
  const script = { address: `/api/messages/${language}/${version}.js`, text }
  scripts.set(all, script)
  return script
}
