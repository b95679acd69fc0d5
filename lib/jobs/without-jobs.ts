/**
 * The environment of a web server that answers pages and runs no jobs. One that is started by a command can have another configuration than the
 * archive's own server: its queue would take the nightly backup out of the schedule, and end e-mails unsent.
 */
export const withoutJobs = { STELE_WITHOUT_JOBS: '1' } as const

/** True in such a web server. */
export const isWithoutJobs = (): boolean => process.env.STELE_WITHOUT_JOBS === '1'
