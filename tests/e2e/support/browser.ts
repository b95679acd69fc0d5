import { spawnSync } from 'node:child_process'
import { accessSync, constants, statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const ON_MACOS = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

/** Chromium or Chrome of this machine: in a folder of its PATH, else in /usr/bin or where macOS keeps it; undefined when it has none. */
export function installedBrowser(
  folders = (process.env.PATH ?? '').split(path.delimiter),
): string | undefined {
  const places = [...folders, '/usr/bin'].filter(path.isAbsolute)
  return [...places.flatMap((folder) => NAMES.map((name) => path.join(folder, name))), ON_MACOS].find(
    isProgram,
  )
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}

/** The browser of the tests: CHROME_PATH, else Chromium or Chrome of this machine, else the one that npm brings. */
export async function browserPath(): Promise<string> {
  const named = process.env.CHROME_PATH
  if (named && isProgram(named)) return named
  return installedBrowser() ?? packagedBrowser()
}

/** Chromium from npm, with the libraries and fonts that a bare Linux lacks; the environment names them for the process that starts it. */
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
