import pg from 'pg'

/** Runs work on a connection of its own. */
export async function withConnection<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {}) // the next query reports a lost connection
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
