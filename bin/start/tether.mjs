// Loaded first in the web server: ends it when the process that started it is gone, even when that was killed.
if (process.channel) {
  const parent = process.ppid
  process.on('disconnect', () => process.exit(0))
  setInterval(() => process.ppid !== parent && process.exit(0), 1000).unref()
}
