import sharp from 'sharp'

// Holds for the whole process, so before its first image. Each is made once and kept: a cache of its parts, and a thread for each core, would only keep memory.
sharp.cache(false)
sharp.concurrency(1)

/** The library for images, as the web server uses it. The programs that draw copies have their own. */
export { default as sharp, type OverlayOptions } from 'sharp'
