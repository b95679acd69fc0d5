// Plain JavaScript without dependencies: it runs before anything is installed, on any Node from 20.19 on.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Prints one line for a step: its name, the outcome, and the time it took. */
export function tell(label, outcome, since) {
  const seconds = `${((performance.now() - since) / 1000).toFixed(1)} s`
  console.log(`  ${label.padEnd(12)}${outcome.padEnd(52)}${seconds.padStart(8)}`)
}

/** Prints that a step started that can take a minute. */
export function begin(label) {
  console.log(`  ${label.padEnd(12)}running …`)
}

/** Prints one line on standard error and ends the process with exit code 1. */
export function refuse(line) {
  console.error(`\n${line}`)
  process.exit(1)
}

/** Returns the PATH without the folders of installed packages: npm must not run on a Node that it removes while it installs. */
function systemPath() {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  return folders.filter((folder) => !folder.endsWith(path.join('node_modules', '.bin'))).join(path.delimiter)
}

function npm(args) {
  const { npm_execpath: cli, npm_node_execpath: node } = process.env
  const runs = { cwd: root, encoding: 'utf8', env: { ...process.env, PATH: systemPath() } }
  if (cli && node && existsSync(cli) && !node.startsWith(path.join(root, 'node_modules')))
    return spawnSync(node, [cli, ...args], runs)
  return spawnSync('npm', args, { ...runs, shell: process.platform === 'win32' })
}

const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages ?? {}

/** Returns whether an optional package is for exactly this system. npm leaves the others out. */
function isForHere({ os = [], cpu = [], libc }) {
  return !libc && [os].flat().includes(process.platform) && [cpu].flat().includes(process.arch)
}

/**
 * Returns whether node_modules matches package-lock.json. npm writes node_modules/.package-lock.json last, so an installation that was
 * cut off does not match.
 */
export function installedAsLocked(root) {
  try {
    const locked = packagesOf(path.join(root, 'package-lock.json'))
    const installed = packagesOf(path.join(root, 'node_modules', '.package-lock.json'))
    const wanted = Object.entries(locked).filter(([place]) => place !== '')
    const asLocked = ([place, entry]) => {
      const there = installed[place]
      if (!there) return Boolean(entry.optional) && !isForHere(entry)
      return there.version === entry.version && there.integrity === entry.integrity
    }
    return wanted.every(asLocked) && Object.keys(installed).every((place) => place in locked)
  } catch {
    return false
  }
}

/** Makes node_modules match package-lock.json; does nothing when it does already. */
export function install() {
  const since = performance.now()
  if (installedAsLocked(root)) return tell('Packages', 'up to date', since)
  begin('Packages')
  const result = npm(['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'])
  if (result.error || result.status !== 0) {
    const said = `${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}`
    if (/ENOSPC|no space left/i.test(said))
      refuse(`The disk that contains ${root} is full. Free some space and start again.`)
    console.error(said.trim().split('\n').slice(-15).join('\n'))
    refuse('npm could not install the packages. The reason is above.')
  }
  tell('Packages', 'installed', since)
}

/** Returns the Node for everything after the installation: the one that npm installed, or else this one. */
export function runtime() {
  const brought = path.join(root, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node')
  if (process.platform === 'linux' && existsSync(brought)) return brought
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 17)) return process.execPath
  return refuse(`On this system Stele needs Node 22.17 or newer. This is Node ${process.versions.node}.`)
}

/** Returns the environment for that Node: its folder and the commands of the packages come first on the PATH. */
export function runtimeEnv(node = runtime()) {
  const first = [path.dirname(node), path.join(root, 'node_modules', '.bin')]
  return {
    ...process.env,
    NEXT_TELEMETRY_DISABLED: '1',
    CHECKPOINT_DISABLE: '1',
    PATH: [...first, process.env.PATH].join(path.delimiter),
  }
}

/** Returns the version of an installed package. */
export function versionOf(name) {
  return JSON.parse(readFileSync(path.join(root, 'node_modules', name, 'package.json'), 'utf8')).version
}
