import { setSourceMapsSupport } from 'node:module'

// tsx, which comes before, has Node read the source maps of everything and keep them, with the sources of the framework and of other packages.
setSourceMapsSupport(true, { nodeModules: false, generatedCode: false })
