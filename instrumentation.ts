/** Runs once in each server process, before the first request. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { markAddresses } = await import('@/lib/members/addresses')
  markAddresses()
  const { keepHeadAtStart } = await import('@/lib/verification/heads')
  void keepHeadAtStart()
  const { closeMediaFolder } = await import('@/lib/storage/local-folder')
  await closeMediaFolder()
  const { keepForgetting } = await import('@/lib/holdings/made-files')
  keepForgetting()
  const { startJobsLater } = await import('@/lib/jobs/queue')
  startJobsLater()
}
