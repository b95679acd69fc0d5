import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chromium } from '@playwright/test'
import { browserPath } from './browser'

async function endpointOf(browser: ChildProcess): Promise<string> {
  let said = ''
  for await (const chunk of browser.stderr ?? []) {
    said += chunk
    const [, endpoint] = /DevTools listening on (ws:\S+)/.exec(said) ?? []
    if (endpoint) return endpoint
  }
  throw new Error(`The browser did not start:\n${said}`)
}

/** A browser of its own on this profile, which can be ended as a crash or a power cut ends it: without a farewell to its pages. */
export async function startBrowser(profile: string) {
  const program = spawn(
    await browserPath(),
    [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const browser = await chromium.connectOverCDP(await endpointOf(program))
  const [context] = browser.contexts()
  if (!context) throw new Error('The browser has no profile open.')
  return {
    context,
    kill: async () => {
      const ended = once(program, 'exit')
      program.kill('SIGKILL')
      await ended
    },
  }
}
