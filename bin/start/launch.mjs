import { spawn } from 'node:child_process'
import path from 'node:path'
import { install, refuse, root, runtime, runtimeEnv } from './install.mjs'
import { takeLock } from './lock.mjs'

/** npm runs a script through a shell, and a signal that ends both does not always reach the script: then its parent changes. */
function whenOrphaned(stop) {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    stop()
  }, 200)
  watch.unref()
}

/** Installs what is missing, then runs a script of the archive on the project's Node, one at a time in a clone; ends as it ends. */
export async function launch(script, args) {
  process.chdir(root)
  try {
    const lock = await takeLock(path.join(root, '.stele', 'start.lock'))
    if (lock.heldBy)
      refuse(`Stele is already started from this folder (process ${lock.heldBy}); stop that one first.`)
    process.on('exit', lock.release)
    console.log('\nStele')
    install()
    const node = runtime()
    const child = spawn(node, ['--import', 'tsx', script, ...args], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'], // the channel tells the child when this process is gone
      env: runtimeEnv(node),
    })
    lock.also(child.pid)
    const stop = () => {
      lock.ending()
      child.kill('SIGTERM')
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
    if (process.env.npm_lifecycle_event) whenOrphaned(stop)
    await new Promise((resolve) => child.once('exit', resolve))
    process.exitCode = child.exitCode ?? 1
  } catch (error) {
    if (error.code === 'ENOSPC')
      refuse(`No space left on the disk that holds ${root}: free some and start again.`)
    if (error.code === 'EACCES' || error.code === 'EROFS')
      refuse(`Stele may not write to ${error.path ?? root}: start it as the owner of this folder.`)
    throw error
  }
}
