import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The browser of the tests: CHROME_PATH, else Chromium or Chrome of this machine, else the one that npm brings. */
export async function browserPath(): Promise<string> {
  const found = [process.env.CHROME_PATH, ...installed].find((place) => place && existsSync(place))
  return found ?? packagedBrowser()
}

/** Chromium from npm, with the libraries and fonts that a bare Linux lacks; they are named in the environment for whoever starts it. */
async function packagedBrowser(): Promise<string> {
  if (process.platform !== 'linux')
    throw new Error('The browser tests need Chrome or Chromium: install one, or name it in CHROME_PATH.')
  const { default: chromium, inflate } = await import('@sparticuz/chromium')
  await inflate(path.resolve('node_modules/@sparticuz/chromium/bin/al2023.tar.br'))
  process.env.LD_LIBRARY_PATH = path.join(tmpdir(), 'al2023', 'lib')
  process.env.FONTCONFIG_PATH = path.join(tmpdir(), 'fonts')
  const browser = await chromium.executablePath()
  if (spawnSync(browser, ['--version']).status === 0) return browser
  // Left half unpacked by a run that was stopped.
  await rm(browser, { force: true })
  return chromium.executablePath()
}
