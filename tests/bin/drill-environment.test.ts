import { expect, test, vi } from 'vitest'
import { environmentOf } from '@/bin/commands/drill-place'
import { readEnv } from '@/lib/env-schema'

test('a drill touches nothing of the running archive', () => {
  const given = {
    DATABASE_REPLICA_URL: 'postgresql://reader@replica:5432/stele',
    STELE_MEDIA_S3: 's3://archive/files',
    ...{ STELE_S3_KEY: 'key', STELE_S3_SECRET: 'secret', STELE_BACKUP_TO: 's3://archive/backups' },
    ...{ STELE_BACKUP_DIR: '/backups', STELE_TSA_URL: 'https://stamps.example' },
    ...{ STELE_SMTP_URL: 'smtp://mail.example', STELE_MAIL_FROM: 'a@archive.example' },
    STELE_WITNESSES: 'https://witness.example witness.example+01234567+AAAA',
  }
  for (const [name, value] of Object.entries(given)) vi.stubEnv(name, value)
  const own = 'postgresql://stele_app@127.0.0.1:5432/drill'
  const env = readEnv(environmentOf({ folder: '/drill', urls: { url: own, ownerUrl: own } }))
  vi.unstubAllEnvs()
  expect(env).toMatchObject({ DATABASE_URL: own, MEDIA_DIR: '/drill/media', STELE_WITNESSES: [] })
  const kept = ['STELE_S3_KEY', 'STELE_S3_SECRET', 'STELE_MAIL_FROM', 'STELE_WITNESSES']
  const named = Object.keys(given).filter((name) => !kept.includes(name))
  expect(named.filter((name) => Object.entries(env).some(([one, value]) => one === name && value))).toEqual(
    [],
  )
})
