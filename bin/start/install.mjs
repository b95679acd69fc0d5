// Plain JavaScript without dependencies: it runs before anything is installed, on whatever Node ≥ 20.19 the machine has.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { installedAsLocked } from './lockfile.mjs'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Prints one line for a step: what was done, how it went, and the time it took. */
export function tell(label, outcome, since) {
  const seconds = `${((performance.now() - since) / 1000).toFixed(1)} s`
  console.log(`  ${label.padEnd(12)}${outcome.padEnd(52)}${seconds.padStart(8)}`)
}

/** Prints that a step which may take a minute has begun. */
export function begin(label) {
  console.log(`  ${label.padEnd(12)}under way …`)
}

/** Ends with one clear line on standard error. */
export function refuse(line) {
  console.error(`\n${line}`)
  process.exit(1)
}

/** The PATH without the folders of installed packages, so that npm runs on a Node which it does not remove while it installs. */
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

/** Brings node_modules to what package-lock.json says; does nothing when it is that already. */
export function install() {
  const since = performance.now()
  if (installedAsLocked(root)) return tell('Packages', 'as locked', since)
  begin('Packages')
  const result = npm(['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'])
  if (result.error || result.status !== 0) {
    const said = `${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}`
    if (/ENOSPC|no space left/i.test(said))
      refuse(`No space left on the disk that holds ${root}: free some and start again.`)
    console.error(said.trim().split('\n').slice(-15).join('\n'))
    refuse('The packages could not be installed; npm says why above.')
  }
  tell('Packages', 'installed', since)
}

/** The Node that everything after the installation runs on: the one npm brought, else this one. */
export function runtime() {
  const brought = path.join(root, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node')
  if (process.platform === 'linux' && existsSync(brought)) return brought
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 17)) return process.execPath
  return refuse(`On this system Stele needs Node 22.17 or newer; this is ${process.versions.node}.`)
}

/** The environment of what runs on that Node: its folder, then the packages' commands, first on the path. */
export function runtimeEnv(node = runtime()) {
  const first = [path.dirname(node), path.join(root, 'node_modules', '.bin')]
  return {
    ...process.env,
    NEXT_TELEMETRY_DISABLED: '1',
    CHECKPOINT_DISABLE: '1',
    PATH: [...first, process.env.PATH].join(path.delimiter),
  }
}

/** The version of an installed package, for messages. */
export function versionOf(name) {
  return JSON.parse(readFileSync(path.join(root, 'node_modules', name, 'package.json'), 'utf8')).version
}
