import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from './app-role'
import { startThrowawayPostgres } from './postgres'

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string
  }
}

/** One PostgreSQL for the run, with a migrated template from which each test file makes its own database. */
export default async function setup(project: TestProject) {
  const server = await startThrowawayPostgres()
  const admin = new pg.Client(server.url('postgres'))
  await admin.connect()
  await admin.query('CREATE DATABASE template_stele')
  await admin.end()
  await migrate(server.url('template_stele')).catch(async (error) => {
    await server.stop()
    throw error
  })
  project.provide('postgresUrl', server.url('postgres'))
  return server.stop
}
