// `npm start` and `npm run dev`. Plain JavaScript without dependencies; what follows it runs on the Node that npm brings.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Stele needs Node 20.19 or newer; this is Node ${process.versions.node}.`)
  process.exit(1)
}
const { launch } = await import('./launch.mjs')
await launch('bin/start/serve.ts', process.argv.slice(2))
