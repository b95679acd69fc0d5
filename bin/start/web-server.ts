/** Serves the archive without these limits: for tests, as collecting more often takes a sixth of the processor time of a server. */
export const unlimitedWebServer = [
  '--import',
  'tsx',
  '--import',
  './bin/start/source-maps.mjs',
  'bin/start/web.ts',
]

/** After those: pages that a change dropped are rendered when a reader asks for them, and not before. For tests, which change much and read little. */
export const WHEN_ASKED = '--when-asked'

/**
 * What Node is started with to serve the archive (web.ts). About 200 MB of a server stay alive. By default V8 lets garbage double that before it
 * looks for it, and keeps three spaces of 32 MB for what is new; with these limits the process takes 270 MB less and collects more often. With 20
 * percent, a reader in thirty who waits for a page waited 100 ms more for a collection. There is no limit on what stays alive.
 */
export const webServer = ['--heap-growing-percent=40', '--max-semi-space-size=8', ...unlimitedWebServer]

/**
 * What its environment has besides. The GNU allocator keeps freed memory in an arena for each of many threads; drawn images and database drivers
 * leave 150 MB there, and 70 MB in two arenas. One is enough. And it goes on to keep ever larger buffers there, such as those of pages and sitemaps,
 * unless the size from which they are given back to the system is set. Other allocators ignore these settings.
 */
export const webServerMemory = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_MMAP_THRESHOLD_: '65536',
  MALLOC_TRIM_THRESHOLD_: '131072',
}
