import { words } from '#app/messages/words.ts'
import { Banner } from '#components/ui/banner.tsx'
import { Card } from '#components/ui/card.tsx'
import { readPage } from '#lib/http/list-page.ts'
import { listMembers } from '#lib/services/groups/members.ts'
import { openList } from '../../open-list.ts'
import { groupHref } from '../group-href.ts'
import { addPeople, removeChosen } from './actions.ts'
import { AddPeople } from './add-people.tsx'
import { shape } from './members-shape.ts'
import { MembersTable } from './members-table.tsx'
import { hiddenOf, type Subject } from './subject.ts'

/** Who is in the group, and who else should be. */
export async function MembersPanel({ subject }: { subject: Subject }) {
  const t = words('groups')
  const { at, visit, place, directory, group, may, search } = subject
  const opened = await openList(shape(), place, search)
  const list = { ...opened, home: `/admin/${at.tenant}/groups/${group.id}` }
  const page = await readPage(listMembers, visit, { directory, id: group.id, search: list.state.search }, list.state)
  const query = new URLSearchParams({ environment: at.environment })
  return (
    <>
      {may.fill || !may.write ? null : (
        <Banner tone="info" title={t('notYoursTitle')}>
          <p>{t('notYoursText')}</p>
        </Banner>
      )}
      {may.fill ? (
        <Card title={t('addTitle')}>
          <AddPeople
            action={addPeople.bind(null, at)}
            hidden={hiddenOf(subject)}
            src={`/admin/${at.tenant}/pick/users?${query}`}
            home={groupHref(at, 'members')}
            words={{
              people: t('peopleToAdd'),
              placeholder: t('searchPeople'),
              add: t('add'),
              adding: t('adding'),
              paste: t('paste'),
              pasteLabel: t('pasteLabel'),
              pasteHint: t('pasteHint'),
              done: t('showMembers'),
              outcome: {
                added: t('outcome.added'),
                removed: t('outcome.removed'),
                already: t('outcome.already'),
                no_member: t('outcome.no_member'),
                absent: t('outcome.absent'),
                ambiguous: t('outcome.ambiguous'),
              },
            }}
          />
        </Card>
      ) : null}
      <MembersTable
        list={list}
        page={page}
        people={`/admin/${at.tenant}/users`}
        remove={may.fill ? removeChosen.bind(null, at, directory) : undefined}
        words={{
          title: t('tab.members'),
          search: t('searchMembers'),
          placeholder: t('searchPeople'),
          none: t('noMembers'),
          noneText: t('noMembersText'),
          remove: t('remove'),
          removeText: t('removeText', { group: group.displayName }),
          from: t('removeFrom'),
          one: t('person'),
          many: t('persons'),
        }}
        now={visit.now}
      />
    </>
  )
}
