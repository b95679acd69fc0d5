import type { Metadata } from 'next'
import { permitted } from '@/app/(desk)/permitted'
import { When } from '@/components/desk/When'
import { TemplateForm } from '@/components/records/TemplateForms'
import { SettingsTabs } from '@/components/settings/SettingsTabs'
import { EmptyState } from '@/components/ui/EmptyState'
import { Table } from '@/components/ui/Table'
import { requireActor } from '@/lib/auth'
import { kindLabel } from '@/lib/records/kinds/labels'
import { listTemplates } from '@/lib/records/templates/queries'
import { getTranslator } from '@/lib/settings/language'
import { deleteTemplateAction, renameTemplateAction } from '../../records/actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('settings.templates.title') }
}

export default async function TemplatesPage() {
  const [actor, t] = await Promise.all([requireActor(), getTranslator()])
  permitted(actor, 'manageSettings')
  const templates = await listTemplates(actor)
  return (
    <>
      <SettingsTabs here="/desk/settings/templates" />
      {templates.length === 0 ? (
        <EmptyState title={t('settings.templates.none')}>{t('settings.templates.lead')}</EmptyState>
      ) : (
        <>
          <p className="mb-6 max-w-prose text-quiet">{t('settings.templates.lead')}</p>
          <Table caption={t('settings.templates.title')} stacks>
            <thead>
              <tr>
                <th scope="col">{t('settings.templates.name')}</th>
                <th scope="col">{t('settings.templates.kind')}</th>
                <th scope="col">{t('settings.templates.savedBy')}</th>
              </tr>
            </thead>
            <tbody>
              {templates.map((template) => (
                <tr key={template.id}>
                  <th scope="row">
                    <TemplateForm
                      template={template}
                      actions={{ rename: renameTemplateAction, remove: deleteTemplateAction }}
                    />
                  </th>
                  <td>{t(kindLabel(template.kind))}</td>
                  <td>
                    {template.createdBy.name}, <When at={template.createdAt} />
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        </>
      )}
    </>
  )
}
