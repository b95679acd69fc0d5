import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { unlimitedWebServer } from '@/bin/start/web-server'

it('has source maps of its own code alone', () => {
  const script = `console.log(JSON.stringify(require('node:module').getSourceMapsSupport()))`
  const { stdout } = spawnSync(process.execPath, [...unlimitedWebServer.slice(0, -1), '-e', script], {
    encoding: 'utf8',
  })
  expect(JSON.parse(stdout)).toEqual({ enabled: true, nodeModules: false, generatedCode: false })
})
